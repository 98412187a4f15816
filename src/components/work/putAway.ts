import {html} from "../../vendor/htl.js";
import type {Action} from "../../workbook/work/store.js";
import {countText, timeText} from "./words.js";

export interface PutAwayOptions {
  /** Number of answers that can be deleted. */
  readonly answers: number;
  readonly onDeleteAll: () => void;
  readonly onUndo: (action: Action) => void;
  readonly onErase: () => void;
}

const whatText = ({why, removed, added}: Action): string => {
  if (why === "import") {
    const contained = removed ? `; ${countText(removed, "older one")} went into them` : "";
    return `Import of ${countText(added, "answer")}${contained}`;
  }
  const answers = countText(removed, "answer");
  return {reset: `Reset: ${answers}`, deleted: `Deleted: ${answers}`, undone: `Import taken back: ${answers}`}[why];
};

/** Returns a button that asks once more, in its own place, before it acts. */
function askFirst(text: string, question: string, yes: string, action: () => void): HTMLElement {
  const place = html<HTMLElement>`<div class="work-ask"></div>`;
  const start = () => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${text}</button>`;
    button.onclick = () => {
      const go = html<HTMLButtonElement>`<button type="button" class="button bad">${yes}</button>`;
      const stop = html<HTMLButtonElement>`<button type="button" class="button">Keep</button>`;
      go.onclick = () => {
        action();
        start();
      };
      stop.onclick = () => start().focus();
      place.replaceChildren(html`<p role="alert">${question}</p>`, html`<p class="work-buttons">${go} ${stop}</p>`);
      stop.focus();
    };
    place.replaceChildren(button);
    return button;
  };
  start();
  return place;
}

/** Returns the part of the room in which work is deleted, and in which what was done can be undone. */
export function putAway(
  actions: readonly Action[],
  {answers, onDeleteAll, onUndo, onErase}: PutAwayOptions
): HTMLElement {
  const items = actions
    .filter(({removed, added}) => removed + added > 0)
    .map((action) => {
      const button = html<HTMLButtonElement>`<button type="button" class="button small">
        ${action.why === "import" ? "Undo" : "Bring back"}
      </button>`;
      button.setAttribute("aria-label", `${button.textContent!.trim()}: ${whatText(action)}, ${timeText(action.at)}`);
      button.onclick = () => onUndo(action);
      return html`<li><span>${whatText(action)}, ${timeText(action.at)}</span> ${button}</li>`;
    });
  const gone = actions.some(({removed}) => removed > 0);
  return html<HTMLElement>`<section class="work-away">
    <h2>Undo and delete</h2>
    ${
      items.length
        ? html`<p class="work-hint">What you put away can be brought back for sixty days, unless you erase it.</p>
            <ul class="work-actions">
              ${items}
            </ul>`
        : html`<p class="work-hint">What you delete, reset or import is listed here and can be undone.</p>`
    }
    ${
      answers
        ? askFirst(
            "Delete everything",
            `Delete ${answers === 1 ? "the one answer" : `all ${answers.toLocaleString("en")} answers`} in this browser? You can bring them back here.`,
            "Delete",
            onDeleteAll
          )
        : ""
    }
    ${
      gone
        ? askFirst(
            "Erase for good",
            "Erase what was put away? On a shared computer this is the way to leave nothing behind. It cannot be undone.",
            "Erase",
            onErase
          )
        : ""
    }
  </section>`;
}
