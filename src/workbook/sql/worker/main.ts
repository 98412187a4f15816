// The worker in which DuckDB runs. It is bundled and packed by steps/engine.ts, and started by ../engineClient.ts.
import {readArrow, startDuckDB} from "../../../vendor/duckdb.js";
import type {FromWorker, Requests, ToWorker} from "../protocol.js";
import {isFatal, Session, type Bindings} from "../session.js";
import {serveModule} from "./serveModule.js";

let session: Session | null = null;
let cancelled = false;

const send = (message: FromWorker): void => postMessage(message);

const broken = (error: unknown): void =>
  send({
    type: "broken",
    message: `The SQL engine could not be started. ${error instanceof Error ? error.message : String(error)}`
  });

/** Gives way to messages, which a timer would do with a delay of milliseconds. */
const turn = new MessageChannel();
const turns: (() => void)[] = [];
turn.port1.onmessage = () => turns.shift()?.();
const giveWay = (): Promise<void> =>
  new Promise((resolve) => {
    turns.push(resolve);
    turn.port2.postMessage(null);
  });

let giveModule!: (module: WebAssembly.Module) => void;
serveModule(new Promise((resolve) => (giveModule = resolve)), broken);
/** DuckDB's script does what it can before the module is there. */
const starting = startDuckDB<Bindings>("data:,duckdb");
starting.catch(() => {});

const answers: {
  [Name in keyof Requests]: (
    given: Requests[Name]["given"]
  ) => Requests[Name]["back"] | Promise<Requests[Name]["back"]>;
} = {
  async open({evidence}) {
    session = new Session(await starting, new Uint8Array(evidence), {
      decode: readArrow,
      now: () => performance.now(),
      pause: async () => {
        await giveWay();
        return cancelled;
      }
    });
    return {version: session.version};
  },
  run(given) {
    cancelled = false;
    return opened().runCell(given);
  },
  page: (given) => opened().page(given),
  chart: (given) => opened().chart(given),
  forget({cell}) {
    opened().forget(cell);
    return null;
  }
};

function opened(): Session {
  if (!session) throw new Error("the database is not open");
  return session;
}

/** Requests are answered one after the other: DuckDB's connection runs one query at a time. */
let queue: Promise<void> = Promise.resolve();

async function answer({id, name, given}: Extract<ToWorker, {type: "request"}>): Promise<void> {
  try {
    send({type: "answer", id, back: await answers[name](given as never)});
  } catch (error) {
    send({
      type: "failure",
      id,
      message: error instanceof Error ? error.message : String(error),
      fatal: name === "open" || isFatal(error)
    });
  }
}

addEventListener("message", ({data}: MessageEvent<ToWorker>) => {
  if (data.type === "start") {
    giveModule(data.module);
  } else if (data.type === "cancel") {
    cancelled = true;
  } else {
    queue = queue.then(() => answer(data));
  }
});
