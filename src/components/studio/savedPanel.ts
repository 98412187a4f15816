import {html} from "../../vendor/htl.js";
import type {SavedScenario, ScenarioStore} from "../../workbook/scenario/scenarioStore.js";
import {visible} from "../../workbook/scenario/link.js";

/** A file that a reader brought. */
export interface BroughtFile {
  readonly name: string;
  readonly text: string;
}

export interface SavedPanelOptions {
  store: Promise<ScenarioStore>;
  /** What would be kept now. */
  current: () => {readonly link: string; readonly name: string};
  onOpen: (link: string) => void;
  /** Takes in the text of a file; returns what to say about it, and whether it was taken. */
  onFile: (file: BroughtFile) => {readonly taken: boolean; readonly words: readonly string[]};
  /** The file of the active scenario. */
  toFile: (name: string, note: string) => BroughtFile;
  signal?: AbortSignal;
  now?: () => number;
}

export type SavedPanel = HTMLElement & {take(files: Iterable<File>): Promise<void>};

const largest = 200_000;

/** Offers a text as a file to save. */
function offer({name, text}: BroughtFile): void {
  const address = URL.createObjectURL(new Blob([text], {type: "application/json"}));
  const link = html<HTMLAnchorElement>`<a href=${address} download=${name} hidden></a>`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Returns the part of the studio that keeps scenarios in the browser and takes them in and out as files. */
export function savedPanel({
  store,
  current,
  onOpen,
  onFile,
  toFile,
  signal,
  now = () => Date.now()
}: SavedPanelOptions): SavedPanel {
  const name = html<HTMLInputElement>`<input type="text" maxlength="60" placeholder="A name for this state" />`;
  const note = html<HTMLTextAreaElement>`<textarea rows="2" maxlength="400" placeholder="What it is for"></textarea>`;
  const save = html<HTMLButtonElement>`<button type="button" class="button primary">Save in this browser</button>`;
  const exportButton = html<HTMLButtonElement>`<button type="button" class="button">Export scenario as file</button>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".json,application/json" multiple />`;
  const said = html`<div class="saved-said" role="status"></div>`;
  const place = html`<p class="lab-note"></p>`;
  const list = html`<ul class="saved-list"></ul>`;
  const element = html`<section class="studio-part saved-panel" aria-label="My scenarios"><h2>Keep it</h2>
    <label class="studio-field">Name ${name}</label>
    <label class="studio-field">Note ${note}</label>
    <div class="studio-tools">${save}${exportButton}</div>
    <label class="studio-field saved-file">Import a scenario’s file: choose it, or drop it anywhere on the studio ${file}</label>
    ${said}
    <h3>Saved in this browser</h3>${place}${list}</section>` as SavedPanel;
  element.addEventListener("input", (event) => event.stopPropagation());
  let open: ScenarioStore | null = null;

  const say = (...words: (string | Node)[]) => said.replaceChildren(...words.map((w) => html`<p>${w}</p>`));
  const textOf = (input: HTMLInputElement | HTMLTextAreaElement) => visible(input.value).trim();

  async function refresh(): Promise<void> {
    if (!open || signal?.aborted) return;
    try {
      const {saved, damaged} = await open.list();
      place.textContent = !open.lasting
        ? "This browser keeps nothing for this page (private window, or storage is blocked): what you save here is gone when the page closes. Export it as a file, or copy the link."
        : saved.length
          ? ""
          : "Nothing yet.";
      if (damaged)
        place.textContent += ` ${damaged === 1 ? "One saved scenario" : `${damaged} saved scenarios`} cannot be read; nothing was removed.`;
      list.replaceChildren(...saved.map(rowOf));
    } catch {
      place.textContent = "The saved scenarios could not be read just now. Reload the page to try again.";
    }
  }

  function rowOf(scenario: SavedScenario): HTMLElement {
    const openButton = html<HTMLButtonElement>`<button type="button" class="button" aria-label=${`Open ${scenario.name}`}>Open</button>`;
    const remove = html<HTMLButtonElement>`<button type="button" class="button" aria-label=${`Delete ${scenario.name}`}>Delete</button>`;
    openButton.onclick = () => {
      onOpen(scenario.link);
      say(`“${scenario.name}” is open. Undo brings back what was there before.`);
    };
    remove.onclick = async () => {
      try {
        await open!.remove(scenario.id);
      } catch {
        say(`“${scenario.name}” could not be deleted. Try again.`);
        return;
      }
      const back = html<HTMLButtonElement>`<button type="button" class="button">Undo</button>`;
      back.onclick = async () => {
        await open!.put(scenario);
        say(`“${scenario.name}” is back.`);
        await refresh();
      };
      say(html`<span>“${scenario.name}” is deleted. ${back}</span>`);
      await refresh();
      back.focus();
    };
    return html`<li><div><b>${scenario.name}</b> <small>${new Date(scenario.at).toLocaleString()}</small>
      ${scenario.note ? html`<p>${scenario.note}</p>` : ""}</div><div class="studio-tools">${openButton}${remove}</div></li>`;
  }

  save.onclick = async () => {
    if (!open) return say("The browser’s storage is not open yet. Try again in a moment.");
    const {link, name: usual} = current();
    const chosen = textOf(name) || usual;
    const id = `${now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`;
    try {
      await open.put({id, name: chosen, note: textOf(note), link, at: now()});
      say(
        open.lasting
          ? `“${chosen}” is saved in this browser.`
          : `“${chosen}” is kept until this page closes. Export it as a file to keep it.`
      );
      name.value = note.value = "";
      await refresh();
    } catch {
      say("The browser has no room for it, so it was not saved. Export it as a file, or copy the link.");
    }
  };
  exportButton.onclick = () => {
    const made = toFile(textOf(name), textOf(note));
    offer(made);
    say(
      `The file ${made.name} holds the active scenario. Put it into data/scenarios/ of the workbook’s source, and it is a preset of the site.`
    );
  };

  element.take = async (files) => {
    const words: string[] = [];
    for (const one of files) {
      if (one.size > largest) {
        words.push(
          `${one.name} was not taken: it has ${Math.round(one.size / 1000)} kB, and a scenario’s file has a few kB. Nothing was changed.`
        );
        continue;
      }
      try {
        words.push(...onFile({name: one.name, text: await one.text()}).words);
      } catch {
        words.push(`${one.name} could not be read. Nothing was changed; try to choose it again.`);
      }
    }
    say(...words);
  };
  file.addEventListener("change", async () => {
    await element.take([...(file.files ?? [])]);
    file.value = "";
  });

  store.then(
    (ready) => {
      if (signal?.aborted) return ready.close();
      open = ready;
      ready.onOther(() => void refresh());
      signal?.addEventListener("abort", () => ready.close());
      return refresh();
    },
    () => (place.textContent = "The browser’s storage could not be opened. Export scenarios as files.")
  );
  return element;
}
