import type {Preset} from "../../model/pressures/presets.js";
import type {Deck} from "../../workbook/deck/deck.js";
import {deckProblemText, largestDeck, readDeck} from "../../workbook/deck/readDeck.js";
import {fileNameOf} from "../../workbook/scenario/presetFile.js";

/** What came of a file: its deck, or sentences that say why there is none. */
export type DeckFile =
  {readonly deck: Deck; readonly words: readonly []} | {readonly deck: null; readonly words: readonly string[]};

const mostWords = 8;

/** Returns the deck in a file, or what is wrong with it, by line. */
export async function readDeckFile(file: File, presets: readonly Preset[]): Promise<DeckFile> {
  if (file.size > largestDeck * 2)
    return {
      deck: null,
      words: [
        `${file.name} was not taken: it has ${Math.round(file.size / 1000)} kB, and a deck has a few kB. Nothing was changed.`
      ]
    };
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true}).decode(await file.arrayBuffer());
  } catch {
    return {deck: null, words: [`${file.name} is not text, or could not be read. Nothing was changed.`]};
  }
  const {deck, problems} = readDeck(text, presets);
  if (deck) return {deck, words: []};
  const lines = problems.map(deckProblemText).map((line) => `${line[0]!.toUpperCase()}${line.slice(1)}`);
  return {
    deck: null,
    words: [
      `${file.name} was not taken, and nothing was changed. Mend it where it says, or save a deck here to see the form.`,
      ...lines.slice(0, mostWords),
      ...(lines.length > mostWords ? [`And ${lines.length - mostWords} more.`] : [])
    ]
  };
}

/** Returns a name for a deck's file. */
export const deckFileName = (title: string): string => fileNameOf(title || "deck").replace(/\.json$/, ".yaml");
