import tseslint from "typescript-eslint";
import officeAddins from "eslint-plugin-office-addins";

/** The plugin's own rules alone: its preset brings Prettier and older rules along. */
const officeRules = Object.fromEntries(
  officeAddins.configs.recommended
    .flatMap((config) => Object.entries(config.rules ?? {}))
    .filter(([name]) => name.startsWith("office-addins/")),
);

/**
 * What a page is read for may stand there a moment later only: browser tests wait for it, by `waitFor`, `settles` or
 * `eventually` (tests/browser/support/settles.ts). In those two each read is one of many.
 */
const WAITED_FOR = ":not(CallExpression[callee.name=/^(settles|eventually)$/] *)";
const readingAtOnce = [
  {
    selector: `AwaitExpression${WAITED_FOR} > CallExpression[callee.property.name=/^(count|all|allTextContents|allInnerTexts|isVisible|isHidden)$/]:not([callee.object.name="Promise"])`,
    message:
      "This does not wait for the page to be drawn: use waitFor, settles(read, expected) or eventually(check).",
  },
  {
    selector: `CallExpression[callee.name="expect"]${WAITED_FOR} AwaitExpression > CallExpression[callee.property.name=/^(textContent|innerText|innerHTML|getAttribute|inputValue|isChecked|isEnabled|isDisabled|isEditable|boundingBox)$/]`,
    message: "This is read once and may be old: use settles(read, expected) or eventually(check).",
  },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: "No time is long enough on a slow machine: wait for what is to come.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "dist",
      "build",
      "out",
      "coverage",
      "scripts/**/*.mjs",
      "scripts/**/*.cjs",
      "webpack/**",
      "taskpane/assets/**",
      "sample_data/exporters/*/*.mjs",
      "*.mjs",
      "webpack.config.js",
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-console": "error",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "max-lines": ["warn", { max: 260, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The Office.js rules matter where Office.js is called.
    files: ["src/adapters/excel/**/*.ts", "taskpane/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: officeRules,
  },
  {
    files: ["**/*.test.ts", "src/testing/**/*.ts"],
    rules: { "max-lines": "off" },
  },
  {
    files: ["tests/browser/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...readingAtOnce] },
  },
  {
    // Pasted into Excel as they are: one file each, with a main that Excel calls.
    files: ["automation/*.ts"],
    rules: {
      "max-lines": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { varsIgnorePattern: "^(_|main$)", argsIgnorePattern: "^_" },
      ],
    },
  },
);
