import {html} from "../../vendor/htl.js";
import {formatBytes, formatProgress} from "../../workbook/sql/download.js";
import {engineStatus, prefetchEngine, removeEngine, type EngineStatus} from "../../workbook/sql/engineFiles.js";
import type {EvidenceFile} from "../../workbook/sql/evidenceFile.js";

/**
 * Returns an element that offers to fetch the SQL engine beforehand: it says how many bytes that is, shows progress, can be
 * cancelled and resumed, and removes what is kept. Nothing is fetched before it is pressed.
 */
export function prefetchButton(evidence: EvidenceFile | null = null): HTMLElement {
  const button = html`<button type="button" class="button" disabled>Fetch the SQL engine</button>` as HTMLButtonElement;
  const line = html`<p class="sql-prefetch-line"></p>` as HTMLElement;
  const bar = html`<progress max="100" hidden aria-label="Fetching the SQL engine"></progress>` as HTMLProgressElement;
  const heard = html`<p class="visually-hidden" role="status"></p>` as HTMLElement;
  const problem = html`<p class="sql-problem" role="alert" hidden></p>` as HTMLElement;
  const element = html`<div class="sql-prefetch">${button}${bar}${line}${heard}${problem}</div>` as HTMLElement;
  let stopper: AbortController | null = null;

  function fail(error: unknown): void {
    problem.textContent = `${error instanceof Error ? error.message : String(error)} What has arrived is kept; press the button to go on.`;
    problem.hidden = false;
  }

  function rest({total, kept, complete, lasting}: EngineStatus): void {
    stopper = null;
    bar.hidden = true;
    button.disabled = false;
    if (complete) {
      button.textContent = "Remove the SQL engine";
      line.textContent = lasting
        ? `The SQL engine is here (${formatBytes(total)}). It stays in this browser and fetches nothing again.`
        : `The SQL engine is here (${formatBytes(total)}), but this browser keeps it only until the page is left.`;
    } else {
      button.textContent = kept ? "Fetch the rest" : "Fetch the SQL engine";
      line.textContent = kept
        ? `${formatBytes(kept)} of ${formatBytes(total)} are here already.`
        : `${formatBytes(total)}, once. After that SQL runs here without a connection.`;
    }
    button.onclick = complete ? remove : fetchAll;
  }

  async function fetchAll(): Promise<void> {
    stopper = new AbortController();
    const {signal} = stopper;
    problem.hidden = true;
    bar.hidden = false;
    button.textContent = "Cancel";
    button.onclick = () => stopper?.abort(new DOMException("cancelled", "AbortError"));
    heard.textContent = "Fetching the SQL engine";
    try {
      rest(
        await prefetchEngine(evidence, {
          signal,
          onProgress: (progress) => {
            bar.value = (100 * progress.bytes) / progress.total;
            line.textContent = formatProgress(progress);
          }
        })
      );
      heard.textContent = line.textContent;
    } catch (error) {
      if (!signal.aborted) fail(error);
      heard.textContent = signal.aborted ? "Cancelled. What has arrived is kept." : "";
      rest(await engineStatus());
    }
  }

  async function remove(): Promise<void> {
    button.disabled = true;
    rest(await removeEngine());
    heard.textContent = "The SQL engine was removed.";
  }

  engineStatus().then(rest, fail);
  return element;
}
