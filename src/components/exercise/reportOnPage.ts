/** A figure that can say in words what it comes to, by the choices that a reader makes elsewhere in the page. */
export interface Reporting {
  /** Returns a line of text for each combination of choices that the figure knows, by the choices joined with "/". */
  reports(): Readonly<Record<string, string>>;
}

/** Marks a figure as one that reports under a name, so that `reportOnPage` finds it. */
export function reportAs(figure: HTMLElement, name: string, reports: Reporting["reports"]): void {
  figure.dataset.report = name;
  Object.defineProperty(figure, "reports", {value: reports});
}

/** Returns every combination of one item of each list, joined with "/". */
function combinations(lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>(
    (all, list, i) => (i === 0 ? [...list] : all.flatMap((head) => list.map((one) => `${head}/${one}`))),
    []
  );
}

/** Returns the lines that a figure in the page reports for the choices, or what stands in the way, as a sentence to the reader. */
export function reportOnPage(
  name: string,
  chosen: readonly (readonly string[])[],
  within: ParentNode = document
): {lines: string[]; problem: string | null} {
  const figure = within.querySelector<HTMLElement & Partial<Reporting>>(`[data-report="${name}"]`);
  if (!figure?.reports)
    return {lines: [], problem: "The figure is not there yet. Go up to it, let it draw, and come back."};
  if (chosen.some((list) => !list.length))
    return {lines: [], problem: "Choose how you draw and how you look first; the figure has an answer for each."};
  const known = figure.reports();
  const keys = combinations(chosen);
  const lines = keys.flatMap((key) => known[key] ?? []);
  if (!lines.length)
    return {
      lines,
      problem: "The model has nothing like what you chose. Write down what error you expect, and why."
    };
  return {
    lines,
    problem:
      lines.length < keys.length
        ? "Taken over what the model knows. Part of what you chose is not in it."
        : "Taken over. Now say in your own words what it means."
  };
}
