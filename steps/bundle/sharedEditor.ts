import type {Plugin} from "esbuild";

/**
 * Takes the parts of the editor from the bundle of steps/vendor/codemirror.ts: an editor works only with extensions made by
 * its own copy of them. What a language asks for has to be exported there.
 */
export const sharedEditor: Plugin = {
  name: "shared-editor",
  setup(build) {
    build.onResolve(
      {filter: /^@(codemirror\/(state|view|language|autocomplete)|lezer\/(common|highlight|lr))$/},
      () => ({
        path: "./codemirror.js",
        external: true
      })
    );
  }
};
