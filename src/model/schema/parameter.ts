/** Where a parameter comes from: a passage of the paper, another work (its id in data/reference.csv or docs), or us. */
export type ParameterSource = `paper:${string}` | `cite:${string}` | "assumed";

/** One quantity of a model that a reader may set; everything else about it is derived from this entry. */
export interface Parameter {
  /** Name in code, links and files. */
  readonly key: string;
  /** Name for a reader, without unit. */
  readonly label: string;
  /** Symbol in the equations of docs/models. */
  readonly symbol: string;
  /** Unit in words, such as "share of sales". */
  readonly unit: string;
  /** The smallest and the largest value; both may be taken. */
  readonly min: number;
  readonly max: number;
  /** Distance between neighbouring stops of a slider; 1 means that only whole numbers are valid. */
  readonly step: number;
  readonly default: number;
  /** The heading under which it stands. */
  readonly group: string;
  /** What it stands for, in one sentence. */
  readonly about: string;
  readonly source: ParameterSource;
}

/** The parameters of one model, in the order in which they are shown. */
export type ParameterSchema = readonly Parameter[];

/** A value for each parameter of a schema. */
export type Values<Schema extends ParameterSchema> = {readonly [Key in Schema[number]["key"]]: number};

/** Some values for some parameters, such as what a preset changes. */
export type Changes<Schema extends ParameterSchema> = Partial<Values<Schema>>;

/** A value that cannot be used: the key as given, the value as given, and a sentence that names key, value and range. */
export interface ValueProblem {
  readonly key: string;
  readonly value: unknown;
  readonly message: string;
}

/** Returns the range of a parameter in words, such as "from 0 to 1 (share of firms)". */
export function rangeText({min, max, unit, step}: Parameter): string {
  return `${step === 1 ? "a whole number " : ""}from ${min} to ${max}${unit ? ` (${unit})` : ""}`;
}

/** Returns the value of every parameter of a schema before anything is changed. */
export function defaultsOf<const Schema extends ParameterSchema>(schema: Schema): Values<Schema> {
  return Object.fromEntries(schema.map((p) => [p.key, p.default])) as Values<Schema>;
}

/** Returns what is wrong with one value for one parameter, or null when it may be used. */
export function valueProblem(parameter: Parameter, value: unknown): ValueProblem | null {
  const {key, label, min, max, step} = parameter;
  const say = (what: string): ValueProblem => ({
    key,
    value,
    message: `${label} ("${key}") is ${show(value)}${what}; it has to be ${rangeText(parameter)}.`
  });
  if (value === undefined)
    return {key, value, message: `${label} ("${key}") is missing; it has to be ${rangeText(parameter)}.`};
  if (typeof value !== "number") return say(", which is no number");
  if (!Number.isFinite(value)) return say(", which is not finite");
  if (value < min || value > max) return say(", which is out of range");
  if (step === 1 && !Number.isInteger(value)) return say(", which is not whole");
  return null;
}

/** Returns what is wrong with a set of changes: unknown keys and values that may not be used, in the order given. */
export function changeProblems(schema: ParameterSchema, changes: Readonly<Record<string, unknown>>): ValueProblem[] {
  const byKey = new Map(schema.map((p) => [p.key, p]));
  return Object.entries(changes).flatMap(([key, value]) => {
    const parameter = byKey.get(key);
    if (parameter) return valueProblem(parameter, value) ?? [];
    const nearest = schema.find((p) => p.key.toLowerCase() === key.toLowerCase());
    const hint = nearest ? ` Is "${nearest.key}" meant?` : "";
    return {key, value, message: `"${key}" is ${show(value)}, but the model has no parameter of that name.${hint}`};
  });
}

/** Returns what is wrong with a full set of values: also what is missing. */
export function valueProblems(schema: ParameterSchema, values: Readonly<Record<string, unknown>>): ValueProblem[] {
  const missing = schema.filter((p) => !(p.key in values)).map((p) => valueProblem(p, undefined)!);
  return [...changeProblems(schema, values), ...missing];
}

/** Thrown where values that a program gave itself cannot be used; lists every problem. */
export class ValueError extends RangeError {
  constructor(readonly problems: readonly ValueProblem[]) {
    super(problems.map((p) => p.message).join("\n"));
    this.name = "ValueError";
  }
}

/** Returns a full set of values: the changes, and for the rest the base or the defaults. Throws a ValueError that lists all problems. */
export function toValues<const Schema extends ParameterSchema>(
  schema: Schema,
  changes: Readonly<Record<string, unknown>> = {},
  base: Values<Schema> = defaultsOf(schema)
): Values<Schema> {
  const problems = changeProblems(schema, changes);
  if (problems.length) throw new ValueError(problems);
  return {...base, ...(changes as Changes<Schema>)};
}

/** Returns the changes that may be used and the problems with the others, for links and files of strangers. */
export function saneChanges<const Schema extends ParameterSchema>(
  schema: Schema,
  changes: Readonly<Record<string, unknown>>
): {changes: Changes<Schema>; problems: ValueProblem[]} {
  const problems = changeProblems(schema, changes);
  const refused = new Set(problems.map((p) => p.key));
  const kept = Object.entries(changes).filter(([key]) => !refused.has(key));
  return {changes: Object.fromEntries(kept) as Changes<Schema>, problems};
}

/** Returns a value as text with as many decimals as the step of its parameter has. */
export function formatValue({step}: Parameter, value: number): string {
  const decimals = String(step).split(".")[1]?.length ?? 0;
  return value.toFixed(decimals);
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value).slice(0, 60);
}
