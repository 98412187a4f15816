import type {Plugin} from "esbuild";

/** The parts of d3 that Plot imports besides the two that are cut down below. */
const kept = [
  "array", "axis", "color", "contour", "delaunay", "format", "hierarchy", "interpolate", "path", "quadtree", "random",
  "scale", "selection", "shape", "time", "time-format"
]; // prettier-ignore

/** The colours that Plot gives to categories when a colour scale names none, and those it tries for yes and no. */
const keptSchemes = ["schemeObservable10", "schemeGreys"];

/** The one part of d3-geo that Plot calls while it loads; it may be called, but what it gives may not be used. */
const called = "geoTransform";

const refusal = `const absent = (name) => {
  const refuse = () => {
    throw new Error(name + " is left out of this bundle: see steps/bundle/plotParts.ts");
  };
  return new Proxy(refuse, {get: refuse, apply: refuse});
};`;
const absent = (name: string) => `export const ${name} = /* @__PURE__ */ absent("${name}");`;

/** d3 as a module's source without projections and without all but two colour schemes. */
async function d3Source(): Promise<string> {
  const geo = Object.keys(await import("d3-geo")).filter((name) => name !== called);
  // Named at run time because the package has no types.
  const colours = (await import(String("d3-scale-chromatic"))) as Record<string, unknown>;
  const dropped = [...geo, ...Object.keys(colours).filter((name) => !keptSchemes.includes(name))];
  return [
    ...kept.map((part) => `export * from "d3-${part}";`),
    ...keptSchemes.map((name) => `export const ${name} = ${JSON.stringify(colours[name])};`),
    refusal,
    `export const ${called} = () => ({stream: absent("${called}")});`,
    ...dropped.map(absent)
  ].join("\n");
}

/**
 * Gives Plot a d3 without map projections and without colour schemes that nothing asks for, a sixth of the whole: our
 * maps are drawn when the site is built, and our colours come from the theme. What is left out throws when it is used.
 */
export const plotParts: Plugin = {
  name: "plot-parts",
  setup(build) {
    build.onResolve({filter: /^d3$/}, ({resolveDir}) => ({
      path: "d3",
      namespace: "plot-parts",
      sideEffects: false,
      pluginData: resolveDir
    }));
    build.onLoad({filter: /.*/, namespace: "plot-parts"}, async ({pluginData}) => ({
      resolveDir: pluginData as string,
      contents: await d3Source()
    }));
  }
};
