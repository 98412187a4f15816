import {readFileSync} from "node:fs";
import {join} from "node:path";
import {writeIfChanged} from "./files.js";
import {root} from "./root.js";

const families = ["source-serif-4", "source-sans-3"];
const scripts = ["latin", "latin-ext"];
const shapes = ["wght-normal", "wght-italic"];

/** The packages that the fonts come from, as folders under node_modules. */
export const fontPackages = families.map((family) => `node_modules/@fontsource-variable/${family}`);

/** Copies the fonts that the theme names into src/fonts, each family's licence beside them. */
export function copyFonts(): void {
  for (const family of families) {
    const folder = join(root, "node_modules", "@fontsource-variable", family);
    const copy = (from: string, to: string) =>
      writeIfChanged(join(root, "src", "fonts", to), readFileSync(join(folder, from)));
    for (const script of scripts) {
      for (const shape of shapes)
        copy(`files/${family}-${script}-${shape}.woff2`, `${family}-${script}-${shape}.woff2`);
    }
    copy("LICENSE", `${family}-LICENSE.txt`);
  }
}
