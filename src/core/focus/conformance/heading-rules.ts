/** Rules on the heading: F05 to F09. A column twice (F02) and a missing one that bills (F04) refuse the file before. */
import { columnsOf, knownColumn, OLDER_NAMES, type Version } from "./columns";
import type { FindingList } from "./findings";
import { foldKey } from "../tags";
import type { CheckedColumn } from "./verdicts";

const HEADING_ROW = 1;

/** @param read names of the columns that the row reader reads */
export function checkedColumns(
  headings: readonly string[],
  version: Version,
  read: ReadonlySet<string>,
): CheckedColumn[] {
  const facts = columnsOf(version);
  return headings.map((heading) => {
    const known = columnOf(heading);
    if (known === undefined) {
      const own = { kind: "text", focus: false, nullable: true, read: false } as const;
      return { name: heading.trim(), ...own, version };
    }
    const { name, kind } = known;
    const nullable = facts.get(name)?.nullable ?? true;
    return { name, kind, focus: true, nullable, read: read.has(name), version };
  });
}

export function checkHeading(
  headings: readonly string[],
  columns: readonly CheckedColumn[],
  version: Version,
  found: FindingList,
): void {
  missing(columns, version, found);
  let own = "";
  columns.forEach(({ name, focus }, i) => {
    const heading = (headings[i] ?? "").replace(/^\uFEFF/, "").trim();
    if (heading === "") return;
    if (!focus) {
      if (/^x_/i.test(heading)) own ||= heading;
      else found.add("F07", HEADING_ROW, heading, heading);
      return;
    }
    if (heading !== name) found.add("F08", HEADING_ROW, name, heading);
    if (own !== "") found.add("F09", HEADING_ROW, name, `after ${own}`);
  });
}

function missing(columns: readonly CheckedColumn[], version: Version, found: FindingList): void {
  const there = new Set(columns.map((column) => column.name));
  for (const { name, mandatory } of columnsOf(version).values())
    if (mandatory && !there.has(name)) found.add("F05", HEADING_ROW, name, "");
  if (!there.has("Tags")) found.add("F06", HEADING_ROW, "Tags", "");
}

function columnOf(heading: string): ReturnType<typeof knownColumn> {
  const folded = foldKey(heading.replace(/^\uFEFF/, ""));
  return knownColumn(OLDER_NAMES[folded]?.toLowerCase() ?? folded);
}
