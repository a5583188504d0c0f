/**
 * Excelize for tests: its own `import()` does not work inside Jest's sandbox, so that it is loaded outside, by the
 * process object that Node's own functions see. jest.config.mjs puts this in its place.
 */
const { join } = require("node:path");

const outside = Buffer.constructor("return process")();
const { createRequire } = outside.getBuiltinModule("node:module");
const file = join(__dirname, "../node_modules/excelize-wasm/main.cjs");

module.exports = createRequire(file)(file);
