import {html} from "../../vendor/htl.js";
import {formatProgress} from "../../workbook/sql/download.js";
import type {EngineState} from "../../workbook/sql/engineClient.js";

/** Returns a notice of the engine's loading: a bar, bytes, rate and time left. `show` takes the engine's state. */
export function loadNotice(): {element: HTMLElement; show(state: EngineState): void} {
  const bar = html`<progress max="100" aria-label="Loading the SQL engine"></progress>` as HTMLProgressElement;
  const line = html`<p></p>`;
  const heard = html`<p class="visually-hidden" role="status"></p>`;
  const element = html`<div class="sql-loading" hidden>${bar}${line}${heard}</div>` as HTMLElement;
  let told = -1;
  return {
    element,
    show(state) {
      element.hidden = state.kind !== "loading" && state.kind !== "starting";
      if (state.kind === "starting") {
        bar.removeAttribute("value");
        line.textContent = "Starting the SQL engine …";
      } else if (state.kind === "loading") {
        const {progress, what} = state;
        const name = what === "first" ? "the SQL engine" : "the rest of the SQL engine, which a query needs";
        const percent = progress ? Math.floor((100 * progress.bytes) / progress.total) : 0;
        bar.value = percent;
        line.textContent = progress
          ? `Loading ${name}, once: ${formatProgress(progress)}. What has arrived is kept.`
          : `Loading ${name} …`;
        // A screen reader hears each quarter, not each piece.
        if (Math.floor(percent / 25) !== told) {
          told = Math.floor(percent / 25);
          heard.textContent = `Loading ${name}, ${percent} percent`;
        }
      } else told = -1;
    }
  };
}
