import type {Json} from "../json.js";

/** An exercise as the catalogue lists it. */
export interface CatalogueExercise {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly points: number;
  /** The learning outcome that it serves, in words. */
  readonly outcome: string;
  /** Hash of the question as its reader sees it now. */
  readonly hash: string;
  readonly promptText: string;
  /** What its kind needs to put an answer into words; for an answer with this seed. */
  questionFor(seed: number | null): Json;
}

/** All exercises of the workbook, by page, in reading order. */
export interface Catalogue {
  readonly site: string;
  readonly pages: readonly {
    readonly page: string;
    readonly title: string;
    readonly exercises: readonly CatalogueExercise[];
  }[];
}

/** Returns the exercise of a page, or undefined when there is none any more. */
export function findExercise(catalogue: Catalogue, page: string, id: string): CatalogueExercise | undefined {
  return catalogue.pages.find((one) => one.page === page)?.exercises.find((exercise) => exercise.id === id);
}
