import {html} from "../../vendor/htl.js";
import type {Catalogue} from "../../workbook/work/catalogue.js";
import {findExercise} from "../../workbook/work/catalogue.js";
import {readWorkCode, readWorkFile, workLimit, type Work, type WorkReading} from "../../workbook/work/file.js";
import {planImport, type ImportEffect, type ImportRow} from "../../workbook/work/importPlan.js";
import type {AnswerRecord} from "../../workbook/work/record.js";
import {answerText, attemptsText, textBlock, type Describe} from "./answerCard.js";
import {countText, timeText} from "./words.js";

export interface BringInOptions {
  readonly catalogue: Catalogue;
  readonly describe: Describe;
  readonly mine: () => Promise<AnswerRecord[]>;
  readonly name: () => string;
  readonly onImport: (records: readonly AnswerRecord[], work: Work) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

const effectText: Readonly<Record<ImportEffect, string>> = {
  new: "New: you have no answer to this question here.",
  newer: "Newer than yours. It will count; yours stays beside it as an older copy.",
  continues: "Goes on from yours: it holds all that you have here, and more.",
  older: "Older than yours. Yours goes on counting; this one stays beside it as an older copy.",
  same: "You have all of this here already."
};
const order: readonly ImportEffect[] = ["newer", "older", "continues", "new", "same"];

/** Returns how many answers would have which effect, in a sentence each. */
function summary(rows: readonly ImportRow[]): string {
  const number = (effect: ImportEffect) => rows.filter((row) => row.effect === effect).length;
  const words: [ImportEffect, string][] = [
    ["new", "new"],
    ["continues", "that go on from yours"],
    ["newer", "newer than yours"],
    ["older", "older than yours"],
    ["same", "that you have already"]
  ];
  return words
    .filter(([effect]) => number(effect))
    .map(([effect, text]) => `${countText(number(effect), "answer")} ${text}`)
    .join(", ");
}

/** Returns the part of the room that brings work in: a file, dropped or chosen, or a code; and what it would change. */
export function bringIn(options: BringInOptions): HTMLElement {
  const {catalogue, describe, mine, name, onImport, signal} = options;
  const said = html<HTMLElement>`<div role="status"></div>`;
  const preview = html<HTMLElement>`<div class="work-preview" hidden tabindex="-1" role="group" aria-label="What the import would change"></div>`;
  const picker = html<HTMLInputElement>`<input type="file" accept=".json,application/json" hidden aria-label="File with work to import">`;
  const choose = html<HTMLButtonElement>`<button type="button" class="button">Choose a file</button>`;
  choose.onclick = () => picker.click();
  const code = html<HTMLTextAreaElement>`<textarea class="work-code" rows="3" spellcheck="false" autocomplete="off"></textarea>`;
  const look = html<HTMLButtonElement>`<button type="button" class="button">Look at the code</button>`;

  const tell = (text: string, bad = false) => {
    const line = textBlock(bad ? "work-refused" : "work-hint", text);
    said.replaceChildren(...(text ? [line] : []));
  };
  const clear = () => {
    preview.hidden = true;
    preview.replaceChildren();
  };

  async function show(reading: WorkReading): Promise<void> {
    clear();
    if ("refused" in reading) return tell(reading.refused, true);
    const {work} = reading;
    const rows = planImport(await mine(), work.records);
    rows.sort((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect));
    const from = `Saved ${timeText(work.saved)}${work.name ? ` by ${work.name.replace(/\.$/, "")}` : ""}.`;
    if (!rows.some(({effect}) => effect !== "same"))
      return tell(
        rows.length
          ? `${from} You have all ${countText(rows.length, "answer")} here already: there is nothing to import.`
          : `${from} It holds no answers.`
      );
    tell("");
    const chosen = new Set(rows.filter(({effect}) => effect !== "same"));
    const go = html<HTMLButtonElement>`<button type="button" class="button primary"></button>`;
    const stop = html<HTMLButtonElement>`<button type="button" class="button">Import nothing</button>`;
    const label = () => {
      go.textContent = `Import ${countText(chosen.size, "answer")}`;
      go.disabled = chosen.size === 0;
    };
    label();
    stop.onclick = () => {
      clear();
      tell("Nothing was imported.");
      choose.focus();
    };
    go.onclick = async () => {
      go.disabled = true;
      try {
        await onImport(
          [...chosen].map(({record}) => record),
          work
        );
        clear();
        code.value = "";
        tell("");
      } catch {
        go.disabled = false;
        tell(
          "The import did not work: the browser refused to store it. Nothing was changed. Free some space and try again.",
          true
        );
      }
    };
    const other =
      work.name && name() && work.name !== name()
        ? html`<p class="work-note">The file is ${work.name}’s, and you are ${name()}. Import it only if both are you.</p>`
        : "";
    preview.replaceChildren(
      html`<h3>What this import would change</h3>`,
      textBlock("work-from", `${from} ${summary(rows)}. Nothing is lost, and you can undo the import.`),
      other || "",
      html`<ul class="work-list">${rows.map((row) => item(row))}</ul>`,
      html`<p class="work-buttons">${go} ${stop}</p>`
    );
    preview.hidden = false;
    preview.focus();

    function item(row: ImportRow): HTMLElement {
      const {record, effect, mine: own} = row;
      const exercise = findExercise(catalogue, record.page, record.exercise);
      const page = catalogue.pages.find((one) => one.page === record.page);
      const title = `${page?.title ?? record.page}: ${exercise?.title || record.exercise}`;
      const tick = html<HTMLInputElement>`<input type="checkbox">`;
      tick.checked = chosen.has(row);
      tick.disabled = effect === "same";
      tick.onchange = () => {
        if (tick.checked) chosen.add(row);
        else chosen.delete(row);
        label();
      };
      const side = (head: string, one: AnswerRecord) => html`<div>
        <div class="work-label">${head}</div>
        <p class="work-meta">${timeText(one.changed)} · ${attemptsText(one)}</p>
        ${textBlock("work-answer", answerText(one, exercise, describe))}
      </div>`;
      const asked = !exercise || exercise.hash !== record.question ? textBlock("work-question", record.prompt) : "";
      return html<HTMLElement>`<li>
        <label class="work-tick">${tick} <span>${title}</span></label>
        <p class="work-meta">${effectText[effect]}</p>
        ${asked}
        ${
          effect === "same"
            ? ""
            : html`<div class="work-sides">${own ? side("Yours here", own) : ""} ${side("In the import", record)}</div>`
        }
      </li>`;
    }
  }

  async function takeFile(file: File | undefined): Promise<void> {
    if (!file) return;
    clear();
    tell(`Reading ${file.name} …`);
    try {
      // A file that is far too large is not read at all.
      const text = file.size > workLimit ? " ".repeat(workLimit + 1) : await file.text();
      await show(readWorkFile(text, {site: catalogue.site}));
    } catch {
      tell(
        `${file.name} cannot be read. Nothing was changed here. Save the file on this device first, then choose it again.`,
        true
      );
    }
  }
  picker.onchange = () => {
    const [file] = picker.files ?? [];
    picker.value = "";
    void takeFile(file);
  };
  look.onclick = async () => {
    look.disabled = true;
    await show(await readWorkCode(code.value, {site: catalogue.site})).catch(() =>
      tell("The code cannot be read. Nothing was changed here. Copy it again.", true)
    );
    look.disabled = false;
  };

  const zone = html<HTMLElement>`<div class="work-drop">
    <p>Drop a file here, or anywhere on this page.</p>
    ${choose} ${picker}
  </div>`;
  // A file that is dropped beside the zone would replace the page, so the whole page takes it.
  const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const mark = (on: boolean) => void zone.classList.toggle("over", on);
  const listen = (type: "dragover" | "dragleave" | "drop", handler: (event: DragEvent) => void) =>
    document.addEventListener(type, handler, signal ? {signal} : {});
  listen("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    mark(true);
  });
  listen("dragleave", (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  listen("drop", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    mark(false);
    void takeFile(event.dataTransfer?.files[0]);
  });

  return html<HTMLElement>`<section class="work-bring">
    <h2>Bring work in</h2>
    <p class="work-hint">You see what would change before anything does.</p>
    <div class="work-ways">
      ${zone}
      <div class="work-paste">
        <label>Or paste a code ${code}</label>
        ${look}
      </div>
    </div>
    ${said} ${preview}
  </section>`;
}
