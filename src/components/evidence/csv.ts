import {cellText, type Cell} from "../../workbook/tableView.js";

/**
 * Returns a table as CSV (RFC 4180: commas, doubled quotes, CRLF), with the mark that tells spreadsheets that it is UTF-8.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay as they are.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map(csvCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  const text = typeof cell === "string" && /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell) ? `'${cell}` : cellText(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gives the reader a text as a file to keep. */
export function saveText(fileName: string, text: string, type = "text/csv;charset=utf-8"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
