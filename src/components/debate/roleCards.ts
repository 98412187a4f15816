import {html} from "../../vendor/htl.js";
import {roleKeys, type RoleKey} from "../../workbook/debate/clauses.js";
import {drawRoles, fewestStudents, groupsOf, mostStudents, namesIn} from "../../workbook/debate/draw.js";
import {largestSeed} from "../../workbook/debate/link.js";
import {longestMinutes} from "../../workbook/debate/meeting.js";
import {roleOf, roles} from "../../workbook/debate/roles.js";
import type {MeetingStore} from "../../workbook/debate/store.js";
import {studioAddress} from "../../workbook/debate/studioAddress.js";
import {briefCard} from "./briefs.js";
import {printAlone} from "./printing.js";

export interface RoleCardsOptions {
  /** Returns where a role’s scenario can be opened. */
  scenarioLink?: (preset: string) => string;
  print?: () => void;
  signal?: AbortSignal;
}

/** Roles for a class, drawn from a seed, and their briefs: its value is the role whose brief is open. */
export type RoleCards = HTMLElement & {value: RoleKey};

/** Returns the part of the debate in which roles are drawn, read and printed. */
export function roleCards(
  store: MeetingStore,
  {
    scenarioLink = (preset) => studioAddress(store.presets, preset),
    print = () => globalThis.print(),
    signal
  }: RoleCardsOptions = {}
): RoleCards {
  let value: RoleKey = roleKeys[0];
  const count = html<HTMLInputElement>`<input type="number" inputmode="numeric" min=${fewestStudents} max=${mostStudents} step="1" />`;
  const seed = html<HTMLInputElement>`<input type="number" inputmode="numeric" min="0" max=${largestSeed} step="1" />`;
  const again = html<HTMLButtonElement>`<button type="button" class="button">Draw again</button>`;
  const names = html<HTMLTextAreaElement>`<textarea rows="4" spellcheck="false" autocomplete="off" maxlength=${longestMinutes}></textarea>`;
  const problem = html`<p class="debate-problem" role="alert" hidden></p>`;
  const drawn = html`<div class="debate-drawn" aria-live="polite"></div>`;
  const tabs = roles.map(({key, name}) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${name}</button>`;
    button.onclick = () => choose(key, true);
    return {key, button};
  });
  const card = html`<div class="debate-card"></div>`;
  const printRoles = html<HTMLButtonElement>`<button type="button" class="button">Print one brief for each role</button>`;
  const printAll = html<HTMLButtonElement>`<button type="button" class="button">Print one brief for each student</button>`;

  const element = html`<section class="role-cards" aria-label="Roles">
    <div class="controls debate-draw">
      <label>Students ${count}</label>
      <label>Seed of the draw ${seed}</label>
      ${again}
    </div>
    <details class="debate-names"><summary>Names, if you like</summary>
      <label>One name a line, or separated by commas. They stay in this browser and are in no link. ${names}</label></details>
    ${problem}${drawn}
    <div class="choices debate-tabs" role="group" aria-label="Brief to read">${tabs.map((t) => t.button)}</div>
    ${card}
    <div class="debate-tools">${printRoles} ${printAll}</div>
  </section>` as RoleCards;

  const say = (text: string | null) => {
    problem.textContent = text ?? "";
    problem.hidden = text === null;
  };
  const held = (): RoleKey[] => drawRoles(store.meeting.students, store.meeting.seed);
  const nameOf = (i: number): string => namesIn(store.meeting.names)[i] ?? `student ${i + 1}`;
  const startTitle = () => store.presets.find((p) => p.id === store.meeting.preset)!.title;

  function choose(key: RoleKey, tell: boolean): void {
    if (key === value) return;
    value = key;
    drawCard();
    if (tell) element.dispatchEvent(new Event("input", {bubbles: true}));
  }
  function drawCard(): void {
    for (const {key, button} of tabs) button.setAttribute("aria-pressed", String(key === value));
    card.replaceChildren(briefCard(value, {scenarioHref: scenarioLink(roleOf(value).scenario)}));
  }
  function render(): void {
    const {students, seed: now, names: typed} = store.meeting;
    if (document.activeElement !== count) count.value = String(students);
    if (document.activeElement !== seed) seed.value = String(now);
    if (document.activeElement !== names) names.value = typed;
    const groups = groupsOf(held());
    const missing = roles.filter(({key}) => !groups.some((g) => g.role === key));
    drawn.replaceChildren(
      html`<ul class="debate-groups">${groups.map(
        ({role, students: who}) =>
          html`<li><strong>${roleOf(role).name}</strong> <span>${who.map(nameOf).join(", ")}</span></li>`
      )}</ul>`,
      missing.length
        ? html`<p class="debate-missing">Nobody holds: ${missing.map((r) => r.name.toLowerCase()).join(", ")}. Somebody should speak for them all the same, or say that nobody did.</p>`
        : ""
    );
  }

  const whole = (input: HTMLInputElement, low: number, high: number, what: string, set: (n: number) => void) => {
    input.addEventListener("input", (event) => {
      event.stopPropagation();
      const text = input.value.trim();
      const n = Number(text);
      if (text === "" || !Number.isInteger(n) || n < low || n > high) {
        say(`${what} has to be a whole number from ${low} to ${high}.`);
        return;
      }
      say(null);
      set(n);
    });
    input.addEventListener("change", () => {
      say(null);
      render();
    });
  };
  whole(count, fewestStudents, mostStudents, "The number of students", (students) =>
    store.change({...store.meeting, students})
  );
  whole(seed, 0, largestSeed, "The seed", (next) => store.change({...store.meeting, seed: next}));
  again.onclick = () => store.change({...store.meeting, seed: (store.meeting.seed + 1) % (largestSeed + 1)});
  names.addEventListener("input", (event) => {
    event.stopPropagation();
    const listed = namesIn(names.value).length;
    const students = listed >= fewestStudents ? listed : store.meeting.students;
    store.change({...store.meeting, names: names.value, students});
  });

  const pages = (list: readonly {role: RoleKey; holder: string}[]) =>
    printAlone(
      html`<div class="briefs">${list.map(({role, holder}) => briefCard(role, {holder, open: true, from: startTitle()}))}</div>`,
      print
    );
  printRoles.onclick = () =>
    pages(groupsOf(held()).map(({role, students}) => ({role, holder: students.map(nameOf).join(", ")})));
  printAll.onclick = () => pages(held().map((role, i) => ({role, holder: nameOf(i)})));

  store.watch(render, signal);
  Object.defineProperty(element, "value", {get: () => value, set: (key: RoleKey) => choose(key, false)});
  render();
  drawCard();
  return element;
}
