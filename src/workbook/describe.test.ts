/** docs/workbook.md says what the shapes say; `npm run docs` makes it again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeTables } from "./describe";

it("docs/workbook.md is up to date", () => {
  expect(readFileSync(join(__dirname, "../../docs/workbook.md"), "utf8")).toBe(describeTables());
});
