/** Who can carry a task. Unions and workers’ own action count as civil society. */
export const carriers = ["state", "business", "civil"] as const;
export type Carrier = (typeof carriers)[number];
export const carrierNames: Readonly<Record<Carrier, string>> = {
  state: "the state",
  business: "business",
  civil: "civil society"
};

/** How a task is divided: parts from 0 to 1 that add up to 1. */
export type Division = Readonly<Record<Carrier, number>>;

const round = (x: number): number => Math.round(x * 1000) / 1000;

/** Returns the division in proportion to levels from 0; an even one when all are 0. */
export function divisionOf({state, business, civil}: Readonly<Record<Carrier, number>>): Division {
  const sum = state + business + civil;
  if (sum === 0) return {state: 1 / 3, business: 1 / 3, civil: 1 / 3};
  return {state: state / sum, business: business / sum, civil: civil / sum};
}

/** A point of the triangle whose corners are state (0.5, 0), business (0, 1) and civil society (1, 1). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns where a division lies in the triangle. */
export function pointOf({state, civil}: Division): Point {
  return {x: civil + state / 2, y: 1 - state};
}

/** Returns the division at a point, or at the nearest edge for a point outside. */
export function divisionAt({x, y}: Point): Division {
  const state = Math.min(1, Math.max(0, 1 - y));
  const rest = 1 - state;
  const civil = Math.min(rest, Math.max(0, x - state / 2));
  return {state: round(state), business: round(rest - civil), civil: round(civil)};
}

/** Returns the division after a step: up and down give to and take from the state, left and right move between business and civil society. */
export function stepDivision(from: Division, key: "up" | "down" | "left" | "right", step = 0.05): Division {
  if (key === "left" || key === "right") {
    const most = key === "left" ? from.civil : from.business;
    const moved = Math.min(step, most) * (key === "left" ? 1 : -1);
    return {state: from.state, business: round(from.business + moved), civil: round(from.civil - moved)};
  }
  const state = Math.min(1, Math.max(0, from.state + (key === "up" ? step : -step)));
  const others = from.business + from.civil;
  const share = others ? from.business / others : 0.5;
  return {state: round(state), business: round((1 - state) * share), civil: round((1 - state) * (1 - share))};
}

/** Returns a division in words, in per cent. */
export function divisionText(division: Division): string {
  return carriers.map((c) => `${carrierNames[c]} ${Math.round(100 * division[c])} per cent`).join(", ");
}

/** Returns who carries most, in the order of carriers where several carry the same. */
export function mainCarriers(division: Division): Carrier[] {
  const most = Math.max(...carriers.map((c) => division[c]));
  return carriers.filter((c) => division[c] > most - 0.05);
}

export type Agreement = "near" | "same lead" | "other lead";

/** Returns how a reader’s division agrees with another: near when at most a fifth would have to move, else by who carries most. */
export function agreement(own: Division, other: Division): Agreement {
  const moved = carriers.reduce((sum, c) => sum + Math.abs(own[c] - other[c]), 0) / 2;
  if (moved <= 0.2) return "near";
  const leads = mainCarriers(other);
  return mainCarriers(own).every((c) => leads.includes(c)) ? "same lead" : "other lead";
}
