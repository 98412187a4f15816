import type {Kernel} from "../../model/pressures/memory.js";
import type {Preset} from "../../model/pressures/presets.js";
import {html} from "../../vendor/htl.js";
import type {Deck, NamedDeck} from "../../workbook/deck/deck.js";
import {openDeckStore, type DeckStore} from "../../workbook/deck/deckStore.js";
import {longestPacked, packDeck, unpackDeck} from "../../workbook/deck/packedDeck.js";
import {readPlace, type DeckPlace} from "../../workbook/deck/place.js";
import {deckProblemText, readDeck} from "../../workbook/deck/readDeck.js";
import {writeDeck} from "../../workbook/deck/writeDeck.js";
import {deckFileName, readDeckFile} from "./deckFile.js";
import {openShow, type DeckShowOptions} from "./deckShow.js";
import {offerFile} from "./offerFile.js";
import {speaker} from "./speaker.js";
import {stage, type StageOptions} from "./stage.js";

export interface PresentPageOptions {
  kernel: Kernel;
  /** Mistakes in files of decks, while somebody writes them. */
  problems?: readonly string[];
  store?: Promise<DeckStore>;
  makeWire?: DeckShowOptions["makeWire"];
  openWindow?: StageOptions["openWindow"];
  live?: StageOptions["live"];
  signal?: AbortSignal;
}

const slidesText = ({slides}: Deck) => `${slides.length} ${slides.length === 1 ? "slide" : "slides"}`;

/**
 * Returns the list of decks, and shows the deck that the page's address names on top of everything: its slides, or the
 * speaker's notes.
 */
export function presentPage(
  decks: readonly NamedDeck[],
  presets: readonly Preset[],
  {kernel, problems = [], store = openDeckStore(), makeWire, openWindow, live, signal}: PresentPageOptions
): HTMLElement {
  const said = html`<div class="deck-said" role="alert"></div>`;
  const own = html`<div class="deck-own" hidden></div>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".yaml,.yml,text/yaml" />`;
  const pageTitle = document.title;
  const fileButton = (deck: Deck) => {
    const save = html<HTMLButtonElement>`<button type="button" class="button" aria-label=${`Save as file: “${deck.title}”`}>Save as file</button>`;
    save.onclick = () => offerFile(deckFileName(deck.title), writeDeck(deck, presets));
    return save;
  };
  const itemOf = (deck: NamedDeck) => html`<li class="deck-item">
    <h3>${deck.title} <small>${slidesText(deck)}</small></h3>
    ${deck.about ? html`<p>${deck.about}</p>` : ""}
    <p class="deck-links"><a class="button primary" href=${`#deck=${deck.id}`} data-deck=${deck.id}>Present<span class="visually-hidden"> ${deck.title}</span></a>
      <a class="button" href=${`#deck=${deck.id}&view=notes`}>Notes<span class="visually-hidden"> of ${deck.title}</span></a> ${fileButton(deck)}</p></li>`;
  const element = html<HTMLElement>`<section class="deck-page" aria-label="Decks">
    ${problems.length ? html`<div class="page-problem" role="alert"><p><strong>Decks with mistakes are left out.</strong></p><ul>${problems.map((text) => html`<li>${text}</li>`)}</ul></div>` : ""}
    ${said}
    <h2>Decks of this workbook</h2>
    <ul class="deck-list">${decks.map(itemOf)}</ul>
    <h2>Decks of your own</h2>
    ${own}
    <p>Put scenarios into a deck in the <a href="./studio">Studio</a>, or open a deck’s file here. A deck stays in this browser; nothing of it is sent anywhere.</p>
    <label class="deck-file">Open a deck’s file ${file}</label></section>`;

  const say = (...words: string[]) => said.replaceChildren(...words.map((text) => html`<p>${text}</p>`));

  let closeShow: (() => void) | null = null;
  let opening = 0;

  async function deckAt({deck: id, packed}: DeckPlace): Promise<Deck | null> {
    if (packed !== null) {
      const text = await unpackDeck(packed);
      if (text === null) {
        say("The deck in the address is damaged, or the address was cut. Ask for it again, or open the deck’s file.");
        return null;
      }
      const read = readDeck(text, presets);
      if (!read.deck)
        say("The deck in the address cannot be shown.", ...read.problems.slice(0, 8).map(deckProblemText));
      return read.deck;
    }
    const found = decks.find((deck) => deck.id === id) ?? null;
    if (!found) say(`There is no deck “${id ?? ""}” in this workbook. Choose one of these.`);
    return found;
  }

  async function arrive(): Promise<void> {
    const place = readPlace(location.hash);
    const turn = (opening += 1);
    if (place.deck === null && place.packed === null) return leave(false);
    const deck = await deckAt(place);
    if (turn !== opening || signal?.aborted) return;
    closeShow?.();
    closeShow = null;
    if (!deck) return;
    said.replaceChildren();
    const leaving = new AbortController();
    const shown = openShow(deck, {presets, place, makeWire, onLeave: () => leave(true), signal: leaving.signal});
    const screen = place.notes
      ? speaker(shown, {kernel, live, signal: leaving.signal})
      : stage(shown, {kernel, live, openWindow, signal: leaving.signal});
    document.documentElement.classList.add("presenting");
    document.body.append(screen);
    screen.focus({preventScroll: true});
    closeShow = () => {
      leaving.abort();
      screen.remove();
      document.documentElement.classList.remove("presenting");
      document.title = pageTitle;
    };
  }

  function leave(byReader: boolean): void {
    const {deck} = readPlace(location.hash);
    closeShow?.();
    closeShow = null;
    if (!byReader) return;
    opening += 1;
    history.replaceState(history.state, "", location.href.replace(/#.*$/, ""));
    const from = [...element.querySelectorAll<HTMLElement>("[data-deck]")].find((a) => a.dataset["deck"] === deck);
    (from ?? element.querySelector<HTMLElement>("[data-deck]"))?.focus();
  }

  /** Opens a deck that is not of the site: it travels in the address. */
  async function openOwn(deck: Deck, notes = false): Promise<void> {
    try {
      const packed = await packDeck(writeDeck(deck, presets));
      if (packed.length > longestPacked) return say("This deck is too large for an address. Take out some slides.");
      location.hash = `s=${packed}${notes ? "&view=notes" : ""}`;
    } catch {
      say("This browser cannot pack a deck into an address. A newer browser can.");
    }
  }

  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const {deck, words} = await readDeckFile(chosen, presets);
    file.value = "";
    if (deck) await openOwn(deck);
    else say(...words);
  });

  async function listOwn(kept: DeckStore): Promise<void> {
    try {
      const {saved} = await kept.list();
      const items = saved.flatMap(({title, text}) => {
        const {deck} = readDeck(text, presets);
        if (!deck) return [];
        const open = html<HTMLButtonElement>`<button type="button" class="button primary">Present<span class="visually-hidden"> ${title}</span></button>`;
        open.onclick = () => void openOwn(deck);
        return [
          html`<li class="deck-item"><h3>${deck.title} <small>${slidesText(deck)}</small></h3>
            <p class="deck-links">${open} ${fileButton(deck)}</p></li>`
        ];
      });
      own.replaceChildren(html`<ul class="deck-list">${items}</ul>`);
      own.hidden = items.length === 0;
    } catch {
      own.hidden = true;
    }
  }
  store.then(
    (kept) => {
      if (signal?.aborted) return kept.close();
      kept.onOther(() => void listOwn(kept));
      signal?.addEventListener("abort", () => kept.close());
      return listOwn(kept);
    },
    () => {}
  );

  const arrived = () => void arrive();
  addEventListener("hashchange", arrived);
  signal?.addEventListener("abort", () => {
    removeEventListener("hashchange", arrived);
    closeShow?.();
  });
  void arrive();
  return element;
}
