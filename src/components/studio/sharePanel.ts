import {html} from "../../vendor/htl.js";
import {comfortableLink, visible} from "../../workbook/scenario/link.js";
import {longest} from "../../workbook/scenario/state.js";
import {qrCode} from "./qrCode.js";

export interface ShareState {
  /** The whole address. */
  readonly address: string;
  readonly title: string;
  readonly note: string;
  /** The name of the numbers of the first scenario's first run, or null while it is not in. */
  readonly numbers: string | null;
}

export interface SharePanelOptions {
  onTexts: (texts: {readonly title: string; readonly note: string}) => void;
}

export type SharePanel = HTMLElement & {draw(state: ShareState): void};

/** Copies a text; resolves to whether it worked. */
async function copy(text: string, field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}

/** Returns the part of the studio that shares its state: title and note, the link, its QR code, and a large one for the room. */
export function sharePanel({onTexts}: SharePanelOptions): SharePanel {
  const title = html<HTMLInputElement>`<input type="text" maxlength=${longest.title} placeholder="What the room is to see" />`;
  const note = html<HTMLTextAreaElement>`<textarea rows="3" maxlength=${longest.note} placeholder="A task, a question, a warning"></textarea>`;
  const field = html<HTMLTextAreaElement>`<textarea class="share-link" rows="3" readonly spellcheck="false"></textarea>`;
  const copyButton = html<HTMLButtonElement>`<button type="button" class="button primary">Copy link</button>`;
  const large = html<HTMLButtonElement>`<button type="button" class="button">Show the code large</button>`;
  const said = html`<p class="lab-note" role="status"></p>`;
  const numbers = html`<p class="lab-note share-numbers"></p>`;
  const code = html`<div class="share-code"></div>`;
  const dialogCode = html`<div class="share-dialog-code"></div>`;
  const dialogTitle = html`<h2></h2>`;
  const dialogLink = html`<p class="share-dialog-link"></p>`;
  const close = html<HTMLButtonElement>`<button type="button" class="button">Close</button>`;
  const dialog = html<HTMLDialogElement>`<dialog class="share-dialog" aria-label="Code of the link for the room">${dialogTitle}${dialogCode}${dialogLink}${close}</dialog>`;
  const element = html`<section class="studio-part share-panel" aria-label="Share"><h2>Show it, share it exactly</h2>
    <div class="share-columns">
      <div>
        <label class="studio-field">Title of the link ${title}</label>
        <label class="studio-field">Note to those who open it ${note}</label>
        <label class="studio-field">Link to exactly this state ${field}</label>
        <div class="studio-tools">${copyButton}${large}</div>${said}${numbers}
      </div>
      ${code}
    </div>${dialog}</section>` as SharePanel;
  let state: ShareState | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let coded = "";

  const texts = () => onTexts({title: visible(title.value).trim(), note: visible(note.value).trim()});
  for (const input of [title, note]) {
    input.addEventListener("input", (event) => {
      event.stopPropagation();
      texts();
    });
  }
  copyButton.onclick = async () => {
    if (!state) return;
    said.textContent = (await copy(state.address, field))
      ? "The link is on the clipboard."
      : "The browser did not let the link be copied; it is marked, so press Ctrl+C or ⌘C.";
  };
  large.onclick = () => {
    if (!state) return;
    dialogTitle.textContent = state.title || "Open this scenario";
    dialogLink.textContent = state.address;
    const picture = qrCode(state.address);
    dialogCode.replaceChildren(picture ?? html`<p>The link is too long for a code; shorten the note.</p>`);
    if (typeof dialog.showModal === "function") dialog.showModal();
    else dialog.setAttribute("open", "");
  };
  close.onclick = () => (typeof dialog.close === "function" ? dialog.close() : dialog.removeAttribute("open"));

  const drawCode = () => {
    timer = null;
    if (!state || state.address === coded) return;
    coded = state.address;
    code.replaceChildren(
      qrCode(state.address) ?? html`<p class="lab-note">The link is too long for a code; shorten the note.</p>`
    );
  };
  element.draw = (next) => {
    const changed = state?.address !== next.address;
    state = next;
    if (document.activeElement !== title && title.value !== next.title) title.value = next.title;
    if (document.activeElement !== note && note.value !== next.note) note.value = next.note;
    numbers.textContent = next.numbers
      ? `Name of the numbers: ${next.numbers}. Whoever opens the link sees the same name, because the first run is the same to the last bit.`
      : "Name of the numbers: the first run is coming in.";
    if (!changed) return;
    field.value = next.address;
    said.textContent =
      next.address.length > comfortableLink
        ? `The link has ${next.address.length} letters; some programs cut links longer than ${comfortableLink}. A shorter note helps.`
        : "";
    if (timer) clearTimeout(timer);
    timer = setTimeout(drawCode, 300);
  };
  return element;
}
