import type {Catalogue, CatalogueExercise} from "../../workbook/work/catalogue.js";
import type {Copy} from "../../workbook/work/store.js";

/** All copies of the answers to one exercise; `exercise` is undefined when the workbook no longer asks it. */
export interface AnsweredExercise {
  readonly page: string;
  readonly id: string;
  readonly exercise: CatalogueExercise | undefined;
  /** To the question as it is now, newest first: the first one counts. */
  readonly current: readonly Copy[];
  /** To older wordings, newest first. */
  readonly older: readonly Copy[];
}

export interface AnsweredPage {
  readonly page: string;
  readonly title: string;
  readonly inWorkbook: boolean;
  readonly exercises: readonly AnsweredExercise[];
}

/** Returns the answers by page and exercise in reading order; what the workbook no longer asks comes last. */
export function groupCopies({pages}: Catalogue, copies: readonly Copy[]): AnsweredPage[] {
  const rest = new Map<string, Copy[]>();
  const keyOf = (page: string, id: string) => JSON.stringify([page, id]);
  for (const copy of copies) {
    const key = keyOf(copy.record.page, copy.record.exercise);
    rest.set(key, [...(rest.get(key) ?? []), copy]);
  }
  const known = pages.map(({page, title, exercises}) => ({
    page,
    title,
    inWorkbook: true,
    exercises: exercises.flatMap((exercise): AnsweredExercise[] => {
      const mine = rest.get(keyOf(page, exercise.id));
      if (!mine) return [];
      rest.delete(keyOf(page, exercise.id));
      const isCurrent = ({record}: Copy) => record.question === exercise.hash;
      return [
        {
          page,
          id: exercise.id,
          exercise,
          current: mine.filter(isCurrent),
          older: mine.filter((copy) => !isCurrent(copy))
        }
      ];
    })
  }));
  const titles = new Map(pages.map(({page, title}) => [page, title]));
  const gone = new Map<string, AnsweredExercise[]>();
  for (const [key, mine] of rest) {
    const [page, id] = JSON.parse(key) as [string, string];
    gone.set(page, [...(gone.get(page) ?? []), {page, id, exercise: undefined, current: [], older: mine}]);
  }
  return [
    ...known.filter(({exercises}) => exercises.length),
    ...[...gone].map(([page, exercises]) => ({
      page,
      title: `${titles.get(page) ?? page}: no longer asked`,
      inWorkbook: titles.has(page),
      exercises
    }))
  ];
}
