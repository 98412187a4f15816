import type {Preset} from "../../model/pressures/presets.js";
import type {Deck} from "../../workbook/deck/deck.js";
import {DeckChannel, type WindowRole, type Wire} from "../../workbook/deck/deckChannel.js";
import {readPlace, writePlace, type DeckPlace} from "../../workbook/deck/place.js";
import {
  goTo,
  moveSliders,
  startPresentation,
  stepsOf,
  toPresentation,
  type Presentation
} from "../../workbook/deck/presentation.js";
import {fingerprint} from "../../workbook/scenario/fingerprint.js";

/** A deck that is being shown, in this window and in those in step with it. */
export interface DeckShow {
  readonly deck: Deck;
  readonly presets: readonly Preset[];
  readonly role: WindowRole;
  readonly state: Presentation;
  /** Whether this browser can keep windows in step. */
  readonly linked: boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** Goes on, here and in the other windows. */
  act(step: (state: Presentation) => Presentation): void;
  /** Whether a window of that kind is open besides this one. */
  has(role: WindowRole): boolean;
  /** The address of a window of that kind at the present place. */
  addressOf(role: WindowRole): string;
  /** Calls back at each change of the state, and when a window comes or goes. */
  onChange(callback: () => void): void;
  leave(): void;
}

export interface DeckShowOptions {
  presets: readonly Preset[];
  place: DeckPlace;
  makeWire?: (name: string) => Wire | null;
  now?: () => number;
  onLeave: () => void;
  /** Ends timers and listeners when it is aborted. */
  signal: AbortSignal;
}

/** Milliseconds without a change after which the address follows. */
const restAfter = 120;

/** Returns a channel of the browser, or null where it has none. */
const openWire = (name: string): Wire | null =>
  typeof BroadcastChannel === "function" ? (new BroadcastChannel(name) as unknown as Wire) : null;

/** Returns the name that windows showing this deck share. */
export const channelName = (deck: Deck): string => `workbook-deck ${fingerprint(JSON.stringify(deck))}`;

/** Opens a deck where its address says; other windows that show the same deck stay in step. */
export function openShow(
  deck: Deck,
  {presets, place, makeWire = openWire, now = () => Date.now(), onLeave, signal}: DeckShowOptions
): DeckShow {
  const role: WindowRole = place.notes ? "notes" : "stage";
  const listeners: (() => void)[] = [];
  const tell = () => listeners.forEach((listener) => listener());

  let first = startPresentation();
  if (place.slide || place.step) {
    first = goTo(deck, first, place.slide, now());
    first = {...first, step: Math.min(place.step, stepsOf(deck.slides[first.slide]!).length - 1)};
  }
  if (Object.keys(place.moved).length) first = moveSliders(deck, first, place.moved);

  let state = first;
  let resting: ReturnType<typeof setTimeout> | null = null;
  const wire = makeWire(channelName(deck));
  const channel = wire
    ? new DeckChannel(state, {
        wire,
        role,
        id: crypto.getRandomValues(new Uint32Array(2)).join("-"),
        read: (data) => toPresentation(deck, data),
        onState: (next) => {
          state = next;
          follow();
        },
        onPeers: tell
      })
    : null;

  const here = (notes: boolean) => {
    const {slide, step, moved} = state;
    return writePlace({...place, notes, slide, step, moved: moved[slide] ?? {}});
  };
  const writeAddress = () => {
    resting = null;
    if (signal.aborted || readPlace(location.hash).deck !== place.deck) return;
    try {
      history.replaceState(history.state, "", `#${here(place.notes)}`);
    } catch {
      // Some browsers refuse many changes in a short time; the next one writes the whole place again.
      return;
    }
  };
  function follow(): void {
    if (resting) clearTimeout(resting);
    resting = setTimeout(writeAddress, restAfter);
    tell();
  }
  const hidden = () => {
    if (resting) {
      clearTimeout(resting);
      writeAddress();
    }
    channel?.bye();
  };
  const back = () => channel?.greet();
  addEventListener("pagehide", hidden);
  addEventListener("pageshow", back);
  signal.addEventListener("abort", () => {
    if (resting) clearTimeout(resting);
    channel?.close();
    removeEventListener("pagehide", hidden);
    removeEventListener("pageshow", back);
  });

  return {
    deck,
    presets,
    role,
    get state() {
      return state;
    },
    linked: channel !== null,
    now,
    act(step) {
      const next = step(state);
      if (next === state) return;
      state = next;
      channel?.put(next);
      follow();
    },
    has: (other) => channel?.has(other) ?? false,
    addressOf: (other) => `${location.href.replace(/#.*$/, "")}#${here(other === "notes")}`,
    onChange: (callback) => void listeners.push(callback),
    leave: onLeave
  };
}
