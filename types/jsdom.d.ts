declare module "jsdom" {
  /** A document without a browser, as far as the tests use one. */
  export class JSDOM {
    constructor(
      html?: string,
      options?: {url?: string; pretendToBeVisual?: boolean; runScripts?: "dangerously" | "outside-only"}
    );
    readonly window: Window & typeof globalThis;
    serialize(): string;
  }
}
