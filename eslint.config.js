import tseslint from "typescript-eslint";

/** Folders under src/ in the order in which they may be imported: a module imports from its own folder or one further left. */
const order = ["model", "workbook", "components"];

/** Forbids imports that go against the one direction pages → components → workbook → model. */
const oneWay = order.slice(0, -1).map((folder, i) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: order
          .slice(i + 1)
          .map((later) => ({group: [`**/${later}/*`], message: `${folder} may not import ${later}`}))
      }
    ]
  }
}));

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "dist",
      "dist-teacher",
      "src/.observablehq",
      "src/vendor",
      "src/engine",
      "src/kernel",
      "kernel",
      ".browsers",
      ".cache"
    ]
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", {argsIgnorePattern: "^_"}],
      "prefer-const": "error",
      eqeqeq: ["error", "always", {null: "ignore"}],
      "no-restricted-properties": ["error", {object: "Math", property: "random", message: "use a seeded generator"}]
    }
  },
  ...oneWay
);
