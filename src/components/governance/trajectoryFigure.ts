import {outcomeInfo, type Outcome} from "../../model/governance/forms.js";
import {ruleSchema, dimensions, type Level, type Rules} from "../../model/governance/parameters.js";
import {ratesOf, runTrajectory, type Scenario, type Trajectory} from "../../model/governance/trajectory.js";
import {defaultsOf} from "../../model/schema/parameter.js";
import {html, svg} from "../../vendor/htl.js";
import {parameterForm} from "../controls/parameterForm.js";
import {figureFrame} from "../figureFrame.js";
import {cubePanels} from "./cubePanels.js";
import {andList, capital, dimensionNames, outcomeName} from "./words.js";

export interface TrajectoryValue {
  scenario: string;
  period: number;
  rules: Rules;
}

export interface TrajectoryOptions {
  scenario?: string;
}

const periodMs = 90;

/**
 * Returns a figure of paths through the cube: pick one, move along it in time or let it play, and see where the form
 * changes. Its value is the scenario, the period and the rules.
 */
export function trajectoryFigure(
  scenarios: readonly Scenario[],
  {scenario = scenarios[0]!.id}: TrajectoryOptions = {}
): HTMLElement & {value: TrajectoryValue} {
  const byId = new Map(scenarios.map((s) => [s.id, s]));
  let value: TrajectoryValue = {scenario, period: 0, rules: defaultsOf(ruleSchema)};
  let run: Trajectory = runTrajectory(byId.get(scenario)!, value.rules);
  let timer: ReturnType<typeof setInterval> | null = null;

  const select = html<HTMLSelectElement>`<select>${scenarios.map((s) => html`<option value=${s.id}>${s.title}</option>`)}</select>`;
  const about = html`<p class="path-about"></p>`;
  const panels = cubePanels(value.rules, {label: "The path through the cube in two panels"});
  const marks = (["low", "high"] as const).map((panel) => {
    const ahead = svg`<path class="path-ahead"></path>`;
    const behind = svg`<path class="path-behind"></path>`;
    panels.layers[panel].append(ahead, behind);
    return {panel, ahead, behind};
  });
  const start = svg`<g><circle class="path-start" r="5"></circle><text class="path-label" x="-9" y="-8" text-anchor="end">start</text></g>`;
  const now = svg`<g><circle class="tie-ring" r="9"></circle><circle class="tie-dot" r="4"></circle></g>`;
  const strip = html`<div class="spell-strip" aria-hidden="true"></div>`;
  const cursor = html`<span class="spell-cursor"></span>`;
  const scrubber = html<HTMLInputElement>`<input type="range" class="scrubber" min="0" step="1" value="0" aria-label="Period" />`;
  const play = html<HTMLButtonElement>`<button type="button" class="button play-button">▶ Play</button>`;
  const status = html`<p class="path-status"></p>`;
  const changes = html`<ol class="change-list"></ol>`;
  const rates = html`<div></div>`;
  const spoken = html`<p class="visually-hidden" role="status"></p>`;
  const body = html`<div class="trajectory">
    ${about}
    ${panels.element}
    <div class="time-controls">${play}<div class="time-line">${strip}${scrubber}</div></div>
    <div class="path-words">${status}<h3>Where the form changes</h3>${changes}</div>
    <details class="explorer-rules"><summary>How fast things move (assumed)</summary>${rates}</details>
    ${spoken}
  </div>`;
  const figure = figureFrame(body, {
    title: "A tie does not keep its form: it moves as knowledge and demands move",
    subtitle:
      "The path is a thin line ahead and a thick line behind; it leaves one panel for the other when complexity passes its threshold. A period stands for no particular span of time.",
    alt: "A path through the two panels of the cube, a strip of the forms that it passes in time, and a slider for the period.",
    source: "kinds of change: Gereffi, Humphrey and Sturgeon (2005); paths, rates and starting points are ours",
    controls: html`<div class="controls"><label>Path ${select}</label></div>`,
    wide: true,
    table: () => ({
      columns: ["Periods", "What happens", "Outcome", "Complexity", "Ability to codify", "Capability"],
      numbers: [3, 4, 5],
      rows: run.spells.map(({from, to, outcome}) => [
        from === to ? String(from) : `${from} to ${to}`,
        byId.get(value.scenario)!.phases[run.phases[from]!]!.name,
        outcomeName(outcome),
        ...dimensions.map((d) => `${run.ties[from]![d].toFixed(2)} to ${run.ties[to]![d].toFixed(2)}`)
      ])
    })
  }) as HTMLElement & {value: TrajectoryValue};

  /** Returns the path of some periods in one panel; a piece ends where the path leaves for the other panel. */
  function pathIn(panel: Level, from: number, to: number): string {
    let d = "";
    let pen = false;
    for (let t = from; t <= to; t++) {
      const at = panels.place(run.ties[t]!);
      if (at.panel !== panel) pen = false;
      else {
        d += `${pen ? "L" : "M"}${at.x.toFixed(1)},${at.y.toFixed(1)}`;
        pen = true;
      }
    }
    return d;
  }
  function put(mark: SVGElement, period: number): void {
    const {panel, x, y} = panels.place(run.ties[period]!);
    const layer = panels.layers[panel];
    if (mark.parentNode !== layer || layer.lastChild !== mark) layer.append(mark);
    mark.setAttribute("transform", `translate(${x},${y})`);
  }

  function drawRun(): void {
    const last = run.ties.length - 1;
    scrubber.max = String(last);
    for (const {panel, ahead} of marks) ahead.setAttribute("d", pathIn(panel, 0, last));
    strip.replaceChildren(
      ...run.spells.map(({outcome, from, to}) => {
        // A spell reaches from the middle before its first period to the middle after its last, as the slider shows it.
        const length = Math.min(to + 0.5, last) - Math.max(from - 0.5, 0);
        return html`<span class=${`spell region-${outcome}`} style=${{flexGrow: String(length)}}><span>${outcomeInfo[outcome].name}</span></span>`;
      }),
      cursor
    );
    changes.replaceChildren(
      ...(run.changes.length
        ? run.changes.map(({period, from, to, crossed}) => {
            const phase = byId.get(value.scenario)!.phases[run.phases[period]!]!.name;
            const passed = `${andList(crossed.map((d) => dimensionNames[d]))} ${crossed.length > 1 ? "pass their thresholds" : "passes its threshold"}`;
            return html`<li>Period ${period} (${phase}): ${passed}, and ${outcomeInfo[from].name} becomes <strong>${outcomeInfo[to].name}</strong>.</li>`;
          })
        : [html`<li>Nowhere: at these rates no threshold is passed.</li>`])
    );
  }

  let said: Outcome | null = null;
  function render(): void {
    const last = run.ties.length - 1;
    const {period} = value;
    const tie = run.ties[period]!;
    const outcome = run.outcomes[period]!;
    const phase = byId.get(value.scenario)!.phases[run.phases[period]!]!.name;
    for (const {panel, behind} of marks) behind.setAttribute("d", pathIn(panel, 0, period));
    put(start, 0);
    put(now, period);
    panels.setHere(outcome);
    scrubber.value = String(period);
    scrubber.setAttribute("aria-valuetext", `Period ${period} of ${last}: ${outcomeName(outcome)}`);
    cursor.style.left = `${(100 * period) / last}%`;
    status.replaceChildren(
      html`<strong>${outcomeName(outcome)}</strong>`,
      ` in period ${period} of ${last}, ${phase}. ${capital(andList(dimensions.map((d) => `${dimensionNames[d]} ${tie[d].toFixed(2)}`)))}.`
    );
    if (outcome !== said && said !== null) spoken.textContent = `Period ${period}: ${outcomeName(outcome)}`;
    said = outcome;
  }

  function stop(): void {
    if (timer) clearInterval(timer);
    timer = null;
    play.textContent = "▶ Play";
  }
  function set(next: TrajectoryValue, announce: boolean): void {
    const moved = next.scenario !== value.scenario || next.rules !== value.rules;
    const other = next.scenario !== value.scenario;
    value = next;
    if (moved) {
      run = runTrajectory(byId.get(value.scenario)!, value.rules);
      value = {...value, period: Math.min(value.period, run.ties.length - 1)};
      if (other) openScenario();
      drawRun();
    }
    render();
    if (announce) figure.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function openScenario(): void {
    const current = byId.get(value.scenario)!;
    about.textContent = current.about;
    select.value = current.id;
    const form = parameterForm(ruleSchema, {
      values: value.rules,
      reference: defaultsOf(ruleSchema),
      keys: [...ratesOf(current), "phaseLength"]
    });
    form.addEventListener("input", (event) => {
      event.stopPropagation();
      set({...value, rules: form.value}, true);
    });
    rates.replaceChildren(form);
  }

  select.oninput = (event) => event.stopPropagation();
  select.onchange = () => {
    stop();
    set({...value, scenario: select.value, period: 0}, true);
  };
  scrubber.oninput = (event) => {
    event.stopPropagation();
    stop();
    set({...value, period: Number(scrubber.value)}, true);
  };
  play.onclick = () => {
    if (timer) return stop();
    const last = () => run.ties.length - 1;
    if (value.period === last()) set({...value, period: 0}, true);
    play.textContent = "❚❚ Pause";
    timer = setInterval(() => {
      if (!figure.isConnected || value.period >= last()) return stop();
      set({...value, period: value.period + 1}, true);
    }, periodMs);
  };

  Object.defineProperty(figure, "value", {
    get: () => value,
    set: (next: TrajectoryValue) => {
      if (!byId.has(next.scenario)) throw new RangeError(`there is no path "${next.scenario}"`);
      stop();
      set(next, false);
    }
  });
  openScenario();
  drawRun();
  render();
  return figure;
}
