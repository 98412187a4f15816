// A worker of the laboratory's pool: runs the model and nothing else.
import {fastKernel} from "../../model/pressures/fastKernel.js";
import {messageTurn} from "./giveWay.js";
import type {FromWorker, ToWorker} from "./protocol.js";
import {serveRuns} from "./serveRuns.js";

const post = postMessage as (message: FromWorker, transfer: Transferable[]) => void;

const kernel = fastKernel();
const receive = serveRuns({kernel, send: (message, transfer) => post(message, transfer), giveWay: messageTurn()});

addEventListener("message", ({data}: MessageEvent<ToWorker>) => receive(data));
kernel.then(
  ({name}) => post({type: "ready", kernel: name}, []),
  (error: unknown) => {
    throw error;
  }
);
