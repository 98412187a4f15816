import {countVerdicts, verdictOn, type Placing, type Verdict} from "../../model/governance/agreement.js";
import type {PlacedCase} from "../../model/governance/cases.js";
import {outcomeOfTie} from "../../model/governance/classify.js";
import {outcomes, type Outcome} from "../../model/governance/forms.js";
import {dimensions, ruleSchema, type Tie} from "../../model/governance/parameters.js";
import {defaultsOf} from "../../model/schema/parameter.js";
import {html, svg} from "../../vendor/htl.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {classTally} from "./classTally.js";
import {cubePanels} from "./cubePanels.js";
import {keepTouch} from "./keepTouch.js";
import {andList, capital, dimensionNames, outcomeName, passageLink} from "./words.js";

const countryNames = {IN: "India", CN: "China", BR: "Brazil"};
let count = 0;

const verdictText: Record<Verdict, string> = {
  same: "as we do",
  defensible: "a reading that we should also defend",
  other: "not as we do"
};

/** Returns the point of the cube that stands for an outcome which a reader chose without a place: the middle of its region. */
function middleOf(outcome: Outcome, index: number): Tie {
  // Cases that stand for the same outcome are set apart, so that their numbers do not cover one another.
  const shift = {k: ((index % 4) - 1.5) * 0.09, s: (Math.floor(index / 4) - 1) * 0.14};
  const at = (complexity: number, k: number, s: number): Tie => ({
    complexity,
    codifiability: k + shift.k,
    capability: s + shift.s
  });
  const places: Record<Outcome, Tie> = {
    market: at(0.25, 0.75, 0.75),
    exclusion: at(0.25, 0.75, 0.25),
    unlikely: at(0.25, 0.25, 0.5),
    modular: at(0.75, 0.75, 0.75),
    captive: at(0.75, 0.75, 0.25),
    relational: at(0.75, 0.25, 0.75),
    hierarchy: at(0.75, 0.25, 0.25)
  };
  return places[outcome];
}

/**
 * Returns a figure in which a reader places the paper's cases, by choosing a form or by putting a number into the cube,
 * and then compares with our reading and its reasons. Its value is the outcome placed for each case.
 */
export function casePlacing(cases: readonly PlacedCase[]): HTMLElement & {value: Placing} {
  const rules = defaultsOf(ruleSchema);
  let value: Placing = {};
  let places: Readonly<Record<string, Tie>> = {};
  let active = 0;
  let compared = false;
  const group = `placing-${++count}`;

  const panels = cubePanels(rules, {label: "The cube, with the numbers of the cases that were placed"});
  const tokens = cases.map(
    (c, i) =>
      svg`<g class="case-token" data-case=${c.id} aria-hidden="true"><circle r="12"></circle><text text-anchor="middle" y="5">${i + 1}</text></g>` as SVGGElement
  );
  const picks = cases.map((_, i) => {
    const button = html<HTMLButtonElement>`<button type="button" class="case-pick" aria-pressed="false">${i + 1}</button>`;
    button.onclick = () => activate(i);
    return button;
  });
  const title = html`<h3></h3>`;
  const story = html`<p></p>`;
  const choices = outcomes.map((outcome) => {
    const radio = html<HTMLInputElement>`<input type="radio" name=${group} value=${outcome} />`;
    radio.oninput = (event) => event.stopPropagation();
    radio.onchange = () => place(active, outcome, middleOf(outcome, active), true);
    return {outcome, radio, row: html`<label class="form-choice">${radio} ${outcomeName(outcome)}</label>`};
  });
  const back = html<HTMLButtonElement>`<button type="button" class="button">← Back</button>`;
  const next = html<HTMLButtonElement>`<button type="button" class="button">Next →</button>`;
  back.onclick = () => activate((active + cases.length - 1) % cases.length);
  next.onclick = () => activate((active + 1) % cases.length);
  const progress = html`<p role="status" class="status"></p>`;
  const compare = html<HTMLButtonElement>`<button type="button" class="button primary">Compare with our reading</button>`;
  const again = html<HTMLButtonElement>`<button type="button" class="button">Begin a new placing</button>`;
  const results = html`<div class="case-results" hidden></div>`;
  const tally = classTally(cases, {rules});
  tally.hidden = true;
  const body = html`<div class="case-placing">
    <div class="case-card">
      <div class="case-picks" role="group" aria-label="Cases">${picks}</div>
      <div class="case-words">${title}${story}</div>
      <fieldset class="form-choices"><legend>This tie is</legend>${choices.map((c) => c.row)}</fieldset>
      <div class="choices">${back}${next}</div>
    </div>
    <div class="case-cube">${panels.element}
      <p class="map-hint">Or tap in the cube to place the case that is open, and drag a number to move it.</p></div>
    <div class="case-compare">${progress}<div class="choices">${compare}${again}</div></div>
    ${results}${tally}
  </div>`;
  const figure = figureFrame(body, {
    title: "Placing real ties is harder than the scheme suggests",
    subtitle: "Read a case, say what its tie is, and compare. The paper does not place its cases: the placing is ours.",
    alt: `${cases.length} cases of the paper, each to be given one of five forms, exclusion or the unlikely combination, by choice or by a place in the cube.`,
    source: "stories: Knorringa and Nadvi (2014), at the passages named; placing and reasons are ours",
    wide: true,
    table: () => ({
      columns: ["Case", "Between", "You say"],
      rows: cases.map((c, i) => {
        const outcome = value[c.id];
        return [`${i + 1} ${c.title}`, c.parties, outcome ? outcomeName(outcome) : "not placed"];
      })
    })
  }) as HTMLElement & {value: Placing};

  function activate(index: number): void {
    active = index;
    render();
  }

  function place(index: number, outcome: Outcome, tie: Tie, announce: boolean): void {
    const {id} = cases[index]!;
    const same = value[id] === outcome;
    places = {...places, [id]: tie};
    if (!same) value = {...value, [id]: outcome};
    render();
    if (announce && !same) figure.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function renderCard(): void {
    const c = cases[active]!;
    title.replaceChildren(
      html`<span class="case-number">${active + 1}</span>`,
      ` ${c.title} `,
      html`<span class="case-country" style=${{color: countryColour(c.country)}}>${countryNames[c.country]}</span>`
    );
    story.replaceChildren(
      `${c.story} (`,
      passageLink(c.passage),
      ") ",
      html`<br />`,
      html`<strong>The tie: ${c.parties}.</strong>`
    );
    for (const {outcome, radio} of choices) radio.checked = value[c.id] === outcome;
  }

  let cardOf = "";
  function render(): void {
    const key = `${active} ${value[cases[active]!.id] ?? ""}`;
    if (key !== cardOf) renderCard();
    cardOf = key;
    cases.forEach((c, i) => {
      const outcome = value[c.id];
      const button = picks[i]!;
      button.setAttribute("aria-pressed", String(i === active));
      button.classList.toggle("placed", outcome !== undefined);
      button.setAttribute(
        "aria-label",
        `Case ${i + 1}, ${c.title}${outcome ? `: ${outcomeName(outcome)}` : ", not placed"}`
      );
      const token = tokens[i]!;
      token.classList.toggle("active", i === active);
      const tie = places[c.id];
      if (!tie || !outcome) return token.remove();
      const {panel, x, y} = panels.place(tie);
      const layer = panels.layers[panel];
      if (token.parentNode !== layer) layer.append(token);
      token.setAttribute("transform", `translate(${x},${y})`);
    });
    const {placed} = countVerdicts(cases, value, rules);
    progress.textContent = `${placed} of ${cases.length} cases placed.`;
    compare.disabled = placed === 0;
    results.hidden = tally.hidden = !compared;
    if (compared) renderResults();
  }

  function renderResults(): void {
    const {placed, same, defensible} = countVerdicts(cases, value, rules);
    const open = new Set([...results.querySelectorAll("details[open]")].map((d) => d.getAttribute("data-case")));
    results.replaceChildren(
      html`<p class="agreement" role="status"><strong>You place ${same} of ${placed} as we do${defensible ? `, and ${defensible} in a way that we should also defend` : ""}.</strong>
        Where we differ, read our reasons before you give way: a placing is an argument.</p>`,
      ...cases.flatMap((c, i) => {
        const outcome = value[c.id];
        if (!outcome) return [];
        const verdict = verdictOn(c, outcome, rules);
        return html`<details class=${`case-result ${verdict}`} data-case=${c.id} open=${open.has(c.id)}>
          <summary><span class="case-number">${i + 1}</span> ${c.title}: you say ${outcomeName(outcome).toLowerCase()}, we say ${outcomeName(outcomeOfTie(c.tie, rules)).toLowerCase()}
            <span class="verdict">${verdict === "same" ? "✓" : verdict === "defensible" ? "≈" : "≠"} ${verdictText[verdict]}</span></summary>
          <ul>${dimensions.map((d) => {
            const level = c.tie[d] >= rules[`${d}Threshold`] ? "high" : "low";
            return html`<li><strong>${capital(dimensionNames[d])}: ${level}.</strong> ${c.reasons[d].text} (${passageLink(c.reasons[d].passage)})</li>`;
          })}</ul>
          <p>We should also defend: ${andList(c.alsoFits.map((o) => outcomeName(o).toLowerCase()))}. ${c.caution}</p>
        </details>`;
      })
    );
  }

  compare.onclick = () => {
    compared = true;
    tally.placing = value;
    render();
  };
  again.onclick = () => {
    value = {};
    places = {};
    compared = false;
    active = 0;
    render();
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  };
  figure.addEventListener("input", () => (tally.placing = value));

  function placeAt(event: MouseEvent, index: number): void {
    const at = panels.locate(event.clientX, event.clientY);
    if (!at) return;
    const tie = {
      complexity: at.panel === "high" ? 0.75 : 0.25,
      codifiability: at.codifiability,
      capability: at.capability
    };
    place(index, outcomeOfTie(tie, rules), tie, true);
  }
  let dragged: number | null = null;
  tokens.forEach(keepTouch);
  let moved = false;
  panels.element.addEventListener("pointerdown", (event) => {
    const index = tokens.findIndex((t) => t.contains(event.target as Node));
    moved = false;
    if (index < 0) return;
    dragged = index;
    activate(index);
    panels.element.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  panels.element.addEventListener("pointermove", (event) => {
    if (dragged === null) return;
    moved = true;
    placeAt(event, dragged);
  });
  for (const end of ["pointerup", "pointercancel"]) panels.element.addEventListener(end, () => (dragged = null));
  panels.element.addEventListener("click", (event) => {
    const onToken = tokens.some((t) => t.contains(event.target as Node));
    if (!moved && !onToken) placeAt(event, active);
  });

  Object.defineProperty(figure, "value", {
    get: () => value,
    set: (placing: Placing) => {
      value = placing;
      places = {};
      cases.forEach((c, i) => {
        const outcome = placing[c.id];
        if (outcome) places = {...places, [c.id]: middleOf(outcome, i)};
      });
      tally.placing = value;
      render();
    }
  });
  render();
  return figure;
}
