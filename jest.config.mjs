/** Jest runs TypeScript through swc; types are checked by `npm run check`. */
export default {
  testEnvironment: "node",
  // Jest leaves a core to others; on two cores that would double the time.
  maxWorkers: "100%",
  testMatch: [
    "<rootDir>/src/**/*.test.ts",
    "<rootDir>/tests/**/*.test.ts",
    "<rootDir>/taskpane/**/*.test.ts",
    "<rootDir>/sample_data/**/*.test.ts",
  ],
  testPathIgnorePatterns: [
    "/node_modules/",
    ...(process.env.LONG_TESTS === "1" ? [] : ["\\.long\\.test\\.ts$"]),
  ],
  transform: {
    "^.+\\.[mc]?[tj]s$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  // Packages that ship ES modules only; Jest runs CommonJS.
  transformIgnorePatterns: [
    "/node_modules/(?!(@noble/hashes|hyparquet|hyparquet-compressors|hyparquet-writer|hysnappy|pdfjs-dist)/)",
  ],
  moduleNameMapper: { "^excelize-wasm$": "<rootDir>/scripts/excelize-for-jest.cjs" },
  setupFiles: ["<rootDir>/src/testing/cases.ts"],
  // Ends what hangs, not what a slow or busy machine takes its time for: no test has a shorter limit of its own.
  testTimeout: 600_000,
};
