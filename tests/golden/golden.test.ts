/** The sample months leave exactly the files of sample_data/expected, on every host. `npm run golden` renews them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { openExcel } from "../support/excel";
import { EXPECTED, expectedFiles, sampleMonths } from "./sample-months";

/** The first line that differs, which says more than two long texts. */
function firstDifference(actual: string, expected: string): string {
  if (actual === expected) return "";
  const [a, b] = [actual.split("\n"), expected.split("\n")];
  const line = a.findIndex((text, i) => text !== b[i]);
  return `line ${line + 1}: got "${a[line] ?? ""}", expected "${b[line] ?? ""}"`;
}

function compare(actual: ReadonlyMap<string, string>): void {
  if (process.env["WRITE_GOLDEN"] === "1") renew(actual);
  const expected = expectedFiles();
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  const differences = [...actual]
    .map(([name, text]) => `${name}: ${firstDifference(text, expected.get(name) ?? "")}`)
    .filter((difference) => !difference.endsWith(": "));
  expect(differences).toEqual([]);
}

function renew(actual: ReadonlyMap<string, string>): void {
  rmSync(EXPECTED, { recursive: true, force: true });
  for (const [name, text] of actual) {
    mkdirSync(dirname(join(EXPECTED, name)), { recursive: true });
    writeFileSync(join(EXPECTED, name), text);
  }
}

// Two whole months, PDFs and all.
jest.setTimeout(240_000);

describe("the sample months", () => {
  it("leave the expected files on a workbook in memory", async () => {
    compare(await sampleMonths(new MemoryWorkbook(), { ensure: () => Promise.resolve([]) }));
  });

  it("leave the expected files on a workbook file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "golden-"));
    const workbook = await openXlsxWorkbook(join(folder, "golden.xlsx"), { create: true });
    try {
      compare(await sampleMonths(workbook, workbook));
    } finally {
      await workbook.close();
      rmSync(folder, { recursive: true });
    }
  });

  it("leave the expected files in Excel", async () => {
    const { workbook } = await openExcel();
    compare(await sampleMonths(workbook, workbook));
  });
});
