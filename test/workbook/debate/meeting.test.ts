import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {readScenarios} from "../../../loaders/scenarios.js";
import type {Preset} from "../../../src/model/pressures/presets.js";
import {agreementMarkdown, clauseLines, minutesOutline, statusText} from "../../../src/workbook/debate/agreement.js";
import {roleKeys} from "../../../src/workbook/debate/clauses.js";
import type {DraftStorage} from "../../../src/workbook/debate/draft.js";
import {meetingLink, readMeetingLink} from "../../../src/workbook/debate/link.js";
import {newMeeting, propose, speak, startFrom, statusOf} from "../../../src/workbook/debate/meeting.js";
import {meetingStore} from "../../../src/workbook/debate/store.js";
import {studioAddress} from "../../../src/workbook/debate/studioAddress.js";
import {readLink} from "../../../src/workbook/scenario/link.js";

let presets: Preset[];
beforeAll(() => {
  presets = readScenarios();
});
const fresh = () => newMeeting("contract-china");
const storage = (): DraftStorage & {items: Map<string, string>} => {
  const items = new Map<string, string>();
  return {items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value)};
};

describe("signatures", () => {
  test("are gone when the package changes, and stay when it does not", () => {
    const signed = speak(propose(fresh(), {premium: 0.05}), "buyer", "signed");
    expect(propose(signed, {premium: 0.05})).toBe(signed);
    expect(propose(signed, {premium: 0.06}).voices).toEqual({});
    expect(startFrom(signed, "contract-india")).toMatchObject({changes: {}, voices: {}});
    expect(startFrom(signed, "contract-china")).toBe(signed);
  });
  test("a change stands when all who carry it have signed; a package is carried when all its changes stand", () => {
    let meeting = propose(fresh(), {premium: 0.05, relationship: 0.6});
    expect(statusOf(meeting).missing).toEqual(["buyer", "exporter", "consumer"]);
    expect(statusText(meeting)).toContain("0 of 2 changes stand");
    meeting = speak(speak(meeting, "buyer", "signed"), "exporter", "signed");
    expect(statusOf(meeting).standing.map((c) => c.key)).toEqual(["relationship"]);
    expect(statusText(meeting)).toBe(
      "1 of 2 changes stand. Signatures are missing from those who carry the others: consumer."
    );
    meeting = speak(meeting, "consumer", "signed");
    expect(statusOf(meeting)).toMatchObject({carried: true, unanimous: false});
    for (const role of roleKeys) meeting = speak(meeting, role, "signed");
    expect(statusOf(meeting).unanimous).toBe(true);
    expect(speak(meeting, "buyer", null).voices.buyer).toBeUndefined();
  });
  test("nothing changed is nothing signed", () => {
    expect(statusOf(fresh())).toMatchObject({carried: false, unanimous: false, missing: []});
    expect(statusText(fresh())).toContain("nothing to sign");
  });
});

describe("links", () => {
  test("what is written is read again", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 4, max: 200}),
        fc.integer({min: 0, max: 999999}),
        fc.subarray([...roleKeys]),
        fc.integer({min: 0, max: 100}),
        (students, seed, signed, percent) => {
          let meeting = {
            ...propose(fresh(), {inspection: percent / 100, premium: 0.065}),
            students,
            seed,
            title: "Ours & theirs = “all”"
          };
          if (percent === 11) meeting = {...meeting, changes: {premium: 0.065}};
          for (const role of signed) meeting = {...meeting, voices: {...meeting.voices, [role]: "signed"}};
          const read = readMeetingLink(`#${meetingLink(meeting)}`, presets)!;
          expect(read.refused).toEqual([]);
          expect(read.meeting).toEqual(meeting);
        }
      )
    );
  });
  test("names and minutes are in no link", () => {
    const link = meetingLink({...fresh(), names: "Ana", minutes: "Secret"});
    expect(link).not.toMatch(/Ana|Secret/);
  });
  test("the name of a place in the page is no link", () => {
    expect(readMeetingLink("#the-package", presets)).toBeNull();
    expect(readMeetingLink("", presets)).toBeNull();
  });
  test("what cannot be used is named, and the rest holds", () => {
    const {meeting, refused} = readMeetingLink(
      "v=9&p=nowhere&inspection=7&fine=abc&premium=0.05&students=2&seed=-1&signed=buyer.king&refused=buyer&layers=2",
      presets
    )!;
    expect(meeting).toMatchObject({
      preset: "contract-china",
      changes: {premium: 0.05},
      students: 24,
      seed: 1,
      voices: {buyer: "signed"}
    });
    expect(refused).toHaveLength(9);
    expect(refused.join("\n")).toMatch(/newer workbook[\s\S]*nowhere[\s\S]*is 7[\s\S]*“2”[\s\S]*king[\s\S]*“layers”/);
  });
  test("nothing that is typed into an address can make it throw", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readMeetingLink(`p=contract-india&${text}`, presets);
        readMeetingLink(text, presets);
      })
    );
  });
  test("a package opens in the studio as it is", () => {
    const address = studioAddress(presets, "contract-india", {inspection: 0.3, premium: 0.05});
    expect(address).toMatch(/^\.\/studio\.html#v=1&p=contract-india/);
    const {state, refused} = readLink(address.split("#")[1]!, presets);
    expect(refused).toEqual([]);
    expect(state.scenarios[0]).toMatchObject({preset: "contract-india", changes: {inspection: 0.3, premium: 0.05}});
    expect(() => studioAddress(presets, "nowhere")).toThrow(RangeError);
  });
});

describe("the store", () => {
  test("keeps the meeting in this browser, names and minutes too", () => {
    const place = storage();
    const store = meetingStore({presets, storage: place});
    let told = 0;
    store.watch(() => told++);
    store.change({...propose(store.meeting, {fine: 0.4}), names: "Ana, Bo", minutes: "We met."});
    expect(told).toBe(1);
    const again = meetingStore({presets, storage: place});
    expect(again.meeting).toEqual(store.meeting);
    expect(again.lasting).toBe(true);
  });
  test("a link is shown, and the draft that was there is put aside and comes back", () => {
    const place = storage();
    const own = meetingStore({presets, storage: place});
    own.change({...propose(own.meeting, {fine: 0.4}), minutes: "Ours."});
    const opened = meetingStore({presets, storage: place, hash: "#v=1&p=contract-brazil&premium=0.06"});
    expect(opened.meeting).toMatchObject({preset: "contract-brazil", minutes: ""});
    expect(opened.aside).toBe(true);
    opened.takeBack();
    expect(opened.meeting).toMatchObject({changes: {fine: 0.4}, minutes: "Ours."});
    opened.takeBack();
    expect(opened.meeting.preset).toBe("contract-brazil");
  });
  test("the same link again shows the reader’s own minutes", () => {
    const place = storage();
    const hash = "#v=1&p=contract-brazil&premium=0.06";
    const store = meetingStore({presets, storage: place, hash});
    store.change({...store.meeting, minutes: "Begun."});
    expect(meetingStore({presets, storage: place, hash}).meeting.minutes).toBe("Begun.");
  });
  test("a start over can be taken back", () => {
    const store = meetingStore({presets});
    store.change({...store.meeting, minutes: "Long work."});
    store.startOver();
    expect(store.meeting.minutes).toBe("");
    store.takeBack();
    expect(store.meeting.minutes).toBe("Long work.");
  });
  test("a browser that keeps nothing, or keeps nonsense, loses nothing while the page is open", () => {
    const full: DraftStorage = {
      getItem: () => "{nonsense",
      setItem: () => {
        throw new Error("full");
      }
    };
    const store = meetingStore({presets, storage: full});
    store.change({...store.meeting, minutes: "Here."});
    expect(store.lasting).toBe(false);
    expect(store.meeting.minutes).toBe("Here.");
  });
  test("who has stopped watching is not told", () => {
    const store = meetingStore({presets});
    const leaving = new AbortController();
    let told = 0;
    store.watch(() => told++, leaving.signal);
    leaving.abort();
    store.change({...store.meeting, seed: 9});
    expect(told).toBe(0);
  });
});

describe("an agreement on paper", () => {
  test("names clauses, carriers, signatures, minutes and a link, and says what the values are", () => {
    const meeting = {
      ...speak(propose(fresh(), {premium: 0.05}), "buyer", "signed"),
      title: "Pay | more",
      minutes: "All spoke."
    };
    const today = presets.find((p) => p.id === "contract-china")!.values;
    const text = agreementMarkdown(meeting, {
      from: "China",
      today,
      before: null,
      after: null,
      link: "https://example.org/#x"
    });
    expect(text).toContain("# Pay | more");
    expect(text).toMatch(/\| Premium price \| 0\.020 \| 0\.050 \| Buyer, Consumer \| no \|/);
    expect(text).toContain("- Signed: Buyer");
    expect(text).toContain("ordinal and illustrative");
    expect(text).toContain("All spoke.");
    expect(text).toContain("<https://example.org/#x>");
    expect(clauseLines(meeting, today)).toHaveLength(1);
    expect(minutesOutline()).toContain("Who was not in the room:");
  });
});
