import type {PressureKey} from "../../model/pressures/parameters.js";
import {pressureParameters} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import {html} from "../../vendor/htl.js";
import {
  longest,
  mostSlides,
  mostSliders,
  moveItem,
  slideOfStudio,
  studioOfSlide,
  thinkRange,
  usuallyHidden,
  type Deck,
  type Slide
} from "../../workbook/deck/deck.js";
import type {DeckStore} from "../../workbook/deck/deckStore.js";
import {longestPacked, packDeck} from "../../workbook/deck/packedDeck.js";
import {deckProblemText, readDeck} from "../../workbook/deck/readDeck.js";
import {writeDeck} from "../../workbook/deck/writeDeck.js";
import {record, startHistory, undo, type History} from "../../workbook/history.js";
import {visible, writeLink} from "../../workbook/scenario/link.js";
import type {StudioState} from "../../workbook/scenario/state.js";
import {nameOf, parameterAt} from "../studio/words.js";
import {deckFileName, readDeckFile} from "./deckFile.js";
import {offerFile} from "./offerFile.js";

export interface DeckPanelOptions {
  presets: readonly Preset[];
  store: Promise<DeckStore>;
  /** What the studio shows now. */
  current: () => StudioState;
  /** Opens a slide in the studio, as a link. */
  onOpen: (link: string) => void;
  /** The address at which a packed deck is shown. */
  presentAddress?: (packed: string) => string;
  signal?: AbortSignal;
  now?: () => number;
}

const emptyDeck: Deck = {title: "My deck", about: "", slides: []};
/** Milliseconds without a change after which a deck is kept. */
const restAfter = 250;

type TextField = "title" | "caption" | "question" | "answer" | "notes";

/** Returns the part of the studio in which a deck of the reader's own is put together, kept, saved as a file and shown. */
export function deckPanel({
  presets,
  store,
  current,
  onOpen,
  presentAddress = (packed) => `./present.html#s=${packed}`,
  signal,
  now = () => Date.now()
}: DeckPanelOptions): HTMLElement {
  const add = html<HTMLButtonElement>`<button type="button" class="button primary">Put this scenario into the deck</button>`;
  const undoButton = html<HTMLButtonElement>`<button type="button" class="button">Undo in the deck</button>`;
  const present = html<HTMLAnchorElement>`<a class="button primary" hidden>Present</a>`;
  const save = html<HTMLButtonElement>`<button type="button" class="button">Save deck as file</button>`;
  const fresh = html<HTMLButtonElement>`<button type="button" class="button">New deck</button>`;
  const remove = html<HTMLButtonElement>`<button type="button" class="button">Delete deck</button>`;
  const chooser = html<HTMLSelectElement>`<select></select>`;
  const chooserLabel = html`<label class="studio-field">Deck ${chooser}</label>`;
  const title = html<HTMLInputElement>`<input type="text" maxlength=${longest.title} />`;
  const list = html`<ol class="deck-slides"></ol>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".yaml,.yml,text/yaml" />`;
  const said = html`<div class="saved-said deck-panel-said" role="status"></div>`;
  const trouble = html`<div class="deck-trouble" role="alert" hidden></div>`;
  const place = html`<p class="lab-note"></p>`;
  const element = html<HTMLElement>`<section class="studio-part deck-panel" aria-label="Deck"><h2>Put it into a deck</h2>
    <p class="lab-note">A deck shows scenarios one at a time to a class: caption, question, outcomes when you show them. It is kept in this browser.</p>
    ${chooserLabel}
    <label class="studio-field">Title of the deck ${title}</label>
    <div class="studio-tools">${add}${undoButton}</div>
    ${list}${trouble}
    <div class="studio-tools">${present}${save}${fresh}${remove}</div>
    <label class="studio-field">Open a deck’s file ${file}</label>
    ${said}${place}</section>`;
  element.addEventListener("input", (event) => event.stopPropagation());

  let open: DeckStore | null = null;
  let id = "";
  let history: History<Deck> = startHistory(emptyDeck);
  let resting: ReturnType<typeof setTimeout> | null = null;
  const deck = () => history.present;
  const say = (...words: (string | Node)[]) => said.replaceChildren(...words.map((w) => html`<p>${w}</p>`));
  const newId = () => `${now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`;

  /** Returns the deck as it can be kept: with a title everywhere. */
  const whole = (): Deck => ({
    ...deck(),
    title: deck().title.trim() || "My deck",
    slides: deck().slides.map((slide) => ({...slide, title: slide.title.trim() || "Untitled"}))
  });

  function change(next: Deck, what: string | null = null): void {
    const before = deck();
    history = record(history, next, what);
    if (deck() === before) return;
    undoButton.disabled = !history.past.length;
    if (resting) clearTimeout(resting);
    resting = setTimeout(() => void keep(), restAfter);
  }
  const changeSlide = (at: number, part: Partial<Slide>, what: string | null = null) =>
    change({...deck(), slides: deck().slides.map((s, i) => (i === at ? {...s, ...part} : s))}, what);

  /** Makes the address of the deck, and keeps it where it was changed; or says why that cannot be. */
  async function keep(changed = true): Promise<void> {
    resting = null;
    const kept = whole();
    const text = kept.slides.length ? writeDeck(kept, presets) : "";
    const problems = text ? readDeck(text, presets).problems : [];
    trouble.hidden = problems.length === 0;
    trouble.replaceChildren(
      ...(problems.length
        ? [
            html`<p><b>The deck is not kept until this is mended:</b></p>`,
            ...problems.slice(0, 5).map((problem) => html`<p>${fieldWords(problem.field)}${problem.message}.</p>`)
          ]
        : [])
    );
    present.hidden = true;
    save.disabled = problems.length > 0 || !text;
    if (problems.length) return;
    try {
      if (changed && !text) await open?.remove(id);
      else if (changed) await open?.put({id, title: kept.title, text, at: now()});
    } catch {
      say("The browser has no room for the deck, so it was not kept. Save it as a file.");
    }
    await refresh();
    if (!text) return;
    try {
      const packed = await packDeck(text);
      if (packed.length > longestPacked)
        say("This deck is too large to be shown from its address. Take out some slides.");
      else {
        present.href = presentAddress(packed);
        present.hidden = false;
      }
    } catch {
      say("This browser cannot pack a deck. Save it as a file, and open that on the page Present in a newer browser.");
    }
  }

  async function refresh(): Promise<void> {
    if (!open || signal?.aborted) return;
    try {
      const {saved, damaged} = await open.list();
      place.textContent = open.lasting
        ? ""
        : "This browser keeps nothing for this page: the deck is gone when the page closes. Save it as a file.";
      if (damaged) place.textContent += " Some kept decks cannot be read; nothing was removed.";
      const options = saved.map((kept) => html<HTMLOptionElement>`<option value=${kept.id}>${kept.title}</option>`);
      if (!saved.some((kept) => kept.id === id))
        options.unshift(html<HTMLOptionElement>`<option value=${id}>${whole().title} (empty)</option>`);
      chooser.replaceChildren(...options);
      chooser.value = id;
      chooserLabel.hidden = options.length < 2;
    } catch {
      place.textContent = "The kept decks could not be read just now. Reload the page to try again.";
    }
  }

  async function choose(wanted: string): Promise<boolean> {
    const row = (await open?.list())?.saved.find((kept) => kept.id === wanted);
    const read = row ? readDeck(row.text, presets) : null;
    if (row && !read!.deck) {
      say(
        `“${row.title}” cannot be opened, and nothing was changed: ${read!.problems.map(deckProblemText)[0]!}. A preset may have changed since.`
      );
      return false;
    }
    id = wanted;
    start(read?.deck ?? emptyDeck, false);
    return true;
  }
  function start(next: Deck, changed = next !== emptyDeck): void {
    history = startHistory(next);
    draw();
    void keep(changed);
  }

  // Slides
  function fieldOf(at: number, key: TextField, label: string, rows: number): HTMLElement {
    const slide = deck().slides[at]!;
    const field =
      rows > 1
        ? html<HTMLTextAreaElement>`<textarea rows=${rows} maxlength=${longest[key]}></textarea>`
        : html<HTMLInputElement>`<input type="text" maxlength=${longest[key]} />`;
    field.value = slide[key];
    field.addEventListener("input", () => {
      const raw = visible(field.value);
      const before = deck().slides[at]!;
      // The first words of a question hide what it asks for; without a question nothing has to wait.
      const turns = key === "question" && (raw.trim() === "") !== (before.question.trim() === "");
      const hide = turns ? usuallyHidden(raw.trim()) : before.hide;
      changeSlide(at, {[key]: key === "notes" ? raw : raw.replace(/\s+/g, " "), hide}, `${at} ${key}`);
      if (key === "title") names[at]!.textContent = raw || "Untitled";
      for (const [name, box] of hideBoxes[at]!) box.checked = hide[name];
    });
    return html`<label class="studio-field">${label} ${field}</label>`;
  }
  const names: HTMLElement[] = [];
  const hideBoxes: (readonly (readonly ["outcomes" | "answer", HTMLInputElement])[])[] = [];

  function slideItem(slide: Slide, at: number): HTMLElement {
    const act = (words: string, label: string | null, run: () => void, disabled = false) => {
      const name = html`<span class="visually-hidden">${label ? ` ${label}` : ""}: slide ${at + 1}</span>`;
      const sign = label ? html`<span aria-hidden="true">${words}</span>` : words;
      const made = html<HTMLButtonElement>`<button type="button" class="button">${sign}${name}</button>`;
      made.disabled = disabled;
      made.onclick = run;
      return made;
    };
    const move = (by: -1 | 1) => () => {
      change({...deck(), slides: moveItem(deck().slides, at, by)});
      draw();
      const button = list.children[at + by]?.querySelector<HTMLButtonElement>(
        `[data-move="${by}"]:not(:disabled), [data-move]:not(:disabled)`
      );
      button?.focus();
      say(`“${slide.title}” is slide ${at + by + 1} now.`);
    };
    const up = act("↑", "Move up", move(-1), at === 0);
    const down = act("↓", "Move down", move(1), at === deck().slides.length - 1);
    up.dataset["move"] = "-1";
    down.dataset["move"] = "1";
    const state = studioOfSlide(slide);
    const openIt = act("Open here", null, () => {
      onOpen(writeLink(state!, presets));
      say(`The scenario of “${slide.title}” is open above. Undo there brings back what was there before.`);
    });
    openIt.hidden = state === null;
    const replace = act("Take what is shown now", null, () => {
      const {scenarios, seed, outcomes} = slideOfStudio(current(), (s) => nameOf(s, presets));
      changeSlide(at, {scenarios, seed, outcomes});
      draw();
      say(`“${slide.title}” has the scenario that is shown now.`);
    });
    const drop = act("Remove", null, () => {
      change({...deck(), slides: deck().slides.filter((_, i) => i !== at)});
      draw();
      say(`“${slide.title}” is out of the deck. Undo in the deck brings it back.`);
      undoButton.focus();
    });
    const boxes = (["outcomes", "answer"] as const).map((key) => {
      const input = html<HTMLInputElement>`<input type="checkbox" />`;
      input.checked = slide.hide[key];
      input.addEventListener("change", () =>
        changeSlide(at, {hide: {...deck().slides[at]!.hide, [key]: input.checked}})
      );
      return [key, input] as const;
    });
    hideBoxes[at] = boxes;
    const think = html<HTMLInputElement>`<input type="number" min=${thinkRange.min} max=${thinkRange.max} step="5" />`;
    if (slide.think !== null) think.value = String(slide.think);
    think.addEventListener("input", () => {
      const seconds = think.value === "" ? null : Math.round(Number(think.value));
      if (seconds === null || (seconds >= thinkRange.min && seconds <= thinkRange.max))
        changeSlide(at, {think: seconds}, `${at} think`);
    });
    const sliders = Array.from({length: mostSliders}, (_, n) => {
      const select = html<HTMLSelectElement>`<select><option value="">none</option>${pressureParameters.map(
        ({key, label}) => html`<option value=${key}>${label}</option>`
      )}</select>`;
      select.value = slide.sliders[n] ?? "";
      return select;
    });
    for (const select of sliders)
      select.onchange = () => {
        const chosen = [...new Set(sliders.map((s) => s.value).filter(Boolean))] as PressureKey[];
        changeSlide(at, {sliders: chosen});
      };
    const name = html`<b>${slide.title || "Untitled"}</b>`;
    names[at] = name;
    const what = slide.scenarios.length
      ? `${slide.scenarios.map((s) => nameOf(s, presets)).join("; ")}${slide.sliders.length ? `; sliders: ${slide.sliders.map((key) => parameterAt(key).label.toLowerCase()).join(", ")}` : ""}`
      : "words only";
    const edit = html`<details class="deck-edit"><summary>Words and what is hidden<span class="visually-hidden">: slide ${at + 1}</span></summary>
      ${fieldOf(at, "title", "Title", 1)}${fieldOf(at, "caption", "Caption", 2)}
      ${fieldOf(at, "question", "Question to the class", 1)}${fieldOf(at, "answer", "Answer", 2)}
      <div class="deck-hide"><label>${boxes[0]![1]} outcomes are hidden until shown</label>
        <label>${boxes[1]![1]} the answer is hidden until shown</label></div>
      <label class="studio-field">Seconds to think (empty: nobody counts down) ${think}</label>
      ${slide.scenarios.length ? sliders.map((s, n) => html`<label class="studio-field">${n ? "Second slider" : "Slider that can be dragged"} ${s}</label>`) : ""}
      ${fieldOf(at, "notes", "Notes for the speaker", 4)}</details>`;
    return html`<li><div class="deck-row"><span>${name} <small>${what}</small></span>
      <span class="studio-tools">${up}${down}${openIt}${replace}${drop}</span></div>${edit}</li>`;
  }

  function draw(): void {
    const opened = [...list.querySelectorAll("details")].map((details) => details.open);
    names.length = hideBoxes.length = 0;
    if (document.activeElement !== title) title.value = deck().title;
    list.replaceChildren(...deck().slides.map(slideItem));
    if (opened.length === deck().slides.length)
      list.querySelectorAll("details").forEach((details, i) => (details.open = opened[i]!));
    undoButton.disabled = !history.past.length;
    add.disabled = deck().slides.length >= mostSlides;
    remove.disabled = deck().slides.length === 0;
  }

  add.onclick = () => {
    const slide = slideOfStudio(current(), (s) => nameOf(s, presets));
    change({...deck(), slides: [...deck().slides, slide]});
    draw();
    say(`“${slide.title}” is slide ${deck().slides.length} of the deck. Give it a caption and a question below.`);
  };
  undoButton.onclick = () => {
    history = undo(history);
    draw();
    void keep();
  };
  title.addEventListener("input", () => change({...deck(), title: visible(title.value)}, "title"));
  save.onclick = () => {
    const made = deckFileName(whole().title);
    offerFile(made, writeDeck(whole(), presets));
    say(
      `The file ${made} holds the deck. Put it into data/decks/ of the workbook’s source, and it is a deck of the site.`
    );
  };
  fresh.onclick = async () => {
    if (resting) await keepNow();
    id = newId();
    start(emptyDeck);
    title.focus();
    title.select();
  };
  remove.onclick = async () => {
    if (resting) await keepNow();
    const [gone, old] = [id, whole()];
    try {
      await open?.remove(gone);
    } catch {
      return say(`“${old.title}” could not be deleted. Try again.`);
    }
    const back = html<HTMLButtonElement>`<button type="button" class="button">Undo</button>`;
    back.onclick = () => {
      id = gone;
      start(old);
      say(`“${old.title}” is back.`);
    };
    id = newId();
    start(emptyDeck);
    say(html`<span>“${old.title}” is deleted. ${back}</span>`);
    back.focus();
  };
  chooser.onchange = async () => {
    if (resting) await keepNow();
    if (!(await choose(chooser.value))) chooser.value = id;
  };
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const {deck: read, words} = await readDeckFile(chosen, presets);
    file.value = "";
    if (!read) return say(...words);
    if (resting) await keepNow();
    id = newId();
    start(read);
    say(`${chosen.name} is open: “${read.title}”. The deck that was here before is kept in the list.`);
  });
  async function keepNow(): Promise<void> {
    if (resting) clearTimeout(resting);
    await keep();
  }

  id = newId();
  draw();
  save.disabled = true;
  store.then(
    async (ready) => {
      if (signal?.aborted) return ready.close();
      open = ready;
      ready.onOther(async () => {
        await refresh();
        // What was changed in another tab is taken over where nobody is writing.
        const {saved} = await ready.list();
        const busy = resting !== null || element.contains(document.activeElement);
        if (!busy && saved.some((kept) => kept.id === id)) await choose(id);
      });
      signal?.addEventListener("abort", () => {
        if (resting) void keepNow().finally(() => ready.close());
        else ready.close();
      });
      const {saved} = await ready.list().catch(() => ({saved: []}));
      if (saved[0] && deck() === emptyDeck) await choose(saved[0].id);
      else await refresh();
    },
    () => (place.textContent = "The browser’s storage could not be opened. Save the deck as a file.")
  );
  return element;
}

/** Returns which slide a field of a deck belongs to, in words. */
function fieldWords(field: string): string {
  const [list, slide, ...rest] = field.split(" › ");
  return list === "slides" && slide ? `Slide ${slide}, ${rest.join(" ")} ` : `The ${list ?? "deck"} `;
}
