/** Returns what dues from a share of all possible dues (0 to 1) keep up of the shared good: 0 up to the set-up, then in proportion to 1. */
export function supported(share: number, setUp: number): number {
  return share <= setUp ? 0 : (share - setUp) / (1 - setUp);
}
