/** A dimension of a social contract. */
export interface ContractDimension {
  readonly id: string;
  readonly label: string;
  readonly question: string;
  readonly low: string;
  readonly high: string;
}

export type Basis = "order stated" | "our reading" | "no order";

/** A country’s portrait on a dimension; the level from 1 to 3 is a place in the order of the three, null where the paper gives none. */
export interface ContractRow {
  readonly id: string;
  readonly country: string;
  readonly dimension: string;
  readonly portrait: string;
  readonly level: number | null;
  readonly basis: Basis;
  readonly section: string;
  readonly note: string | null;
}

/** A law, programme or body with a year, from the paper or, where the paper has none, from the public record. */
export interface DatedPolicy {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly group: "rule" | "promotion";
  readonly from: number | null;
  readonly to: number | null;
  readonly dated: "paper" | "record" | "nowhere";
  readonly about: string;
  readonly section: string;
  readonly note: string | null;
}

export interface ContractsData {
  readonly dimensions: readonly ContractDimension[];
  readonly contracts: readonly ContractRow[];
  readonly policies: readonly DatedPolicy[];
}
