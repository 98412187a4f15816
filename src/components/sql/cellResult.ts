import {html} from "../../vendor/htl.js";
import type {ChartChoice} from "../../workbook/sql/chartChoice.js";
import {downloadRows, wholeResult} from "../../workbook/sql/wholeResult.js";
import type {ResultSource} from "../../workbook/sql/resultSource.js";
import {formatCount} from "../../workbook/sql/values.js";
import {chartPanel} from "./chartPanel.js";
import {resultTable} from "./resultTable.js";
import {fileName, saveFile} from "./saveFile.js";

export interface CellResultOptions {
  readonly name: string;
  readonly chart: ChartChoice | null;
  readonly onChart: (chart: ChartChoice | null) => void;
}

/** Returns a result as table or chart, with a switch between the two and a button that saves it as CSV. */
export function cellResult(source: ResultSource, {name, chart, onChart}: CellResultOptions): HTMLElement {
  let choice = chart;
  const body = html`<div></div>` as HTMLElement;
  const problem = html`<p class="sql-problem" role="alert" hidden></p>` as HTMLElement;
  const toggle = (text: string, pressed: boolean, press: () => void): HTMLButtonElement => {
    const button =
      html`<button type="button" class="button small" aria-pressed=${String(pressed)}>${text}</button>` as HTMLButtonElement;
    button.onclick = press;
    return button;
  };
  const asTable = toggle("Table", !chart, () => show(false));
  const asChart = toggle("Chart", Boolean(chart), () => show(true));
  const save = html`<button type="button" class="button small">Save as CSV</button>` as HTMLButtonElement;
  save.onclick = async () => {
    save.setAttribute("aria-disabled", "true");
    problem.hidden = true;
    try {
      saveFile(fileName(name, "csv"), "text/csv", await wholeResult(source));
      if (source.available > downloadRows) tell(`The file holds the first ${formatCount(downloadRows)} rows.`);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    } finally {
      save.removeAttribute("aria-disabled");
    }
  };

  function tell(text: string): void {
    problem.textContent = text;
    problem.hidden = false;
  }

  function show(drawn: boolean): void {
    asTable.setAttribute("aria-pressed", String(!drawn));
    asChart.setAttribute("aria-pressed", String(drawn));
    if (!drawn) {
      if (choice) onChart((choice = null));
      body.replaceChildren(resultTable(source, {label: name}));
      return;
    }
    const onChoice = (next: ChartChoice): void => onChart((choice = next));
    body.replaceChildren(chartPanel(source, {choice, onChoice}));
  }

  show(Boolean(chart));
  return html`<div class="sql-outcome">
    <div class="sql-views" role="group" aria-label="Show result as">${asTable}${asChart}${save}</div>${problem}${body}
  </div>`;
}
