declare module "htl" {
  /**
   * A tag for templates: returns the element written in it, several wrapped in one (span in HTML, g in SVG). Values are
   * escaped; an element, an array of values, a function for an event, or null (nothing) may stand in it.
   */
  interface Template<Root extends Element> {
    (strings: TemplateStringsArray, ...values: unknown[]): Root;
    <E extends Element>(strings: TemplateStringsArray, ...values: unknown[]): E;
    /** The same, but always a DocumentFragment. */
    fragment(strings: TemplateStringsArray, ...values: unknown[]): DocumentFragment;
  }
  export const html: Template<HTMLElement>;
  export const svg: Template<SVGElement>;
}
