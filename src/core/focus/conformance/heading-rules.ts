/** Rules on the heading: F05 to F09. A column twice (F02) and a missing one that bills (F04) refuse the file before. */
import { columnsOf, knownColumn, OLDER_NAMES, type Version } from "./columns";
import type { FindingList } from "./findings";
import { foldKey } from "../tags";
import type { CheckedColumn } from "./verdicts";

const HEADING_ROW = 1;

export function checkedColumns(headings: readonly string[], version: Version): CheckedColumn[] {
  const facts = columnsOf(version);
  const there = new Set(headings.map(folded));
  return headings.map((heading) => {
    const known = columnOf(folded(heading), there);
    if (known === undefined)
      return { name: heading.trim(), kind: "text", focus: false, nullable: true, version };
    const { name, kind } = known;
    return { name, kind, focus: true, nullable: facts.get(name)?.nullable ?? true, version };
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

/** Where today's name stands there, too, an older one is any column. */
function columnOf(heading: string, there: ReadonlySet<string>): ReturnType<typeof knownColumn> {
  const today = OLDER_NAMES[heading]?.toLowerCase();
  if (today === undefined) return knownColumn(heading);
  return there.has(today) ? undefined : knownColumn(today);
}

function folded(heading: string): string {
  return foldKey(heading.replace(/^\uFEFF/, ""));
}
