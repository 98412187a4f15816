// @vitest-environment jsdom
import {afterEach, expect, test, vi} from "vitest";
import {beginning, exercisePicker} from "../../src/components/studio/exercisePicker.js";
import {linkBuilder, type BuilderState} from "../../src/components/studio/linkBuilder.js";
import {readCatalogue} from "../../src/workbook/work/readCatalogue.js";

const exercise = (id: string, title: string, kind: string, promptText: string) => ({
  id,
  title,
  kind,
  promptText,
  points: 1
});
const catalogue = readCatalogue({
  site: "test",
  pages: [
    {
      page: "clusters",
      title: "Clusters",
      exercises: [
        exercise("joint-action", "Acting together", "choice", "Who pays for the treatment plant?"),
        exercise("trust", "Trust", "short", "Say what trust is worth.")
      ]
    },
    {page: "india", title: "India", exercises: [exercise("layers", "Layers", "numeric", "How many contractors?")]}
  ]
});
afterEach(() => document.body.replaceChildren());

async function open(most = 8) {
  const exercises = vi.fn(async () => catalogue);
  const changes: (readonly string[])[] = [];
  const picker = exercisePicker({exercises, most, onChange: (chosen) => changes.push(chosen)});
  document.body.append(picker);
  expect(exercises).not.toHaveBeenCalled();
  (picker as unknown as HTMLDetailsElement).open = true;
  picker.dispatchEvent(new Event("toggle"));
  await vi.waitFor(() => expect(picker.querySelector("[type=checkbox]")).not.toBeNull());
  const shown = () =>
    [...picker.querySelectorAll<HTMLElement>(".picker-item")]
      .filter((e) => !e.hidden)
      .map((e) => e.querySelector("b")!.textContent);
  const box = (name: string) => picker.querySelector<HTMLInputElement>(`[value="${name}"]`)!;
  const find = (text: string) => {
    const search = picker.querySelector<HTMLInputElement>("[type=search]")!;
    search.value = text;
    search.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const said = () => picker.querySelector("[role=status]")!.textContent!;
  return {picker, changes, exercises, shown, box, find, said};
}

test("lists the exercises by page once it is opened, with their kind and the beginning of their prompt", async () => {
  const {picker, shown, said, exercises} = await open();
  expect(exercises).toHaveBeenCalledTimes(1);
  expect([...picker.querySelectorAll("legend")].map((e) => e.textContent)).toEqual(["Clusters", "India"]);
  expect(shown()).toEqual(["Acting together", "Trust", "Layers"]);
  expect(picker.querySelector(".picker-item")!.textContent).toMatch(/Choose one\s+Who pays for the treatment plant/);
  expect(said()).toBe("3 exercises. 0 of 8 chosen.");
});

test("finds exercises by words of page, title, kind, prompt and name, and by page", async () => {
  const {picker, shown, find, said} = await open();
  for (const [words, titles] of [
    ["own words", ["Trust"]],
    ["CONTRACTORS india", ["Layers"]],
    ["joint-action", ["Acting together"]],
    ["zebra", []]
  ] as const) {
    find(words);
    expect(shown(), words).toEqual(titles);
  }
  expect(said()).toMatch(/No exercise fits/);
  find("");
  const pages = picker.querySelector("select")!;
  pages.value = "india";
  pages.dispatchEvent(new Event("change"));
  expect(shown()).toEqual(["Layers"]);
});

test("what is ticked is chosen, at once and at most so many", async () => {
  const {changes, box, said, picker} = await open(2);
  box("india:layers").click();
  box("clusters:trust").click();
  expect(changes.at(-1)).toEqual(["india:layers", "clusters:trust"]);
  expect(box("clusters:joint-action").disabled).toBe(true);
  expect(said()).toMatch(/2 of 2 chosen. A link sets at most 2/);
  box("india:layers").click();
  expect(changes.at(-1)).toEqual(["clusters:trust"]);
  picker.draw(["clusters:joint-action", "elsewhere:x"]);
  expect([box("clusters:joint-action").checked, box("clusters:trust").checked]).toEqual([true, false]);
  box("clusters:joint-action").click();
  expect(changes.at(-1)).toEqual(["elsewhere:x"]);
});

test("says that the list cannot be fetched, and tries again when it is opened again", async () => {
  let works = false;
  const picker = exercisePicker({
    exercises: () => (works ? Promise.resolve(catalogue) : Promise.reject(new Error("offline"))),
    most: 8,
    onChange: () => {}
  });
  (picker as unknown as HTMLDetailsElement).open = true;
  picker.dispatchEvent(new Event("toggle"));
  await vi.waitFor(() => expect(picker.textContent).toContain("could not be fetched"));
  expect(await picker.unknown(["a:b"])).toBeNull();
  works = true;
  picker.dispatchEvent(new Event("toggle"));
  await vi.waitFor(() => expect(picker.querySelectorAll("[type=checkbox]")).toHaveLength(3));
});

test("names that are written are taken, and one that no exercise has is told", async () => {
  const state: BuilderState = {permissions: {rest: "open", except: {}}, questions: [], exercises: [], changed: []};
  const changes: unknown[] = [];
  const builder = linkBuilder({
    onChange: (next) => changes.push(next),
    onPreview: () => {},
    catalogue: async () => catalogue
  });
  builder.draw(state);
  const field = builder.querySelector<HTMLInputElement>("input[placeholder^=clusters]")!;
  field.value = "clusters:trust, clusters:trsut";
  field.dispatchEvent(new Event("change"));
  expect(changes).toEqual([{exercises: ["clusters:trust", "clusters:trsut"]}]);
  await vi.waitFor(() =>
    expect(builder.querySelector(".parameter-problem")!.textContent).toContain("“clusters:trsut”")
  );
});

test("a prompt is cut between words", () => {
  expect(beginning("One  two\nthree", 20)).toBe("One two three");
  expect(beginning("One two three four", 10)).toBe("One two …");
  expect(beginning("x".repeat(200), 10)).toBe(`${"x".repeat(10).slice(0, 5)} …`);
});
