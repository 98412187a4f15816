import type {Presentation} from "./presentation.js";

export type WindowRole = "stage" | "notes";

/** The part of a BroadcastChannel that is needed. */
export interface Wire {
  postMessage(message: unknown): void;
  onmessage: ((event: {readonly data: unknown}) => void) | null;
  close(): void;
}

export interface DeckChannelOptions {
  wire: Wire;
  role: WindowRole;
  /** A name of this window that no other has. */
  id: string;
  /** Returns data as a presentation of this deck, or null. */
  read: (data: unknown) => Presentation | null;
  /** Another window went on. */
  onState: (state: Presentation) => void;
  /** A window came or went. */
  onPeers?: () => void;
}

/** How new a state is: how many steps were taken before it, and in which window; ties go to the greater name. */
type Rank = readonly [steps: number, id: string];

const isLater = (a: Rank, b: Rank) => a[0] > b[0] || (a[0] === b[0] && a[0] > 0 && a[1] > b[1]);

interface Message {
  readonly kind: "hello" | "state" | "bye";
  readonly from: string;
  readonly role: WindowRole;
  readonly rank: Rank;
  readonly state: unknown;
}

function toMessage(data: unknown): Message | null {
  if (typeof data !== "object" || data === null) return null;
  const {kind, from, role, rank, state} = data as Record<string, unknown>;
  if (kind !== "hello" && kind !== "state" && kind !== "bye") return null;
  if (typeof from !== "string" || (role !== "stage" && role !== "notes") || !Array.isArray(rank)) return null;
  const [steps, by] = rank as unknown[];
  if (typeof steps !== "number" || !Number.isSafeInteger(steps) || steps < 0 || typeof by !== "string") return null;
  return {kind, from, role, rank: [steps, by], state};
}

/**
 * Keeps windows that show the same deck in step. The state with the most steps behind it holds everywhere; a window that
 * opens or reloads says hello and takes over what the others have.
 */
export class DeckChannel {
  readonly #options: DeckChannelOptions;
  readonly #peers = new Map<string, WindowRole>();
  #state: Presentation;
  #rank: Rank;

  constructor(state: Presentation, options: DeckChannelOptions) {
    this.#options = options;
    this.#state = state;
    this.#rank = [0, options.id];
    options.wire.onmessage = ({data}) => this.#take(data);
    this.#send("hello");
  }

  get state(): Presentation {
    return this.#state;
  }

  /** Returns whether a window of that role is open besides this one. */
  has(role: WindowRole): boolean {
    return [...this.#peers.values()].includes(role);
  }

  /** Goes on to a state, here and in the other windows. */
  put(state: Presentation): void {
    this.#state = state;
    this.#rank = [this.#rank[0] + 1, this.#options.id];
    this.#send("state");
  }

  /** Says hello again, as a window does that comes back out of the browser's memory. */
  greet(): void {
    this.#send("hello");
  }

  /** Says that this window goes. */
  bye(): void {
    this.#send("bye");
  }

  close(): void {
    this.bye();
    this.#options.wire.onmessage = null;
    this.#options.wire.close();
  }

  #send(kind: Message["kind"]): void {
    const {wire, id, role} = this.#options;
    try {
      wire.postMessage({kind, from: id, role, rank: this.#rank, state: this.#state});
    } catch {
      // A channel that was closed says nothing more.
      return;
    }
  }

  #take(data: unknown): void {
    const message = toMessage(data);
    const {id, read, onState, onPeers} = this.#options;
    if (!message || message.from === id) return;
    const {kind, from, role, rank} = message;
    if (kind === "bye") {
      if (this.#peers.delete(from)) onPeers?.();
      return;
    }
    const isNew = this.#peers.get(from) !== role;
    this.#peers.set(from, role);
    const state = isLater(rank, this.#rank) ? read(message.state) : null;
    if (state) {
      this.#state = state;
      this.#rank = rank;
    }
    // Whoever says hello hears from all who were there.
    if (kind === "hello") this.#send("state");
    if (isNew) onPeers?.();
    if (state) onState(state);
  }
}
