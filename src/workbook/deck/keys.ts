/** What a key asks for while a deck is shown. */
export type KeyAction =
  | "forward"
  | "back"
  | "first"
  | "last"
  | "next-slide"
  | "previous-slide"
  | "reveal"
  | "blank"
  | "notes"
  | "full"
  | "pointer"
  | "theme"
  | "reset"
  | "help"
  | "clock"
  | "leave";

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Where the focus is: a slider keeps its arrows, a text or a list all of its keys but those of a clicker, a button Space and Enter. */
export type FocusPlace = "stage" | "slider" | "field" | "button";

const anywhere: Readonly<Record<string, KeyAction>> = {PageDown: "forward", PageUp: "back", Escape: "leave"};
const arrows: Readonly<Record<string, KeyAction>> = {
  ArrowRight: "forward",
  ArrowLeft: "back",
  ArrowDown: "next-slide",
  ArrowUp: "previous-slide",
  Home: "first",
  End: "last"
};
const letters: Readonly<Record<string, KeyAction>> = {
  b: "blank",
  ".": "blank",
  n: "notes",
  f: "full",
  l: "pointer",
  d: "theme",
  r: "reset",
  a: "reveal",
  t: "clock",
  "?": "help",
  h: "help"
};

/** Returns what a key asks for, or null for a key that belongs to the browser or to what has the focus. */
export function keyAction({key, shiftKey, ctrlKey, altKey, metaKey}: PressedKey, focus: FocusPlace): KeyAction | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (anywhere[key]) return anywhere[key];
  if (focus === "field") return null;
  if (arrows[key]) return focus === "slider" ? null : arrows[key];
  if (key === " " || key === "Enter") {
    if (focus === "button") return null;
    return shiftKey ? "back" : "forward";
  }
  if (key === "Backspace") return "back";
  return letters[key.toLowerCase()] ?? null;
}

/** The keys in words, as the help lists them. */
export const keyHelp: readonly (readonly [keys: string, does: string])[] = [
  ["→  Page Down  Space  Enter", "next step: question, time to think, outcomes, answer, next slide"],
  ["←  Page Up  Shift + Space", "one step back"],
  ["↓  ↑", "next slide, previous slide"],
  ["Home  End", "first slide, last slide"],
  ["A", "show all of this slide"],
  ["B  .", "dark screen, and back"],
  ["L", "a spot that follows the mouse; or hold the mouse button down"],
  ["R", "sliders back to where the deck has them"],
  ["N", "notes for the speaker in a second window"],
  ["T", "the speaker’s clock: stop, go on"],
  ["D", "dark or light"],
  ["F", "full screen"],
  ["?  H", "this list"],
  ["Esc", "leave (first the list, then the full screen, then the deck)"]
];
