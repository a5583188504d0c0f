/**
 * Expected files of journal layouts, below sample_data/expected-journals: texts as they are; sheets as rows of text, zips
 * file by file. Of a month over its line limit only the control sheet and the first and last lines of each part.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import type { JournalPreset } from "../../src/core/journal/presets/preset";
import { readJournalFiles, type FileBytes, type JournalSheets } from "../../src/render/journal-file";
import type { ExportFiles } from "../../src/steps/journal-files";

const EXPECTED = join(__dirname, "../../sample_data/expected-journals");
const ENDS = 3;

/** @returns file name → text */
export async function textsOf(
  preset: JournalPreset,
  { files, control }: ExportFiles,
  sheets: JournalSheets,
  whole: boolean,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const read = await textFiles(preset, file, sheets);
    for (const [name, text] of read) texts.set(name, whole ? text : ends(text));
  }
  texts.set(control.name, new TextDecoder().decode(control.bytes));
  return texts;
}

async function textFiles(
  preset: JournalPreset,
  file: FileBytes,
  sheets: JournalSheets,
): Promise<[name: string, text: string][]> {
  const read = await readJournalFiles([file], preset.facts, sheets);
  return read.flatMap(({ name, content }): [string, string][] => {
    const path = name === file.name ? name : `${file.name}/${name}`;
    if (content.kind === "text") return [[path, content.text]];
    return content.sheets.map((sheet) => [
      `${path}/${sheet.name}.csv`,
      `${Papa.unparse(sheet.rows as string[][], { newline: "\n" })}\n`,
    ]);
  });
}

function ends(text: string): string {
  const lines = text.split(/(?<=\n)/);
  if (lines.length <= 2 * ENDS) return text;
  return [...lines.slice(0, ENDS), `… ${lines.length - 2 * ENDS} lines …\n`, ...lines.slice(-ENDS)].join("");
}

/** Written anew with WRITE_GOLDEN=1; else compared. */
export function expectGolden(folder: string, actual: ReadonlyMap<string, string>): void {
  const root = join(EXPECTED, folder);
  if (process.env["WRITE_GOLDEN"] === "1") {
    rmSync(root, { recursive: true, force: true });
    for (const [name, text] of actual) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  }
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expectedIn(root)));
}

function expectedIn(root: string): Map<string, string> {
  if (!existsSync(root)) return new Map();
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const paths = entries.map((e) => join(e.parentPath, e.name));
  return new Map(
    paths.map((path) => [path.slice(root.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}
