/** Starts a worker of the pool. (A module of its own, because what asks where it lies is not joined with other modules.) */
export const startWorker = (): Worker => new Worker(import.meta.resolve("./worker.js"), {type: "module"});
