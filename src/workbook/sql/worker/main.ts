// The worker in which DuckDB runs. It is bundled and packed by steps/engine.ts, and started by ../engineClient.ts.
import {readArrow, startDuckDB} from "../../../vendor/duckdb.js";
import type {FromWorker, Requests, ToWorker} from "../protocol.js";
import {isFatal, mayLackRest, Session, type Bindings} from "../session.js";
import {serveModule, type EngineModules} from "./serveModule.js";

let session: Session | null = null;
/** the cell's request that runs, and those that are to stop */
let running: number | null = null;
const cancelled = new Set<number>();
/** whether all of DuckDB's module is here */
let whole = false;

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

let giveModules!: (modules: EngineModules) => void;
const served = serveModule(new Promise((resolve) => (giveModules = resolve)), broken);
/** DuckDB's script does what it can before the module is there. */
const starting = startDuckDB<Bindings>("data:,duckdb");
starting.catch(() => {});

const answers: {
  [Name in keyof Requests]: (
    given: Requests[Name]["given"],
    id: number
  ) => Requests[Name]["back"] | Promise<Requests[Name]["back"]>;
} = {
  async open({evidence}) {
    session = new Session(await starting, new Uint8Array(evidence), {
      decode: readArrow,
      now: () => performance.now(),
      pause: async () => {
        await giveWay();
        return running !== null && cancelled.has(running);
      }
    });
    return {version: session.version};
  },
  run(given, id) {
    if (cancelled.delete(id)) return {kind: "cancelled", notes: []};
    running = id;
    return opened().runCell(given);
  },
  page: (given) => opened().page(given),
  chart: (given) => opened().chart(given),
  forget({cell}) {
    opened().forget(cell);
    return null;
  },
  async complete({rest}) {
    await served.addRest(rest);
    whole = true;
    return null;
  }
};

function opened(): Session {
  if (!session) throw new Error("the database is not open");
  return session;
}

/** Keeps the database as it is while the rest of DuckDB is not here, and returns a function that puts it back. */
function keepAsItIs(): (() => void) | null {
  if (whole || !session) return null;
  const [memory, known] = [served.keepMemory(), session.keep()];
  return () => {
    memory();
    known();
  };
}

/** Requests are answered one after the other: DuckDB's connection runs one query at a time. */
let queue: Promise<void> = Promise.resolve();

async function answer({id, name, given}: Extract<ToWorker, {type: "request"}>): Promise<void> {
  let putBack: (() => void) | null = null;
  try {
    if (name !== "complete") putBack = keepAsItIs();
    send({type: "answer", id, back: await answers[name](given as never, id)});
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const lacks = putBack !== null && mayLackRest(error);
    if (lacks) putBack?.();
    const fatal = name === "open" || (name !== "complete" && isFatal(error));
    send({type: "failure", id, message, after: lacks ? "lacks the rest" : fatal ? "ended" : "goes on"});
  }
}

addEventListener("message", ({data}: MessageEvent<ToWorker>) => {
  if (data.type === "start") {
    whole = data.modules.rest !== null;
    giveModules(data.modules);
  } else if (data.type === "cancel") {
    cancelled.add(data.id);
  } else {
    queue = queue.then(() => answer(data));
  }
});
