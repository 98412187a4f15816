import * as show from "../../workbook/deck/presentation.js";
import {keyAction, type FocusPlace, type KeyAction} from "../../workbook/deck/keys.js";
import type {DeckShow} from "./deckShow.js";

/** What a window does by itself; all else goes through the deck. */
export type OwnActions = Partial<Record<KeyAction, () => void>>;

/** Returns where the focus is, as far as keys are concerned. */
export function focusPlace(target: Element | null): FocusPlace {
  if (!target) return "stage";
  if (target.matches("input[type=range]")) return "slider";
  if (target.matches("input, textarea, select, [contenteditable]")) return "field";
  return target.matches("button, a, summary") ? "button" : "stage";
}

/** Takes the step of a deck that an action asks for; returns whether there is one. */
export function takeStep(shown: DeckShow, action: KeyAction): boolean {
  const {deck} = shown;
  const now = shown.now();
  const steps: Partial<Record<KeyAction, (p: show.Presentation) => show.Presentation>> = {
    forward: (p) => show.forward(deck, p, now),
    back: (p) => show.back(deck, p, now),
    first: (p) => show.goTo(deck, p, 0, now),
    last: (p) => show.goTo(deck, p, deck.slides.length - 1, now),
    "next-slide": (p) => (p.slide < deck.slides.length - 1 ? show.goTo(deck, p, p.slide + 1, now) : p),
    "previous-slide": (p) => show.goTo(deck, p, p.slide - 1, now),
    reveal: (p) => show.revealAll(deck, p, now),
    blank: show.toggleBlank,
    reset: show.resetSliders,
    clock: (p) => show.toggleClock(p, now)
  };
  const step = steps[action];
  if (step) shown.act(step);
  return step !== undefined;
}

/** Listens to the keys of a window until the signal is aborted. */
export function listenToKeys(shown: DeckShow, own: OwnActions, signal: AbortSignal): void {
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = keyAction(event, focusPlace(event.target as Element | null));
      if (!action) return;
      event.preventDefault();
      const act = own[action];
      if (act) act();
      else takeStep(shown, action);
    },
    {signal}
  );
}

/** Returns what the next step does, in words. */
export function nextWords({deck, state: {slide, step, blank}}: DeckShow): string {
  if (blank) return "Light again";
  const steps = show.stepsOf(deck.slides[slide]!);
  const next = steps[step + 1];
  if (!next) return slide < deck.slides.length - 1 ? "Next slide" : "End";
  return {start: "Next slide", think: "Time to think", outcomes: "Show outcomes", answer: "Show answer"}[next];
}

/** Returns seconds as minutes and seconds, 1:05. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
