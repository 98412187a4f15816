import {digestRuns} from "./digestRuns.js";

const inWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker("worker.js", {type: "module"});
    worker.onmessage = ({data}) => resolve(data);
    worker.onerror = ({message}) => reject(new Error(message));
  });

Object.assign(globalThis, {digests: {page: digestRuns, worker: inWorker}});
