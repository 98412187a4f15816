import {html} from "../../vendor/htl.js";
import {fileLimit, readSqlFile, toSqlFile, type FileCell} from "../../workbook/sql/sqlFile.js";
import {countOf} from "../../workbook/sql/values.js";
import {saveFile} from "./saveFile.js";

export interface NotebookFilesOptions {
  readonly cells: () => readonly FileCell[];
  readonly onImport: (cells: readonly FileCell[]) => void;
  /** shows a message beside the cells */
  readonly tell: (message: string) => void;
}

/** Returns the buttons that save the notebook as an .sql file and add the cells of one. Import replaces nothing. */
export function notebookFiles({cells, onImport, tell}: NotebookFilesOptions): HTMLElement {
  const done = html`<span class="visually-hidden" role="status"></span>` as HTMLElement;
  const exporting = html`<button type="button" class="button small">Export</button>` as HTMLButtonElement;
  exporting.onclick = () => {
    if (!cells().length) tell("There are no cells to export.");
    else saveFile("notebook.sql", "application/sql", toSqlFile(cells()));
  };
  const picker =
    html`<input type="file" accept=".sql,.txt,text/plain,application/sql" hidden aria-label="SQL file to import">` as HTMLInputElement;
  const importing = html`<button type="button" class="button small">Import</button>` as HTMLButtonElement;
  importing.onclick = () => picker.click();
  picker.onchange = async () => {
    const [file] = picker.files ?? [];
    picker.value = "";
    if (!file) return;
    try {
      // A file that is far too large is not read at all: its size alone is looked at.
      const bytes = file.size > fileLimit ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
      const reading = readSqlFile(bytes, file.name, file.size);
      if ("refused" in reading) return tell(`Nothing was imported. ${reading.refused}`);
      tell(reading.notes.join(" "));
      onImport(reading.cells);
      done.textContent = `${countOf(reading.cells.length, "cell")} added from ${file.name}.`;
    } catch {
      tell(`Nothing was imported. ${file.name} cannot be read.`);
    }
  };
  return html`<span class="sql-files">${exporting}${importing}${picker}${done}</span>`;
}
