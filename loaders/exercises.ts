/** Returns the list of exercises by page; none so far. */
export function exerciseCatalogue(): {site: string; pages: []} {
  return {site: "clusters-chains-contracts", pages: []};
}
