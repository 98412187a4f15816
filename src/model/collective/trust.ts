import type {CollectiveValues} from "./parameters.js";

/**
 * Returns a firm's trust (0 to 1) after it saw the share of the others that contributed. Trust rises towards more than was
 * expected; falls, faster, only in a firm that contributed and was let down; and else drifts back to its root. That trust
 * is easier to lose than to win is a common finding; the form is ours.
 */
export function nextTrust(
  trust: number,
  seen: number,
  contributed: boolean,
  root: number,
  {learning, breach, roots}: Pick<CollectiveValues, "learning" | "breach" | "roots">
): number {
  if (seen >= trust) return trust + learning * (seen - trust);
  if (contributed) return trust + Math.min(1, learning * breach) * (seen - trust);
  return trust + roots * (root - trust);
}
