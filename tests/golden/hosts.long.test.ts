/** On a workbook file and in Excel the sample months leave the same files as in memory. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { openExcel } from "../support/excel";
import { compare } from "./compare";
import { sampleMonths } from "./sample-months";

describe("the sample months", () => {
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
