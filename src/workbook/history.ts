/** States that were left and can be had back. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last step was; steps of one kind in a row, such as the stops of one slider, count as one. */
  readonly last: string | null;
}

/** So many states can be had back. */
const longestPast = 100;

/** Returns a history that begins. */
export function startHistory<State>(present: State): History<State> {
  return {past: [], present, future: [], last: null};
}

/** Returns the history after a step to another state; `what` names its kind, null keeps it apart from the next. */
export function record<State>(history: History<State>, next: State, what: string | null = null): History<State> {
  if (next === history.present) return history;
  const merges = what !== null && what === history.last;
  const past = merges ? history.past : [...history.past, history.present].slice(-longestPast);
  return {past, present: next, future: [], last: what};
}

/** Returns the history one step back, or the same where there is none. */
export function undo<State>({past, present, future}: History<State>): History<State> {
  const before = past.at(-1);
  return before !== undefined
    ? {past: past.slice(0, -1), present: before, future: [present, ...future], last: null}
    : {past, present, future, last: null};
}

/** Returns the history one step forward again, or the same where there is none. */
export function redo<State>({past, present, future}: History<State>): History<State> {
  const [next, ...rest] = future;
  return next !== undefined
    ? {past: [...past, present], present: next, future: rest, last: null}
    : {past, present, future, last: null};
}
