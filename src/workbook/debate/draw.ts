import {uniform} from "../../model/numeric/random.js";
import {roleKeys, type RoleKey} from "./clauses.js";

/** Fewer students cannot hold the debate, and more need two rooms. */
export const fewestStudents = 4;
export const mostStudents = 200;

/** With few students these roles are held; the others are drawn after them. */
const core: readonly RoleKey[] = ["ministry", "buyer", "exporter", "workshop"];

/** Returns items in an order that depends on the seed and the purpose alone; each order is as likely as any other. */
function shuffled<T>(items: readonly T[], seed: number, purpose: number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(uniform(seed, i, 0, purpose) * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/**
 * Returns a role for each of n students, in the order of the students. Each role is held by as many students as any other,
 * or by one more; who gets which role, and which roles are held once more, is drawn from the seed. With fewer students than
 * roles, ministry, buyer, exporter and home-based workshop are always held. Throws a RangeError for fewer than 4 or more than
 * 200 students.
 */
export function drawRoles(students: number, seed: number): RoleKey[] {
  if (!Number.isInteger(students) || students < fewestStudents || students > mostStudents)
    throw new RangeError(`Roles can be drawn for ${fewestStudents} to ${mostStudents} students.`);
  const others = shuffled(
    roleKeys.filter((key) => !core.includes(key)),
    seed,
    1
  );
  const rounds = Math.floor(students / roleKeys.length);
  const left = students % roleKeys.length;
  const extra = rounds === 0 ? [...core, ...others] : shuffled(roleKeys, seed, 2);
  const dealt = [...Array.from({length: rounds}, () => roleKeys).flat(), ...extra.slice(0, left)];
  return shuffled(dealt, seed, 3);
}

/** Returns the places of the students, from 0, that hold each role, in the order of the roles; a role that nobody holds is left out. */
export function groupsOf(drawn: readonly RoleKey[]): {readonly role: RoleKey; readonly students: number[]}[] {
  return roleKeys
    .map((role) => ({role, students: drawn.flatMap((r, i) => (r === role ? [i] : []))}))
    .filter(({students}) => students.length > 0);
}

/** Returns the names in a text, one a line or separated by commas, without empty ones and at most as many as can draw. */
export function namesIn(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((name) => name.replace(/\s+/g, " ").trim().slice(0, 60))
    .filter(Boolean)
    .slice(0, mostStudents);
}
