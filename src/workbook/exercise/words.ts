/** What a kind of exercise asks for, in words. */
export const kindWords: Readonly<Record<string, string>> = {
  choice: "Choose one",
  several: "Choose all that fit",
  numeric: "A number",
  order: "Put in order",
  match: "Match",
  classify: "Sort into groups",
  short: "In your own words",
  plan: "Write a page",
  predict: "Predict",
  target: "Find a scenario",
  sql: "A query",
  code: "Code"
};
