// Arquero and a parser of JavaScript, for the place where readers' code runs. No page loads this by itself; see steps/sandbox.ts.
export * as aq from "arquero";
export {parse} from "acorn";
