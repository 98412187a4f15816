// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import {answerFigure, registerAnswerFigure} from "../../../src/components/work/answerFigures.js";
import {scenarioOf} from "../../../src/components/work/scenarioAnswer.js";
import {workRoom} from "../../../src/components/work/workRoom.js";
import {toWorkCode, toWorkFile} from "../../../src/workbook/work/file.js";
import {progressOf, stateOf} from "../../../src/workbook/work/progress.js";
import {readCatalogue} from "../../../src/workbook/work/readCatalogue.js";
import {openWorkStore, type WorkRoomStore} from "../../../src/workbook/work/store.js";
import {answer} from "../../workbook/work/arbitrary.js";
import {freshDatabase, SmallStorage} from "../../workbook/work/browser.js";

const exercise = (id: string, parts = {}) => ({
  id,
  kind: "short",
  title: `Exercise ${id}`,
  points: 2,
  outcome: "Compare",
  hash: "0a",
  promptText: "Why?",
  ...parts
});
const catalogue = readCatalogue({
  site: "t",
  pages: [
    {page: "clusters", title: "Clusters", exercises: [exercise("one"), exercise("two")]},
    {page: "chains", title: "Chains", exercises: [exercise("three", {outcome: "Explain", points: 3})]}
  ]
});
const checked = (credit: number) => ({
  input: "x",
  verdict: credit === 1 ? "right" : "partly",
  credit,
  message: "Said.",
  at: 5
});
const evil = '<img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>';

let store: WorkRoomStore;
const texts = (room: Element, selector: string) =>
  [...room.querySelectorAll(selector)].map((one) => one.textContent!.trim());
const press = (room: Element, text: string) => {
  const found = [...room.querySelectorAll("button")].find((one) => one.textContent!.trim() === text);
  if (!found) throw new Error(`There is no button “${text}”.`);
  found.click();
};
const open = (options = {}) => workRoom(catalogue, store, {now: () => 1e12, title: "Workbook", ...options});

beforeEach(async () => {
  freshDatabase();
  let clock = 1e6;
  store = await openWorkStore({site: "t", small: new SmallStorage(), now: () => ++clock, limit: 500});
});

describe("progress", () => {
  it("tells what is begun, checked and right, and what was answered before the question changed", () => {
    const {hash} = catalogue.pages[0]!.exercises[0]!;
    expect(stateOf({hash}, [])).toBe("none");
    expect(stateOf({hash}, [answer({question: "ff"})])).toBe("changed");
    expect(stateOf({hash}, [answer()])).toBe("begun");
    expect(stateOf({hash}, [answer({attempts: [checked(0.5)]})])).toBe("tried");
    expect(stateOf({hash}, [answer({attempts: [checked(0.5), checked(1)]}), answer()])).toBe("done");
  });
  it("counts by page and by learning outcome, the best attempt of each exercise, and nothing that is not asked", () => {
    const {whole, pages, outcomes} = progressOf(catalogue, [
      answer({attempts: [checked(1), checked(0)]}),
      answer({exercise: "two", attempts: [checked(0.5)]}),
      answer({page: "chains", exercise: "three", question: "ff", attempts: [checked(1)]}),
      answer({page: "gone", exercise: "one", attempts: [checked(1)]})
    ]);
    expect(whole).toMatchObject({exercises: 3, done: 1, tried: 1, begun: 0, points: 7, earned: 3});
    expect(pages.map(({key, earned, points}) => [key, earned, points])).toEqual([
      ["clusters", 3, 4],
      ["chains", 0, 3]
    ]);
    expect(outcomes.map(({title, exercises}) => [title, exercises])).toEqual([
      ["Compare", 2],
      ["Explain", 1]
    ]);
  });
});

describe("the room", () => {
  it("says what to do when there is nothing", async () => {
    const room = await open();
    expect(texts(room, ".work-empty")[0]).toMatch(/^Nothing has been answered in this browser yet/);
    expect(texts(room, ".work-whole")).toEqual(["3 exercises: not begun. 0 of 7 points."]);
    press(room, "Save as a file");
    await vi.waitFor(() => expect(texts(room, ".work-take .status")[0]).toMatch(/nothing to take along/));
  });
  it("shows each answer as text with its question, and links to the exercise", async () => {
    store.put(answer({input: evil, prompt: evil, attempts: [{...checked(0.5), message: evil, input: evil}]}));
    const room = await open({describe: ({input}: {input: unknown}) => String(input)});
    document.body.replaceChildren(room);
    expect(texts(room, ".work-question, .work-card > .work-answer, .work-message")).toEqual([evil, evil, evil]);
    expect(room.querySelector("img, script")).toBeNull();
    expect((globalThis as {ran?: boolean}).ran).toBeUndefined();
    expect(room.querySelector("h4 a")!.getAttribute("href")).toBe("./clusters.html#exercise-one");
    expect(texts(room, ".work-card > .work-meta")[0]).toMatch(
      /^Checked, not yet full points · 1 attempt, best: partly right · 1 of 2 points/
    );
  });
  it("says when a question has changed or is no longer asked", async () => {
    store.put(answer({question: "ff"}));
    store.put(answer({page: "gone", exercise: "x"}));
    const room = await open();
    expect(texts(room, ".work-note")).toEqual([
      expect.stringMatching(/question has changed/),
      expect.stringMatching(/no longer asks this/)
    ]);
    expect(room.querySelectorAll("h4 a").length).toBe(1);
  });
  it("offers a choice between copies, and undoes a removal", async () => {
    await store.take([answer({input: "old", changed: 1}), answer({input: "new", changed: 2})]);
    const room = await open();
    const counts = () => texts(room, ".work-card > .work-answer")[0];
    expect(counts()).toBe("new");
    press(room, "Use this one");
    await vi.waitFor(() => expect(counts()).toBe("old"));
    press(room, "Remove this copy");
    await vi.waitFor(() => expect(texts(room, ".work-more")).toEqual([]));
    press(room, "Undo");
    await vi.waitFor(() => expect(texts(room, ".work-more summary")).toEqual(["1 other copy"]));
  });
  it("deletes everything after asking, and brings it back", async () => {
    store.put(answer());
    store.put(answer({exercise: "two"}));
    const room = await open();
    document.body.replaceChildren(room);
    press(room, "Delete everything");
    press(room, "Keep");
    expect(room.querySelectorAll(".work-card").length).toBe(2);
    press(room, "Delete everything");
    press(room, "Delete");
    await vi.waitFor(() => expect(room.querySelectorAll(".work-card").length).toBe(0));
    press(room, "Bring back");
    await vi.waitFor(() => expect(room.querySelectorAll(".work-card").length).toBe(2));
  });
  it("shows what an import would change before it does, takes only what is ticked, and undoes it", async () => {
    await store.take([answer({input: "mine", changed: 10})]);
    const room = await open();
    document.body.replaceChildren(room);
    const theirs = [answer({input: "theirs", changed: 20}), answer({exercise: "two", changed: 5})];
    const code = await toWorkCode({site: "t", name: "Ana", saved: 1e12, records: theirs});
    room.querySelector<HTMLTextAreaElement>(".work-paste textarea")!.value = code;
    press(room, "Look at the code");
    await vi.waitFor(() => expect(texts(room, ".work-tick").length).toBe(2));
    expect(texts(room, ".work-from")[0]).toMatch(/by Ana\. 1 answer new, 1 answer newer than yours\./);
    expect(texts(room, ".work-sides .work-answer")).toEqual(["mine", "theirs", "because"]);
    expect((await store.all()).length).toBe(1);
    room.querySelectorAll<HTMLInputElement>(".work-tick input")[1]!.click();
    press(room, "Import 1 answer");
    await vi.waitFor(() => expect(texts(room, ".work-card > .work-answer")).toEqual(["theirs"]));
    expect(store.name).toBe("Ana");
    press(room, "Undo");
    await vi.waitFor(() => expect(texts(room, ".work-card > .work-answer")).toEqual(["mine"]));
  });
  it("refuses a bad file in words and changes nothing", async () => {
    store.put(answer());
    const room = await open();
    const text = toWorkFile({site: "elsewhere", name: "", saved: 1, records: []});
    room.querySelector<HTMLTextAreaElement>(".work-paste textarea")!.value = text;
    press(room, "Look at the code");
    await vi.waitFor(() => expect(texts(room, ".work-refused")[0]).toMatch(/another workbook \(“elsewhere”/));
    expect((await store.all()).length).toBe(1);
  });
  it("prints a sheet with name, answers, figures and what is open", async () => {
    registerAnswerFigure("drawn", () => Object.assign(document.createElement("b"), {textContent: "a drawing"}));
    registerAnswerFigure("broken", () => {
      throw new Error("no");
    });
    store.put(answer({kind: "drawn"}));
    store.put(answer({exercise: "two", kind: "broken", input: "as text"}));
    store.name = "Ana";
    const print = vi.fn();
    const room = await open({print});
    press(room, "Print or save as PDF");
    await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(texts(room, ".sheet-name")).toEqual(["Ana"]);
    expect(texts(room, ".sheet-answer")).toEqual(["a drawing", "as text"]);
    expect(texts(room, ".work-sheet li")).toEqual(["Chains: Exercise three"]);
  });
});

describe("an answer that is a scenario", () => {
  it("is told from others", async () => {
    expect(scenarioOf({scenario: "contract-india", seed: 7, changes: {firms: 10}})).toEqual({
      scenario: "contract-india",
      seed: 7,
      changes: {firms: 10}
    });
    for (const other of [null, "x", [], {scenario: 1, seed: 1}, {scenario: "a", seed: 0.5}])
      expect(scenarioOf(other)).toBeNull();
    expect(await answerFigure("unknown", "x", null)).toBeNull();
  });
});
