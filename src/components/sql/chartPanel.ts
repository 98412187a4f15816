import {html} from "../../vendor/htl.js";
import {
  axisColumns,
  chartKinds,
  chartRows,
  chartTitle,
  defaultChart,
  fitChart,
  possibleKinds,
  type ChartChoice,
  type ChartKind
} from "../../workbook/sql/chartChoice.js";
import type {ResultSource} from "../../workbook/sql/resultSource.js";
import {formatCount} from "../../workbook/sql/values.js";
import {drawChart} from "./drawChart.js";

const kindNames: Record<ChartKind, string> = {bar: "Bars", line: "Lines", dot: "Dots", histogram: "Histogram"};

export interface ChartPanelOptions {
  readonly choice: ChartChoice | null;
  readonly onChoice: (choice: ChartChoice) => void;
}

/** Returns the controls and the picture of a result as a chart; the choice is fitted to the columns and reported when it changes. */
export function chartPanel(source: ResultSource, {choice: wanted, onChoice}: ChartPanelOptions): HTMLElement {
  const {columns, rowCount, available} = source;
  let choice = wanted ? fitChart(wanted, columns) : defaultChart(columns);
  const panel = html`<div class="sql-chart"></div>` as HTMLElement;
  if (!choice) {
    panel.append(
      html`<p>These columns cannot be drawn: a chart needs at least one column of numbers or dates. Count something, for example, or cast text to a number.</p>`
    );
    return panel;
  }
  const picture = html`<div class="sql-picture"></div>` as HTMLElement;
  const controls = html`<div class="sql-chart-controls" role="group" aria-label="Chart"></div>` as HTMLElement;
  let request = 0;

  function set(next: ChartChoice, focused: string): void {
    choice = next;
    onChoice(next);
    renderControls();
    controls.querySelector<HTMLElement>(`[data-control="${focused}"]`)?.focus();
    void draw();
  }

  function select(
    name: string,
    value: number | null,
    options: readonly number[],
    none: string | null,
    apply: (value: number | null) => ChartChoice
  ): HTMLElement {
    const element = html`<select data-control=${name}>
      ${none === null ? "" : html`<option value="" selected=${value === null}>${none}</option>`}
      ${options.map((i) => html`<option value=${String(i)} selected=${i === value}>${columns[i]!.name}</option>`)}
    </select>` as HTMLSelectElement;
    element.onchange = () => set(apply(element.value === "" ? null : Number(element.value)), name);
    return html`<label><span>${name}</span> ${element}</label>`;
  }

  function renderControls(): void {
    const now = choice!;
    const axes = axisColumns(now.kind, columns);
    const kinds = html`<select data-control="Chart">
      ${chartKinds.filter((kind) => possibleKinds(columns).includes(kind)).map((kind) => html`<option value=${kind} selected=${kind === now.kind}>${kindNames[kind]}</option>`)}
    </select>` as HTMLSelectElement;
    kinds.onchange = () => set(fitChart({...now, kind: kinds.value as ChartKind}, columns) ?? now, "Chart");
    controls.replaceChildren(
      html`<label><span>Chart</span> ${kinds}</label>`,
      select("Across", now.x, axes.x, null, (x) => fitChart({...now, x: x!}, columns)!),
      ...(now.kind === "histogram" ? [] : [select("Up", now.y, axes.y, null, (y) => fitChart({...now, y}, columns)!)]),
      select(
        "Colour",
        now.colour,
        columns.map((_, i) => i),
        "one colour",
        (colour) => ({...now, colour})
      )
    );
  }

  async function draw(): Promise<void> {
    const now = choice!;
    const mine = ++request;
    const wantedColumns = [now.x, ...(now.y === null ? [] : [now.y]), ...(now.colour === null ? [] : [now.colour])];
    try {
      const values = await source.chart(wantedColumns, chartRows);
      if (mine !== request) return;
      const [x = []] = values;
      const y = now.y === null ? null : (values[1] ?? []);
      const colour = now.colour === null ? null : (values.at(-1) ?? []);
      const drawn = x.length;
      const note =
        drawn < rowCount
          ? html`<p class="sql-note">Drawn from the first ${formatCount(drawn)} of ${formatCount(rowCount)} rows${available < rowCount ? ", which are stored" : ""}.</p>`
          : "";
      picture.replaceChildren(
        drawChart({
          choice: now,
          columns,
          title: chartTitle(now, columns),
          x,
          y,
          colour,
          width: panel.clientWidth || 640
        }),
        ...(note ? [note] : [])
      );
    } catch (error) {
      if (mine !== request) return;
      picture.replaceChildren(
        html`<p class="sql-problem" role="alert">${error instanceof Error ? error.message : String(error)}</p>`
      );
    }
  }

  renderControls();
  panel.append(controls, picture);
  let drawnWidth = -1;
  // Draws when the panel is first laid out, and again when its width changes; the observer goes with the panel.
  new ResizeObserver(() => {
    if (panel.clientWidth === drawnWidth) return;
    drawnWidth = panel.clientWidth;
    void draw();
  }).observe(panel);
  return panel;
}
