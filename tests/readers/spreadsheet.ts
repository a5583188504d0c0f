/** Other people's programs reading our workbook: LibreOffice recalculates it, openpyxl reads its cells and structure. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { openpyxlPython } from "../../src/testing/tools";

/** Always recalculate a workbook when it is opened, whatever values stand beside its formulas. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Opens the workbook in LibreOffice, recalculates it, and saves it anew. @returns the new file */
export function recalculated(workbook: string): string {
  return recalculatedAll([workbook])[0] ?? "";
}

/** The same for several workbooks at once, whose names differ. */
export function recalculatedAll(workbooks: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "recalc-"));
  const profile = join(folder, "profile");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(join(profile, "user", "registrymodifications.xcu"), RECALCULATE);
  const args = [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    "--headless",
    "--convert-to",
    "xlsx",
    "--outdir",
    join(folder, "out"),
    ...workbooks,
  ];
  const { status, stderr } = spawnSync("soffice", args, { encoding: "utf8", timeout: 500_000 });
  if (status !== 0) throw new Error(`LibreOffice failed: ${stderr}`);
  return workbooks.map((workbook) => join(folder, "out", basename(workbook)));
}

/** Runs Python over openpyxl; the script prints JSON. */
export function openpyxl<T>(script: string, ...args: string[]): T {
  const { status, stdout, stderr } = spawnSync(openpyxlPython() ?? "python3", ["-c", script, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`Python failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}
