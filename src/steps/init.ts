/** Init: adds to a workbook what is missing: sheets, tables, settings, rules and reference data. */
import { defaultRuleSettings } from "../core/review/review";
import { sameName } from "../core/reference";
import { defaultSettingRows } from "../core/settings";
import type { InputFile, WorkbookStructure } from "../ports/ports";
import { toRow } from "../workbook/codec";
import { REPORTS } from "../workbook/reports";
import { ALL_TABLES, RULES, SETTINGS } from "../workbook/tables";
import { setUpRefusal, setUpWarnings } from "../workbook/whole";
import { Book } from "./book";
import { edit } from "./edit";
import type { Host } from "./host";
import {
  commandOf,
  importReference,
  REFERENCE_TABLES,
  type ReferenceResult,
  type ReferenceTable,
} from "./reference";

export interface InitResult {
  /** In words: "sheet Charges", "12 settings". Empty when nothing was missing. */
  readonly added: readonly string[];
  /** Of tables and columns that are there anew, and empty, where something may have stood before. */
  readonly warnings: readonly string[];
  readonly reference: readonly ReferenceResult[];
}

/** @param files reference tables as CSV, named by table: `People.csv` */
export async function initWorkbook(
  host: Host,
  structure: WorkbookStructure,
  files: readonly InputFile[],
): Promise<InitResult> {
  const warnings = await looked(structure);
  const added = [...(await structure.ensure(ALL_TABLES, REPORTS))];
  const book = await Book.open(host.workbook);
  const settings = book.all(SETTINGS);
  const missing = defaultSettingRows().filter((d) => !settings.some((s) => sameName(s.setting, d.setting)));
  const rules = defaultRuleSettings().filter((d) => !book.rules.some((r) => sameName(r.rule, d.rule)));
  const changes = [
    ...(missing.length === 0
      ? []
      : [{ do: "append" as const, table: SETTINGS, rows: missing.map((s) => toRow(SETTINGS, s)) }]),
    ...edit(RULES, [], rules),
  ];
  if (changes.length > 0) await host.workbook.apply(changes, host.progress);
  if (missing.length > 0) added.push(`${missing.length} settings`);
  if (rules.length > 0) added.push(`${rules.length} rules`);
  const reference: ReferenceResult[] = [];
  for (const table of REFERENCE_TABLES) {
    const file = files.find((f) => f.name.toLowerCase() === fileNameOf(table));
    if (file !== undefined) reference.push(await importReference(host, table, file));
  }
  return { added, warnings, reference };
}

/**
 * @returns what a person has to know of what will be added
 * @throws NotWhole where rows would count no longer
 */
async function looked(structure: WorkbookStructure): Promise<readonly string[]> {
  const standing = await structure.look?.(ALL_TABLES);
  if (standing === undefined) return [];
  const refusal = setUpRefusal(ALL_TABLES, standing);
  if (refusal !== null) throw refusal;
  return setUpWarnings(ALL_TABLES, standing);
}

/** The reference files that init looks for: people.csv, projects.csv … in any case. */
export function fileNameOf(table: ReferenceTable): string {
  return `${commandOf(table)}.csv`;
}
