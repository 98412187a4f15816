/** The facts that the figures of the chapter on clusters draw, beside the counts of clusters: the page gets these and no others. */
export const clustersFacts = [
  "in-cluster-manufacturing-share",
  "in-cluster-export-share",
  "in-cluster-enterprise-share",
  "in-msme-clustered-share",
  "in-msme-export-share",
  "in-cdp-budget-usd",
  "in-cdp-budget-inr",
  "in-plan-11-budget-usd",
  "in-plan-11-budget-inr",
  "in-plan-12-budget-usd",
  "cn-qiaotou-share",
  "cn-qiaotou-population",
  "cn-qiaotou-factories",
  "cn-qiaotou-output",
  "cn-yangzhou-world-share",
  "cn-yangzhou-home-share",
  "cn-yangzhou-population",
  "cn-yangzhou-firms",
  "cn-yangzhou-output",
  "cn-haining-factories",
  "cn-haining-output"
] as const;
