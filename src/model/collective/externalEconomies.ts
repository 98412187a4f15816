import type {CollectiveValues} from "./parameters.js";

/**
 * Returns the external economies of each of `present` firms, in % of sales: 0 for a lone firm, concave in the number of
 * neighbours, below `externalMost`. That they rise and flatten is Marshall's idea; the form is ours.
 */
export function externalEconomies(
  present: number,
  {
    externalMost,
    externalHalf,
    specialisation
  }: Pick<CollectiveValues, "externalMost" | "externalHalf" | "specialisation">
): number {
  const neighbours = Math.max(0, present - 1);
  return (externalMost * specialisation * neighbours) / (neighbours + externalHalf);
}
