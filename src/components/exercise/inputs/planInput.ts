import {html} from "../../../vendor/htl.js";
import type {Json} from "../../../workbook/json.js";
import {
  entryOf,
  missingIn,
  missingParts,
  optionWords,
  pageWords,
  planMarkdown,
  standingWarnings,
  takenMark,
  type PlanEntry,
  type PlanInput,
  type PlanPart,
  type PlanQuestion
} from "../../../workbook/exercise/kinds/plan.js";
import type {ShortDetails} from "../../../workbook/exercise/kinds/short.js";
import {fileName, saveFile} from "../../sql/saveFile.js";
import {fragment} from "../fragment.js";
import {printAlone} from "../printAlone.js";
import {reportOnPage} from "../reportOnPage.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

/** The title of the page as it is printed and saved: that of the exercise which holds the input. */
const titleOf = (element: Element) =>
  element.closest(".exercise")?.querySelector(".exercise-title")?.textContent?.trim() || "A page";

/** One part of the editor: its options, its text, what its choices lead to. */
function partEditor(part: PlanPart, name: string, chosenIn: (id: string) => readonly string[]) {
  const {id, heading, ask, options, several, least, takes} = part;
  const base = `${name}-${id}`;
  const boxes = options.map((option) => {
    const box = html<HTMLInputElement>`<input type=${several ? "checkbox" : "radio"} name=${base} value=${option.id} />`;
    const then = html<HTMLElement>`<p class="plan-then" hidden></p>`;
    if (option.then) then.append(fragment(option.then));
    const row = html`<div><label class="exercise-option">${box}<span>${fragment(option.html)}</span></label>${then}</div>`;
    return {box, then, row, has: option.then !== ""};
  });
  const area = least
    ? html<HTMLTextAreaElement>`<textarea rows="3" class="exercise-text plan-text" aria-label=${heading} aria-describedby=${`${base}-ask`}></textarea>`
    : null;
  const taken = html<HTMLElement>`<p class="plan-taken" role="status"></p>`;
  const take = takes
    ? html<HTMLButtonElement>`<button type="button" class="button small">Take over from the figure</button>`
    : null;
  const state = html<HTMLElement>`<p class="plan-state"></p>`;
  const said = html<HTMLElement>`<div class="plan-said" role="status"></div>`;
  const element = html<HTMLElement>`<fieldset class="plan-part" aria-describedby=${`${base}-ask`}>
    <legend>${heading}</legend>
    <p class="plan-ask" id=${`${base}-ask`}>${fragment(ask)}</p>
    ${boxes.length ? html`<div class="plan-options">${boxes.map(({row}) => row)}</div>` : ""}
    ${take ? html`<div class="plan-take">${take}${taken}</div>` : ""} ${area ?? ""} ${said} ${state}
  </fieldset>`;
  if (take && takes && area)
    take.onclick = () => {
      const found = reportOnPage(takes.figure, takes.by.map(chosenIn));
      taken.textContent = found.problem ?? "";
      if (!found.lines.length) return;
      area.value = [area.value.trimEnd(), ...found.lines.map((line) => takenMark + line), ""]
        .filter((line, i) => line || i > 0)
        .join("\n");
      announce(element);
    };
  return {
    part,
    element,
    said,
    get: (): PlanEntry => ({
      chosen: boxes.flatMap(({box}) => (box.checked ? [box.value] : [])),
      text: area?.value ?? ""
    }),
    set: ({chosen, text}: PlanEntry) => {
      for (const {box} of boxes) box.checked = chosen.includes(box.value);
      if (area && area.value !== text) area.value = text;
    },
    show: (entry: PlanEntry) => {
      for (const {box, then, has} of boxes) then.hidden = !has || !box.checked;
      const missing = missingIn(part, entry);
      state.textContent = missing === null ? "✓ there" : `Still to do: ${missing}.`;
      element.dataset.complete = String(missing === null);
    }
  };
}

/** The page that is written, as it will be printed: headings, what was chosen, what was typed. */
function pageOf(question: PlanQuestion, input: PlanInput, title: string): HTMLElement {
  const text = (className: string, words: string) => {
    const node = document.createElement("p");
    node.className = className;
    node.textContent = words;
    return node;
  };
  const warnings = standingWarnings(question, input);
  const sections = question.parts.map((part) => {
    const {chosen, text: written} = entryOf(input, part.id);
    const words = chosen.map((id) => optionWords(part, id));
    const empty = !words.length && !written.trim();
    return html`<section class=${empty ? "plan-empty" : ""}>
      <h5>${part.heading}</h5>
      ${words.length === 1 ? text("plan-chosen", words[0]!) : words.length ? html`<ul>${words.map((one) => html`<li>${one}</li>`)}</ul>` : ""}
      ${written.trim() ? text("plan-written", written.trim()) : ""} ${empty ? text("plan-nothing", "nothing yet") : ""}
    </section>`;
  });
  return html<HTMLElement>`<article class="plan-page" aria-label="Preview of your page">
    <h4>${title}</h4>
    ${sections}
    ${warnings.length ? html`<section class="plan-standing"><h5>Warnings that stand</h5><ul>${warnings.map((one) => html`<li>${fragment(one)}</li>`)}</ul></section>` : ""}
  </article>`;
}

/** The input of a page that is written part by part: an editor, a live preview, what is missing, and ways to take it along. */
export function planInput(question: PlanQuestion, {value, name}: InputOptions<PlanInput>): InputElement<PlanInput> {
  let marks = value.marks;
  const editors: ReturnType<typeof partEditor>[] = question.parts.map((part) =>
    partEditor(part, name, (id) => editors.find((e) => e.part.id === id)?.get().chosen ?? [])
  );
  const current = (): PlanInput => ({
    parts: Object.fromEntries(
      editors.flatMap(({part, get}) => {
        const entry = get();
        return entry.chosen.length || entry.text ? [[part.id, entry]] : [];
      })
    ),
    marks: [...marks]
  });
  const progress = html<HTMLElement>`<p class="plan-progress" role="status"></p>`;
  const preview = html<HTMLElement>`<div></div>`;
  const save = html<HTMLButtonElement>`<button type="button" class="button">Save as a Markdown file</button>`;
  const print = html<HTMLButtonElement>`<button type="button" class="button">Print this page</button>`;
  const compare = html<HTMLElement>`<div class="exercise-compare" hidden></div>`;
  const element = html<HTMLElement>`<div class="plan">
    <div class="plan-columns">
      <div class="plan-parts">${editors.map((e) => e.element)}</div>
      <div class="plan-side">
        ${progress}${preview}
        <div class="exercise-buttons">${save}${print}</div>
      </div>
    </div>
    ${compare}
  </div>`;

  save.onclick = () => {
    const title = titleOf(element);
    saveFile(fileName(title, "md"), "text/markdown", planMarkdown(question, current(), {title}));
  };
  print.onclick = () => {
    const sheet = pageOf(question, current(), titleOf(element));
    sheet.querySelector("h4")!.after(html`<p class="plan-name">Name: ______________________________</p>`);
    printAlone(sheet);
  };

  /** Warnings stand in the last part that a choice for them was made in. */
  const homes = question.warnings.map(({when}) => {
    const ids = Object.keys(when);
    return [...editors].reverse().find(({part}) => ids.includes(part.id));
  });
  function show(): void {
    const input = current();
    for (const editor of editors) editor.show(entryOf(input, editor.part.id));
    const standing = standingWarnings(question, input);
    for (const editor of editors) {
      const here = question.warnings.flatMap(({html: said}, i) =>
        homes[i] === editor && standing.includes(said) ? [said] : []
      );
      const key = here.join("\n");
      if (editor.said.dataset.shown === key) continue;
      editor.said.dataset.shown = key;
      editor.said.replaceChildren(
        ...here.map((said) => html`<p class="plan-warning"><strong>Mind this.</strong> ${fragment(said)}</p>`)
      );
    }
    const missing = missingParts(question, input);
    const words = pageWords(question, input);
    const all = question.parts.length;
    const long = words > question.most ? `, more than a page of about ${question.most} holds` : "";
    progress.textContent =
      `${all - missing.length} of ${all} parts complete · ${words} ${words === 1 ? "word" : "words"}${long}.` +
      (missing.length ? ` Still open: ${missing.map(({part}) => part.heading).join(", ")}.` : "");
    preview.replaceChildren(pageOf(question, input, titleOf(element)));
    save.disabled = print.disabled = words === 0;
  }
  element.addEventListener("input", show);

  const rubric = () => [...compare.querySelectorAll<HTMLInputElement>("input")];
  compare.addEventListener("change", () => {
    marks = rubric().flatMap((box) => (box.checked ? [box.value] : []));
    announce(element);
  });
  compare.addEventListener("input", (event) => event.stopPropagation());
  let shown = "";
  const showDetails = (details: Json) => {
    const text = JSON.stringify(details);
    if (text === shown) return;
    shown = text;
    compare.hidden = details === null;
    compare.replaceChildren();
    if (details === null) return;
    const {model, rubric: points} = details as ShortDetails;
    compare.append(
      html`<div class="exercise-model"><p class="exercise-label">A model page</p>${fragment(model)}</div>`,
      html`<fieldset class="exercise-rubric">
        <legend>Which of these points does your page make?</legend>
        ${points.map((point) => {
          const box = html<HTMLInputElement>`<input type="checkbox" value=${point.id} />`;
          box.checked = marks.includes(point.id);
          return html`<label class="exercise-option">${box}<span>${fragment(point.html)}</span></label>`;
        })}
      </fieldset>`
    );
  };
  const put = (next: PlanInput) => {
    marks = next.marks;
    for (const editor of editors) editor.set(entryOf(next, editor.part.id));
    rubric().forEach((box) => (box.checked = marks.includes(box.value)));
    show();
  };
  put(value);
  // The title is known once the input stands in its exercise.
  queueMicrotask(show);
  return inputElement(element, {get: current, set: put, details: showDetails});
}
