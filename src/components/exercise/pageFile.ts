import {toSchema, type SchemaTable} from "../../workbook/sql/schema.js";

/** Returns the address of a file that an exercise in this page names (see Kind.files). Throws when none does. */
export function pageFile(name: string): string {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-file="${name}"]`);
  if (!link) throw new Error(`The page does not name the file ${name}.`);
  return link.href;
}

const read = new Map<string, Promise<unknown>>();

/** Returns what a JSON file holds that an exercise in this page names; fetched once, and again only after a failure. */
export function pageJson<T>(name: string): Promise<T> {
  const href = pageFile(name);
  let found = read.get(href);
  if (!found) {
    found = fetch(href).then((response) => {
      if (!response.ok) throw new Error(`A file that the exercise needs cannot be fetched (${response.status}).`);
      return response.json() as Promise<unknown>;
    });
    read.set(href, found);
    found.catch(() => read.delete(href));
  }
  return found as Promise<T>;
}

/** Returns the tables of the evidence, fetched once. */
export const pageSchema = async (): Promise<SchemaTable[]> => toSchema(await pageJson("schema"));
