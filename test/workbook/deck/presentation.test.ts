import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Deck, Slide} from "../../../src/workbook/deck/deck.js";
import {DeckChannel, type Wire, type WindowRole} from "../../../src/workbook/deck/deckChannel.js";
import {keyAction, type FocusPlace} from "../../../src/workbook/deck/keys.js";
import {readPlace, writePlace} from "../../../src/workbook/deck/place.js";
import * as show from "../../../src/workbook/deck/presentation.js";

const plain: Slide = {
  title: "T",
  scenarios: [{name: "", preset: "toritama", changes: {}, phases: null}],
  seed: 1,
  outcomes: ["jobs"],
  sliders: ["fine"],
  caption: "",
  question: "",
  answer: "",
  hide: {outcomes: false, answer: false},
  think: null,
  notes: "",
  sources: []
};
const asks: Slide = {...plain, question: "Q?", answer: "A.", hide: {outcomes: true, answer: true}, think: 30};
const deck: Deck = {title: "D", about: "", slides: [plain, asks, {...plain, scenarios: [], outcomes: [], sliders: []}]};

describe("the steps of a slide", () => {
  test.each([
    ["nothing hidden", plain, ["start"]],
    ["question, outcomes and answer", asks, ["start", "think", "outcomes", "answer"]],
    ["no answer", {...asks, answer: ""}, ["start", "think", "outcomes"]],
    [
      "an answer that comes with the outcomes",
      {...asks, hide: {outcomes: true, answer: false}},
      ["start", "think", "outcomes"]
    ],
    ["outcomes hidden without a question", {...asks, question: "", answer: ""}, ["start", "outcomes"]],
    [
      "outcomes shown, the answer hidden",
      {...asks, hide: {outcomes: false, answer: true}, think: null},
      ["start", "answer"]
    ],
    ["words with a time to think", {...asks, scenarios: [], answer: ""}, ["start", "think"]],
    ["words with a hidden answer", {...asks, scenarios: [], think: null}, ["start", "answer"]]
  ] as const)("%s", (_, slide, steps) => expect(show.stepsOf(slide)).toEqual(steps));

  test("nothing hidden is seen before its step, and all at the last", () => {
    const seen = [0, 1, 2, 3].map((step) => show.viewOf(asks, step));
    expect(seen.map((v) => v.outcomes)).toEqual([false, false, true, true]);
    expect(seen.map((v) => v.answer)).toEqual([false, false, false, true]);
    expect(seen.map((v) => v.thinking)).toEqual([false, true, false, false]);
    const together = {...asks, hide: {outcomes: true, answer: false}};
    expect([1, 2].map((step) => show.viewOf(together, step).answer)).toEqual([false, true]);
  });
});

describe("going on", () => {
  const walk = (n: number) => {
    const seen = [show.startPresentation()];
    for (let i = 0; i < n; i++) seen.push(show.forward(deck, seen.at(-1)!, 1000 + i));
    return seen;
  };
  test("forward goes through every step once and stops at the end; back is the way back", () => {
    const seen = walk(8);
    expect(seen.map((p) => `${p.slide}.${p.step}`)).toEqual([
      "0.0",
      "1.0",
      "1.1",
      "1.2",
      "1.3",
      "2.0",
      "2.0",
      "2.0",
      "2.0"
    ]);
    let p = seen.at(-1)!;
    for (const want of ["1.3", "1.2", "1.1", "1.0", "0.0", "0.0"]) {
      p = show.back(deck, p, 5);
      expect(`${p.slide}.${p.step}`).toBe(want);
    }
  });
  test("progress grows from nought to one", () => {
    const seen = walk(5).map((p) => show.progress(deck, p));
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
    expect(seen.slice(1).every((x, i) => x > seen[i]!)).toBe(true);
  });
  test("a dark screen is lit by the next step, which goes nowhere", () => {
    const dark = show.toggleBlank(walk(1)[1]!);
    expect(dark.blank).toBe(true);
    expect(show.forward(deck, dark, 0)).toMatchObject({slide: 1, step: 0, blank: false});
    expect(show.back(deck, dark, 0)).toMatchObject({slide: 1, step: 0, blank: false});
  });
  test("the time to think runs from its step, down where the deck says how long", () => {
    const thinking = walk(2)[2]!;
    expect(show.thinkTime(asks, thinking, thinking.thinkSince! + 4500)).toEqual({seconds: 26, left: true});
    expect(show.thinkTime(asks, thinking, thinking.thinkSince! + 99_000)).toEqual({seconds: 0, left: true});
    expect(show.thinkTime({...asks, think: null}, thinking, thinking.thinkSince! + 4500)).toEqual({
      seconds: 4,
      left: false
    });
    expect(show.thinkTime(asks, walk(3)[3]!, 9999)).toBeNull();
  });
  test("the clock starts with the first step, stops, goes on and starts again", () => {
    let p = walk(1)[1]!;
    expect(show.clockTime(p.clock, 4000)).toBe(3000);
    p = show.toggleClock(p, 4000);
    expect(show.clockTime(p.clock, 9000)).toBe(3000);
    p = show.toggleClock(p, 10_000);
    expect(show.clockTime(p.clock, 11_000)).toBe(4000);
    expect(show.clockTime(show.restartClock(p, 20_000).clock, 20_500)).toBe(500);
  });
  test("sliders move on their own slide only, within their range, and go back", () => {
    let p = show.moveSliders(deck, walk(1)[1]!, {fine: 0.2, inspection: 0.9});
    expect(p.moved).toEqual({1: {fine: 0.2}});
    expect(show.moveSliders(deck, p, {fine: 77}).moved).toEqual({1: {}});
    p = show.resetSliders(p);
    expect(p.moved).toEqual({});
  });
  test("any steps keep the presentation inside the deck, and it survives a trip to another window", () => {
    const act = fc.constantFrom<(p: show.Presentation) => show.Presentation>(
      (p) => show.forward(deck, p, 5),
      (p) => show.back(deck, p, 6),
      (p) => show.goTo(deck, p, 1, 7),
      (p) => show.goTo(deck, p, 99, 8),
      (p) => show.revealAll(deck, p, 9),
      show.toggleBlank,
      (p) => show.moveSliders(deck, p, {fine: 0.1}),
      show.resetSliders,
      (p) => show.toggleClock(p, 10)
    );
    fc.assert(
      fc.property(fc.array(act, {maxLength: 30}), (acts) => {
        const p = acts.reduce((now, step) => step(now), show.startPresentation());
        expect(show.toPresentation(deck, structuredClone(p))).toEqual(p);
      }),
      {seed: 5}
    );
  });
  test.each([
    ["nothing", null],
    ["a text", "x"],
    ["a slide that is not there", {...show.startPresentation(), slide: 9}],
    ["a step that is not there", {...show.startPresentation(), step: 2}],
    ["a broken clock", {...show.startPresentation(), clock: {before: "x", since: null}}],
    ["a half", {...show.startPresentation(), slide: 0.5}]
  ])("data from elsewhere is refused: %s", (_, data) => expect(show.toPresentation(deck, data)).toBeNull());
});

describe("windows in step", () => {
  /** A channel to which any number of windows can be joined; messages arrive when `flow` is called. */
  function net() {
    const wires: Wire[] = [];
    const queue: {from: Wire; message: unknown}[] = [];
    return {
      join(): Wire {
        const wire: Wire = {
          onmessage: null,
          postMessage: (message) => void queue.push({from: wire, message: structuredClone(message)}),
          close: () => void wires.splice(wires.indexOf(wire), 1)
        };
        wires.push(wire);
        return wire;
      },
      flow() {
        for (let next = queue.shift(); next; next = queue.shift())
          for (const wire of [...wires]) if (wire !== next.from) wire.onmessage?.({data: next.message});
      }
    };
  }
  const join = (wires: ReturnType<typeof net>, id: string, role: WindowRole, state = show.startPresentation()) => {
    const seen: show.Presentation[] = [];
    const channel = new DeckChannel(state, {
      wire: wires.join(),
      role,
      id,
      read: (data) => show.toPresentation(deck, data),
      onState: (p) => seen.push(p)
    });
    wires.flow();
    return {channel, seen};
  };

  test("a step in either window is taken in the other", () => {
    const wires = net();
    const a = join(wires, "a", "stage");
    const b = join(wires, "b", "notes");
    a.channel.put(show.forward(deck, a.channel.state, 1));
    wires.flow();
    expect(b.channel.state.slide).toBe(1);
    b.channel.put(show.forward(deck, b.channel.state, 2));
    wires.flow();
    expect(a.channel.state).toEqual(b.channel.state);
    expect(a.channel.has("notes") && b.channel.has("stage")).toBe(true);
  });
  test("a window that opens or reloads takes over what the others have, and not the other way round", () => {
    const wires = net();
    const a = join(wires, "z", "stage");
    a.channel.put(show.goTo(deck, a.channel.state, 2, 1));
    wires.flow();
    const b = join(wires, "b", "notes");
    expect(b.channel.state.slide).toBe(2);
    a.channel.close();
    wires.flow();
    expect(b.channel.has("stage")).toBe(false);
    const again = join(wires, "y", "stage", show.startPresentation());
    expect(again.channel.state.slide).toBe(2);
    expect(b.channel.state.slide).toBe(2);
  });
  test("any steps in any windows, with messages late, end with all windows at the same place", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.boolean()), {maxLength: 25}), (acts) => {
        const wires = net();
        const all = ["a", "b", "c"].map((id, i) => join(wires, id, i ? "notes" : "stage"));
        for (const [who, slide, flows] of acts) {
          const {channel} = all[who]!;
          channel.put(show.goTo(deck, show.toggleBlank(channel.state), slide, 1));
          if (flows) wires.flow();
        }
        wires.flow();
        const states = all.map(({channel}) => channel.state);
        expect(states[1]).toEqual(states[0]);
        expect(states[2]).toEqual(states[0]);
      }),
      {seed: 6}
    );
  });
  test("what is no message, or of another deck, changes nothing", () => {
    const wires = net();
    const a = join(wires, "a", "stage");
    const stranger = wires.join();
    for (const message of [
      null,
      1,
      {kind: "state"},
      {kind: "state", from: "x", role: "stage", rank: [9, "x"], state: {slide: 77}}
    ])
      stranger.postMessage(message);
    wires.flow();
    expect(a.channel.state).toEqual(show.startPresentation());
    expect(a.seen).toEqual([]);
  });
});

describe("keys", () => {
  const press = (key: string, focus: FocusPlace = "stage", more = {}) =>
    keyAction({key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more}, focus);
  test.each([
    ["PageDown", "stage", "forward"],
    ["PageDown", "slider", "forward"],
    ["PageUp", "slider", "back"],
    ["PageDown", "field", "forward"],
    ["ArrowRight", "stage", "forward"],
    ["ArrowRight", "slider", null],
    ["ArrowRight", "button", "forward"],
    [" ", "stage", "forward"],
    [" ", "button", null],
    ["Enter", "button", null],
    ["Enter", "slider", "forward"],
    [".", "stage", "blank"],
    ["B", "slider", "blank"],
    ["b", "field", null],
    ["?", "stage", "help"],
    ["Escape", "field", "leave"],
    ["Home", "slider", null],
    ["x", "stage", null]
  ] as const)("%s on a %s: %s", (key, focus, action) => expect(press(key, focus)).toBe(action));
  test("Shift with Space goes back; keys with Ctrl, Alt or Meta are the browser's", () => {
    expect(press(" ", "stage", {shiftKey: true})).toBe("back");
    for (const more of [{ctrlKey: true}, {altKey: true}, {metaKey: true}]) expect(press("b", "stage", more)).toBeNull();
  });
});

describe("the address", () => {
  test("what is written is read back", () => {
    for (const place of [
      {deck: "three-contracts", packed: null, notes: false, slide: 0, step: 0, moved: {}},
      {deck: "toritama", packed: null, notes: true, slide: 3, step: 2, moved: {fine: 0.25}},
      {deck: null, packed: "abc-_9", notes: false, slide: 11, step: 0, moved: {inspection: 0.3, fine: 0}}
    ])
      expect(readPlace(`#${writePlace(place)}`)).toEqual(place);
  });
  test.each(["", "#", "#deck", "#deck=../x", "#at=x", "#deck=A B", "#set=fine:x,gold:1,fine"])(
    "%s says nothing",
    (hash) => expect(readPlace(hash)).toEqual({deck: null, packed: null, notes: false, slide: 0, step: 0, moved: {}})
  );
});
