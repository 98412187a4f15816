import {html} from "../../vendor/htl.js";
import {toWorkCode, toWorkFile, workFileName, type Work} from "../../workbook/work/file.js";
import {saveFile} from "../sql/saveFile.js";
import {countText} from "./words.js";

export interface TakeAlongOptions {
  /** All that is kept now. */
  readonly work: () => Promise<Work>;
  readonly onName: (name: string) => void;
  /** Makes the sheet ready and prints it. */
  readonly onPrint: () => Promise<void>;
  readonly name: string;
}

/** Returns the part of the room that takes work out: name, file, code, sheet. */
export function takeAlong({work, onName, onPrint, name}: TakeAlongOptions): HTMLElement {
  const said = html<HTMLElement>`<p class="status" role="status"></p>`;
  const codeBox = html<HTMLTextAreaElement>`<textarea class="work-code" rows="4" readonly aria-label="Your work as a code"></textarea>`;
  const codePlace = html<HTMLElement>`<div hidden>
    <p class="work-hint">This browser did not let the page copy. Select the code, all of it, and copy it.</p>
    ${codeBox}
  </div>`;
  const nameField = html<HTMLInputElement>`<input type="text" maxlength="200" autocomplete="name" value=${name}>`;
  nameField.oninput = () => onName(nameField.value.trim());

  const button = (text: string, action: () => Promise<void>, primary = false) => {
    const element = html<HTMLButtonElement>`<button type="button" class=${primary ? "button primary" : "button"}>${text}</button>`;
    element.onclick = async () => {
      element.disabled = true;
      try {
        await action();
      } catch {
        said.textContent = `“${text}” did not work. Reload the page and try again; nothing of your work was changed.`;
      } finally {
        element.disabled = false;
      }
    };
    return element;
  };
  const nothing = "There are no answers yet, so there is nothing to take along.";
  const save = async () => {
    const packed = await work();
    if (!packed.records.length) return void (said.textContent = nothing);
    const file = workFileName(packed);
    saveFile(file, "application/json", toWorkFile(packed));
    said.textContent = `${countText(packed.records.length, "answer")} saved as ${file}.`;
  };
  const copy = async () => {
    const packed = await work();
    if (!packed.records.length) return void (said.textContent = nothing);
    const code = await toWorkCode(packed);
    try {
      await navigator.clipboard.writeText(code);
      codePlace.hidden = true;
      said.textContent = `Code with ${countText(packed.records.length, "answer")} copied: ${countText(code.length, "letter")}. Paste it into a message to yourself.`;
    } catch {
      codePlace.hidden = false;
      codeBox.value = code;
      codeBox.focus();
      codeBox.select();
      said.textContent = "";
    }
  };
  return html<HTMLElement>`<section class="work-take">
    <h2>Take your work along</h2>
    <label class="work-name">Your name, for the file and the sheet ${nameField}</label>
    <p class="work-buttons">
      ${button("Save as a file", save, true)} ${button("Copy as code", copy)} ${button("Print or save as PDF", onPrint)}
    </p>
    ${said} ${codePlace}
  </section>`;
}
