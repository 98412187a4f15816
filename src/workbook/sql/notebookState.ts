import {emptyNotebook, mergeNotebooks, type Notebook} from "./notebook.js";
import type {NotebookStore} from "./notebookStore.js";

/**
 * The notebook of this page and its way to the store: every change is kept at once, changes during a save are kept by the
 * next one, and what another tab kept comes in. Events: "change" after any change, "saved", "unsaved" when keeping failed,
 * "other" when another tab changed a cell that is also here.
 */
export class NotebookState extends EventTarget {
  #notebook: Notebook = emptyNotebook;
  readonly #store: NotebookStore;
  #saving: Promise<void> | null = null;
  #again = false;

  constructor(store: NotebookStore) {
    super();
    this.#store = store;
    store.onOther(() => void this.#fetch());
  }

  get notebook(): Notebook {
    return this.#notebook;
  }

  get lasting(): boolean {
    return this.#store.lasting;
  }

  /** Reads what was kept; resolves when it is here. */
  async load(): Promise<void> {
    this.#take(await this.#store.load());
    if (this.#notebook !== emptyNotebook) void this.save();
  }

  async #fetch(): Promise<void> {
    const before = new Map(this.#notebook.cells.map((cell) => [cell.id, cell]));
    this.#take(await this.#store.load());
    const changed = this.#notebook.cells.some((cell) => before.has(cell.id) && before.get(cell.id)!.sql !== cell.sql);
    if (changed) this.dispatchEvent(new Event("other"));
  }

  #take(other: Notebook): void {
    const merged = mergeNotebooks(this.#notebook, other);
    if (JSON.stringify(merged) === JSON.stringify(this.#notebook)) return;
    this.#notebook = merged;
    this.dispatchEvent(new Event("change"));
  }

  /** Changes the notebook and keeps it. */
  update(change: (notebook: Notebook) => Notebook): void {
    const next = change(this.#notebook);
    if (next === this.#notebook) return;
    this.#notebook = next;
    this.dispatchEvent(new Event("change"));
    void this.save();
  }

  /** Keeps the notebook as it is now; resolves when it is kept or keeping it failed. */
  save(): Promise<void> {
    if (this.#saving) {
      this.#again = true;
      return this.#saving;
    }
    this.#saving = this.#keep().finally(() => (this.#saving = null));
    return this.#saving;
  }

  /** Keeps what is not kept yet, at once: for the moment in which the page is left. */
  leave(): void {
    if (this.#saving) this.#store.saveAtOnce(this.#notebook);
  }

  async #keep(): Promise<void> {
    do {
      this.#again = false;
      try {
        this.#take(await this.#store.save(this.#notebook));
        this.dispatchEvent(new Event(this.#store.lasting ? "saved" : "unsaved"));
      } catch {
        this.dispatchEvent(new Event("unsaved"));
      }
    } while (this.#again);
  }
}
