import type {Erratum} from "../evidence.js";
import type {Binding} from "./binding.js";

export const setterKinds = ["public", "multi-stakeholder", "private"] as const;
export const levels = ["global", "regional", "national", "local"] as const;

/** A standard that the paper names, as the chapter shows it. */
export interface Standard {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof setterKinds)[number];
  readonly setter: string;
  readonly level: (typeof levels)[number];
  readonly country: string | null;
  readonly covers: string;
  readonly section: string;
  readonly note: string | null;
  readonly binding: Binding;
  readonly errata: readonly Erratum[];
}

/** An actor of the paper with what it does, as its table says. */
export interface RouteActor {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly section: string;
}

export interface StandardsData {
  readonly standards: readonly Standard[];
  /** Rows of the table that are no rule of their own for firms, and why they are not drawn. */
  readonly leftOut: readonly {readonly name: string; readonly why: string}[];
  readonly actors: Readonly<Record<string, RouteActor>>;
  /** What has to be read with care about the leather case. */
  readonly leatherErrata: readonly Erratum[];
}
