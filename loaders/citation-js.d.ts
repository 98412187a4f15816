/** The part of Citation.js that the loaders use; the packages ship no types. */
declare module "@citation-js/core" {
  export interface CslName {
    family?: string;
    given?: string;
    literal?: string;
  }

  /** An item of CSL-JSON, the exchange form of citation software. */
  export interface CslItem {
    id: string;
    type: string;
    author?: CslName[];
    editor?: CslName[];
    issued?: {literal: string};
    [field: string]: unknown;
  }

  export class Cite {
    constructor(items: CslItem[]);
    format(
      output: "bibliography",
      options: {format: "html" | "text"; template: string; lang: string; asEntryArray: true; nosort: boolean}
    ): [id: string, entry: string][];
  }
}

declare module "@citation-js/plugin-csl";
