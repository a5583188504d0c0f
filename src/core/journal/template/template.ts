/** A file of the person's own that a journal is filled into, and which of its columns are known. */
import { Refusal } from "../../problem";
import type { JournalInput, JournalPreset, JournalRecord, TextStyle } from "../presets/preset";
import { hasAmounts } from "./amounts";
import { matchSheet, namesOf, type MatchedSheet, type TemplateSheet } from "./match";

interface Common {
  readonly fileName: string;
  readonly sheets: readonly MatchedSheet[];
  /** The sheet that gets what is said of the journal as a whole; null where there is none. */
  readonly headerSheet: string | null;
}

export type Template =
  | (Common & { readonly kind: "sheets"; readonly bytes: Uint8Array })
  /** The bytes up to and with the headings. */
  | (Common & { readonly kind: "text"; readonly head: Uint8Array; readonly style: TextStyle });

/** Presets whose records are the journal's lines one by one, so that a template can be filled from them. */
const BASES = [
  "general",
  "template",
  "workday-isd",
  "workday-journal",
  "oracle-ebs",
  "peoplesoft-sheet",
  "banner-fupload",
];

/** @throws Refusal for a layout that cannot fill a template */
export function refuseBase(base: JournalPreset, isLayout: boolean): void {
  if (isLayout || BASES.includes(base.name)) return;
  throw new Refusal(
    `A template cannot be filled as ${base.label}. It can be as ${BASES.join(", ")}, or by a layout of the Journal Formats table. Nothing was written.`,
  );
}

/**
 * Which columns of which sheets are known.
 * @param isText whether it is a text file: what stands in it below its headings is not kept
 * @param base whose records fill the template
 * @throws Refusal where no sheet has columns for the amounts, or there are rows below the headings already
 */
export function matchTemplate(
  fileName: string,
  sheets: readonly TemplateSheet[],
  isText: boolean,
  base: JournalPreset,
  input: JournalInput,
): Common {
  const records = base.records(input);
  const line = matchesOf(
    sheets,
    records.find((record) => record.line > 0),
    base.balance !== "one-sided",
  ).filter(hasAmounts);
  const [best] = [...line].sort((a, b) => b.columns.length - a.columns.length);
  if (best === undefined) throw noAmounts(fileName, sheets, base);
  const header = matchesOf(
    sheets.filter(({ name }) => name !== best.name),
    records.find((record) => record.line === 0),
    false,
  )[0];
  const matched = header === undefined ? [best] : [header, best];
  for (const match of matched) refuseRows(sheets, match, isText);
  return { fileName, sheets: matched, headerSheet: header?.name ?? null };
}

function matchesOf(
  sheets: readonly TemplateSheet[],
  record: JournalRecord | undefined,
  usual: boolean,
): MatchedSheet[] {
  if (record === undefined) return [];
  const names = namesOf(
    record.fields.map(({ column }) => column),
    usual,
  );
  return sheets.flatMap((sheet) => matchSheet(sheet, names) ?? []);
}

function noAmounts(fileName: string, sheets: readonly TemplateSheet[], base: JournalPreset): Refusal {
  const names = sheets.map(({ name }) => `"${name}"`).join(", ");
  return new Refusal(
    `${fileName} has no row of headings that names at least three fields, and debit and credit (or a signed amount, or an amount with D or C) among them${names === "" ? "" : `; looked at: ${names}`}. ` +
      `It would be filled as ${base.label}. Check that it is the right file, or describe its headings in the Journal Formats table and name that layout. Nothing was written.`,
  );
}

/** What stands there would be written over, posted twice or, in a text file, lost. */
function refuseRows(sheets: readonly TemplateSheet[], match: MatchedSheet, isText: boolean): void {
  const rows = sheets.find(({ name }) => name === match.name)?.rows ?? [];
  const headings = new Map(match.columns.map(({ column, heading }) => [column - 1, heading]));
  const taken = rows.flatMap((row, index) =>
    index < match.headingRow
      ? []
      : row.flatMap((cell, at) => {
          const heading = headings.get(at);
          if (cell.trim() === "" || (heading === undefined && !isText)) return [];
          return [`row ${index + 1}, ${heading ?? `"${cell.trim().slice(0, 40)}"`}`];
        }),
  );
  if (taken.length === 0) return;
  const more = taken.length > 5 ? `, and ${taken.length - 5} more` : "";
  throw new Refusal(
    `There are rows below the headings of the template already (${match.name}: ${taken.slice(0, 5).join("; ")}${more}). Empty them, or take a template without rows. Nothing was written.`,
    taken,
  );
}
