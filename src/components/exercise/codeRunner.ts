import type {TableFile} from "../../workbook/exercise/code/evaluate.js";
import type {CodeMessage} from "../../workbook/exercise/code/protocol.js";
import {codeOutcome, startCode, type StartWorker} from "../../workbook/exercise/code/runCode.js";
import type {TableOutcome} from "../../workbook/exercise/table/answerTable.js";
import {pageFile, pageJson} from "./pageFile.js";

let frame: Promise<Window> | null = null;

/** Seconds for the frame to come over a slow line. */
const patience = 60;

/**
 * Returns the frame in which code runs, made when it is first asked for. It has no origin of its own site and a policy that
 * lets it fetch nothing, so code in it reaches neither the network nor what this site keeps in the browser.
 */
function codeFrame(): Promise<Window> {
  frame ??= new Promise<Window>((resolve, reject) => {
    const element = document.createElement("iframe");
    element.setAttribute("sandbox", "allow-scripts");
    element.title = "Where code runs";
    element.hidden = true;
    const fail = (): void => {
      clearTimeout(timer);
      removeEventListener("message", hear);
      element.remove();
      frame = null;
      reject(new Error("The place where code runs cannot be fetched. Are you offline?"));
    };
    const timer = setTimeout(fail, patience * 1000);
    const hear = ({source, data}: MessageEvent): void => {
      if (source !== element.contentWindow || data !== "ready") return;
      clearTimeout(timer);
      removeEventListener("message", hear);
      resolve(element.contentWindow!);
    };
    addEventListener("message", hear);
    element.onerror = fail;
    element.src = pageFile("sandbox");
    document.body.append(element);
  });
  return frame;
}

/** Runs code on tables of the evidence, in a worker of its own that is ended when it takes too long or `signal` says so. */
export async function runCode(
  code: string,
  names: readonly string[],
  most: number,
  {signal}: {signal: AbortSignal}
): Promise<TableOutcome> {
  // Who stops before all is there does not wait for it.
  const stopped = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason as Error), {once: true})
  );
  const [place, ...tables] = await Promise.race([
    Promise.all([codeFrame(), ...names.map((name) => pageJson<TableFile>(`table-${name}`))]),
    stopped
  ]);
  const start: StartWorker = (request, hear) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}: MessageEvent<CodeMessage>) => hear(data);
    // The frame has no origin that could be named.
    place.postMessage(request, "*", [port2]);
    return () => {
      port1.postMessage("end");
      setTimeout(() => port1.close());
    };
  };
  const files = tables.map(({name, columns, rows}) => ({name, columns, rows}));
  return codeOutcome({code, tables: files, most}, startCode(start), signal);
}
