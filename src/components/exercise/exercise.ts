import {html} from "../../vendor/htl.js";
import {isAttempt, type Grade, type OpenedKeys} from "../../workbook/exercise/kind.js";
import {
  kindOf,
  maySeeSolution,
  openExplanation,
  openSolution,
  variantOf,
  type PublishedExercise
} from "../../workbook/exercise/published.js";
import {
  attemptsLeft,
  carriedOver,
  isSolved,
  isTouched,
  newRecord,
  pickKept,
  startedAgain,
  withAssessment,
  withGrade,
  withHint,
  withInput,
  withSolution,
  type Stamp
} from "../../workbook/exercise/session.js";
import type {Json} from "../../workbook/json.js";
import {plainAnswer} from "../../workbook/work/plainAnswer.js";
import type {AnswerRecord} from "../../workbook/work/record.js";
import type {WorkStore} from "../../workbook/work/store.js";
import {fragment} from "./fragment.js";
import {gradeTools, inputs} from "./inputs.js";
import type {InputElement} from "./inputs/input.js";

export interface ExerciseOptions {
  readonly store: WorkStore;
  /** The random id of this tab. */
  readonly writer: string;
  readonly now: () => number;
  /** A random whole number from 0 to 2³² − 1, for exercises whose numbers are drawn. */
  readonly randomSeed: () => number;
}

/** The word that stands before a message, and the sign beside it, so that no colour has to tell. */
const verdictWords: Record<string, [sign: string, word: string]> = {
  right: ["✓", "Right"],
  partly: ["◐", "Partly right"],
  wrong: ["✗", "Not yet"],
  given: ["✎", "Answered"],
  empty: ["…", "Nothing to check yet"],
  unfinished: ["…", "Not finished"],
  unreadable: ["?", "Not readable"],
  unit: ["?", "Another unit"]
};

/** Returns an answer as text without the points that its writer marks in it. */
const withoutMarks = (input: Json): string =>
  JSON.stringify(typeof input === "object" && !Array.isArray(input) ? {...input, marks: null} : input);

const button = (text: string, className = "button") =>
  html<HTMLButtonElement>`<button type="button" class=${className}>${text}</button>`;

/**
 * Makes an exercise that stands in a page answerable: input, buttons, feedback, hints, solution, and what is kept. `host` is
 * the element with the published exercise in data-exercise. Resolves once the kept answer is shown.
 */
export async function answerable(host: HTMLElement, {store, writer, now, randomSeed}: ExerciseOptions): Promise<void> {
  const exercise = JSON.parse(host.dataset.exercise!) as PublishedExercise;
  const kind = kindOf(exercise);
  const stamp = (): Stamp => ({at: now(), writer});
  const newSeed = () => (exercise.variants.length > 1 ? randomSeed() : null);
  const kept = pickKept(exercise, await store.get(exercise.page, exercise.id));

  let record = kept.current ?? newRecord(exercise, newSeed(), stamp());
  /** What the answer in the input last got; null once it was changed. */
  let grade: Grade | null = null;
  let opened: OpenedKeys | undefined;
  let undo: AnswerRecord | null = null;
  let checking = false;

  const name = host.id;
  const prompt = host.querySelector<HTMLElement>(".exercise-prompt")!;
  const body = host.querySelector<HTMLElement>(".exercise-body")!;
  const notices = html<HTMLElement>`<div class="exercise-notices"></div>`;
  const place = html<HTMLElement>`<div class="exercise-input"></div>`;
  /** For a printed page only: what can be chosen, and the answer in words. */
  const sheet = html<HTMLElement>`<div class="exercise-sheet"></div>`;
  const printed = html<HTMLElement>`<p class="exercise-printed"></p>`;
  const check = button("Check", "button primary");
  const hint = button("Hint");
  const solve = button("Show solution");
  const again = button("Start again");
  const undoing = button("Undo: bring my answer back");
  const feedback = html<HTMLElement>`<div class="exercise-feedback" role="status" aria-live="polite"></div>`;
  const hints = html<HTMLOListElement>`<ol class="exercise-hints" aria-label="Hints"></ol>`;
  const solution = html<HTMLElement>`<div class="exercise-solution" aria-live="polite"></div>`;
  const state = html<HTMLElement>`<p class="exercise-state"></p>`;
  const trouble = html<HTMLElement>`<p class="exercise-trouble" role="status"></p>`;
  body.replaceChildren(
    notices,
    place,
    sheet,
    printed,
    html`<div class="exercise-buttons">${check}${hint}${solve}${again}${undoing}</div>`,
    feedback,
    hints,
    solution,
    state,
    trouble
  );

  const variant = () => variantOf(exercise, record.seed);
  let input: InputElement;

  function makeInput(): void {
    const {question, prompt: text} = variant();
    if (exercise.variants.length > 1) prompt.replaceChildren(fragment(text));
    const make = inputs[exercise.kind];
    if (!make) throw new Error(`There is no input for exercises of the kind "${exercise.kind}".`);
    input = make(question, {value: structuredClone(record.input), name: `${name}-input`, labelledby: `${name}-prompt`});
    place.replaceChildren(input);
    sheet.replaceChildren(fragment(kind.outline(question)));
  }

  function keep(next: AnswerRecord): void {
    record = next;
    store.put(record);
    void sayKept();
  }

  let keeping = 0;
  async function sayKept(): Promise<void> {
    const mine = ++keeping;
    await store.flush();
    if (mine === keeping) showState(true);
  }

  // What is shown

  function showFeedback(shown: Grade | null, quiet = false): void {
    feedback.dataset.verdict = shown?.verdict ?? "";
    if (quiet) feedback.setAttribute("aria-live", "off");
    if (!shown) feedback.replaceChildren();
    else {
      const [sign, word] = verdictWords[shown.verdict] ?? ["", shown.verdict];
      // "Right. Right." would be said twice.
      const plain = shown.message.replace(/\.$/, "") === word ? "" : shown.message;
      feedback.replaceChildren(
        html`<p class="exercise-verdict"><span aria-hidden="true">${sign}</span> ${word}</p>`,
        shown.html ? fragment(shown.html) : plain ? html`<p>${plain}</p>` : ""
      );
    }
    input.details = shown?.details ?? null;
    if (quiet) feedback.setAttribute("aria-live", "polite");
  }

  function showHints(): void {
    const {hints: all} = variant();
    while (hints.children.length > Math.min(record.hints, all.length)) hints.lastElementChild!.remove();
    while (hints.children.length < Math.min(record.hints, all.length))
      hints.append(html`<li>${fragment(all[hints.children.length]!)}</li>`);
    hints.hidden = !hints.children.length;
    hint.hidden = all.length === 0;
    hint.textContent = all.length > 1 ? `Hint ${Math.min(record.hints + 1, all.length)} of ${all.length}` : "Hint";
    hint.disabled = record.hints >= all.length;
  }

  function showSolution(): void {
    const seen = record.revealed ? openSolution(variant(), exercise.solution, opened) : null;
    const text = openExplanation(variant(), seen?.explanation ? {explanation: seen.explanation} : opened) ?? "";
    const wanted = JSON.stringify([seen?.text ?? "", text]);
    if (solution.dataset.shown === wanted) return;
    solution.dataset.shown = wanted;
    solution.replaceChildren(
      seen?.text ? html`<p><span class="exercise-label">Solution</span> ${seen.text}</p>` : "",
      text ? html`<div><p class="exercise-label">Why</p>${fragment(text)}</div>` : ""
    );
    solution.hidden = !seen && !text;
  }

  function showState(saved = false): void {
    const left = attemptsLeft(exercise, record);
    const count = record.attempts.length;
    const solved = isSolved(record);
    const parts = [
      left !== null
        ? `Attempt ${Math.min(count + (left > 0 && !solved ? 1 : 0), exercise.attempts!)} of ${exercise.attempts}`
        : count
          ? `${count} ${count === 1 ? "attempt" : "attempts"}`
          : "",
      grade === null && count && !checking ? "changed since it was checked" : "",
      saved && store.durable && isTouched(exercise, record) ? "saved in this browser" : ""
    ];
    state.textContent = parts.filter(Boolean).join(" · ");
    check.disabled = left === 0;
    check.title = left === 0 ? "No attempt is left." : "";
    const rule = exercise.solution;
    const hasSolution = variant().solution !== "";
    solve.hidden =
      record.revealed || !hasSolution || !maySeeSolution(rule, left === 0 ? Infinity : count, solved) || solvedNow();
    again.hidden = !isTouched(exercise, record) || undo !== null;
    undoing.hidden = undo === null;
    again.textContent =
      exercise.variants.length > 1 && exercise.attempts === null ? "Start again with other numbers" : "Start again";
    printed.textContent = `Answer: ${isTouched(exercise, record) ? kind.describe(record.input, variant().question) : ""}`;
  }

  /** After a right answer the reader has what the solution says. */
  const solvedNow = () => grade?.verdict === "right";

  function showTrouble(text: string | null): void {
    const words = text ?? (store.durable ? "" : "Your answers here will not survive when you leave this page.");
    trouble.hidden = words === "";
    trouble.replaceChildren(
      words,
      ...(words
        ? [" ", html`<a href="./work.html" target="_blank">My work, in a new tab: take your answers as a file</a>`]
        : [])
    );
  }

  function showAll(saved = false): void {
    showHints();
    showSolution();
    showState(saved);
  }

  // What the reader does

  async function gradeNow(answer: Json, seed: number | null): Promise<Grade> {
    const tools = (await gradeTools[exercise.kind]?.(input)) ?? {};
    const {question, check: published} = variantOf(exercise, seed);
    return kind.grade(answer, question, published, tools);
  }

  place.addEventListener("input", () => {
    undo = null;
    // The reader's own assessment of a checked text is no new answer.
    const value = structuredClone(input.value);
    const assessing = grade?.verdict === "given" && withoutMarks(value) === withoutMarks(record.input);
    keep(withInput(record, value, stamp()));
    if (assessing) {
      void gradeNow(value, record.seed).then((next) => {
        grade = next;
        showFeedback(next);
        keep(withAssessment(record, next, stamp()));
        showAll();
      });
      return;
    }
    showFeedback((grade = null));
    showState();
  });

  async function checkNow(): Promise<void> {
    if (checking || check.disabled) return;
    checking = true;
    check.setAttribute("aria-busy", "true");
    const {seed} = record;
    const answer = structuredClone(input.value);
    try {
      const next = await gradeNow(answer, seed);
      // A slow grade of an answer that was changed meanwhile says nothing of the new one.
      if (JSON.stringify(answer) !== JSON.stringify(input.value) || seed !== record.seed) return;
      grade = next;
      if (next.opens) opened = next.opens;
      undo = null;
      if (isAttempt(next.verdict)) keep(withGrade(withInput(record, answer, stamp()), next, stamp()));
      // The same words twice would not be read out again.
      feedback.replaceChildren();
      await new Promise((resolve) => setTimeout(resolve));
      showFeedback(next);
    } catch (error) {
      const message = `The answer could not be checked: ${error instanceof Error ? error.message : String(error)} Try again.`;
      showFeedback({verdict: "unreadable", credit: 0, message, mistake: null});
    } finally {
      checking = false;
      check.removeAttribute("aria-busy");
      showAll();
    }
  }

  check.onclick = () => void checkNow();
  place.addEventListener("keydown", (event) => {
    const field = event.target as HTMLElement;
    if (event.key !== "Enter" || !(field instanceof HTMLInputElement) || field.type !== "text") return;
    event.preventDefault();
    void checkNow();
  });
  hint.onclick = () => {
    keep(withHint(record, stamp()));
    showAll();
    const last = hints.lastElementChild as HTMLElement | null;
    if (!last) return;
    last.tabIndex = -1;
    last.focus();
  };
  solve.onclick = () => {
    keep(withSolution(record, stamp()));
    showAll();
    solution.tabIndex = -1;
    solution.focus();
  };
  again.onclick = async () => {
    // What was typed while the answer is put away would be lost.
    place.inert = true;
    const before = record;
    await store.reset(before);
    undo = before;
    place.inert = false;
    record = startedAgain(exercise, record, newSeed(), stamp());
    if (record.attempts.length) store.put(record);
    begin();
    undoing.focus();
    showFeedback(null);
    feedback.replaceChildren(html`<p>Your answer is put away. You can bring it back.</p>`);
  };
  undoing.onclick = async () => {
    const back = (await store.undoReset(exercise.page, exercise.id)) ?? undo;
    undo = null;
    if (back) record = back;
    store.put(record);
    begin();
    await restore();
    check.focus();
  };

  /** Shows the record anew. */
  function begin(): void {
    grade = null;
    opened = undefined;
    delete solution.dataset.shown;
    hints.replaceChildren();
    makeInput();
    showFeedback(null, true);
    showAll();
  }

  /** Grades again what was checked last, so that its message and what it opened are there as they were. */
  async function restore(): Promise<void> {
    const last = record.attempts.at(-1);
    const right = record.attempts.find(({verdict}) => verdict === "right");
    const asked = record;
    if (!kind.costly) {
      if (right) opened = (await gradeNow(right.input, asked.seed)).opens;
      if (last && JSON.stringify(last.input) === JSON.stringify(record.input)) {
        const before = await gradeNow(last.input, asked.seed);
        if (record !== asked) return;
        grade = before;
        if (before.opens) opened = before.opens;
        showFeedback(before, true);
      }
    } else if (last && JSON.stringify(last.input) === JSON.stringify(record.input)) {
      const {verdict, credit, message} = last;
      grade = {verdict: verdict as Grade["verdict"], credit, message, mistake: null};
      showFeedback(grade, true);
    }
    showAll(true);
  }

  // Other wordings, other tabs

  function askEarlier(earlier: AnswerRecord): void {
    const carried = carriedOver(exercise, earlier, stamp());
    const words = carried
      ? kind.describe(carried.input, variantOf(exercise, carried.seed).question)
      : plainAnswer(earlier.input);
    const take = button("Keep my answer");
    const leave = button("Start again");
    const notice = html<HTMLElement>`<div class="exercise-notice" role="status">
      <p><strong>This question has changed since you answered it.</strong></p>
      <p class="exercise-label">It was</p>
      <p class="exercise-quote">${earlier.prompt}</p>
      <p class="exercise-label">Your answer was</p>
      <p class="exercise-quote">${words}</p>
      ${carried ? "" : html`<p>It does not fit the new question. It is kept on <a href="./work.html">My work</a>.</p>`}
      <div class="exercise-buttons">${carried ? take : ""}${leave}</div>
    </div>`;
    take.onclick = () => {
      notice.remove();
      keep({...carried!, changed: now(), writer});
      begin();
      check.focus();
    };
    leave.onclick = () => {
      notice.remove();
      keep({...record, changed: now(), writer});
      place.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
    };
    notices.replaceChildren(notice);
  }

  function askOther(other: AnswerRecord): void {
    if (other.question !== exercise.hash || other.writer === writer) return;
    const same =
      JSON.stringify([other.input, other.attempts, other.seed]) ===
      JSON.stringify([record.input, record.attempts, record.seed]);
    if (same) return notices.replaceChildren();
    const use = () => {
      notices.replaceChildren();
      record = other;
      undo = null;
      // From here on this tab goes on with what the other one kept, and not beside it.
      void store.get(exercise.page, exercise.id);
      begin();
      void restore();
    };
    // Nothing of this tab's would be lost.
    if (!isTouched(exercise, record)) return use();
    const take = button("Use that answer");
    const leave = button("Keep the one here");
    const notice = html<HTMLElement>`<div class="exercise-notice" role="status">
      <p><strong>You changed this answer in another tab.</strong></p>
      <p class="exercise-label">There it is</p>
      <p class="exercise-quote">${kind.describe(other.input, variantOf(exercise, other.seed).question)}</p>
      <div class="exercise-buttons">${take}${leave}</div>
    </div>`;
    take.onclick = () => {
      use();
      keep({...record, changed: now(), writer});
      check.focus();
    };
    leave.onclick = () => {
      notices.replaceChildren();
      keep({...record, changed: now(), writer});
      check.focus();
    };
    notices.replaceChildren(notice);
  }

  store.watch(exercise.page, exercise.id, askOther);
  store.onTrouble(showTrouble);
  begin();
  showTrouble(store.trouble);
  await restore();
  if (kept.earlier) askEarlier(kept.earlier);
  host.dataset.ready = "";
}
