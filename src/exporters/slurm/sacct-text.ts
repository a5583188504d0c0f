/** The text that `sacct --parsable2` or `--parsable` prints, into rows by heading. Nothing is quoted in that format. */
import type { ExportNote } from "../usage";

/** A file as it was read. */
export interface SacctFile {
  readonly name: string;
  readonly text: string;
}

/** The columns that are read, as sacct writes their headings. */
const COLUMNS = [
  "Cluster", "JobIDRaw", "JobID", "Account", "User", "Partition", "QOS", "State", "Restarts", "Start", "End",
  "ElapsedRaw", "Elapsed", "Suspended", "AllocTRES", "ReqTRES",
] as const; // prettier-ignore
export type Column = (typeof COLUMNS)[number];

/** Each of these must be there in one of its spellings. */
const NEEDED: readonly (readonly Column[])[] = [
  ["JobIDRaw", "JobID"],
  ["Account"],
  ["User"],
  ["Partition"],
  ["QOS"],
  ["State"],
  ["Start"],
  ["End"],
  ["ElapsedRaw", "Elapsed"],
  ["AllocTRES"],
];

/** A row that has as many fields as the heading. */
export interface SacctRow {
  readonly file: string;
  readonly line: number;
  /** The field, trimmed; "" where the file lacks the column. */
  get(column: Column): string;
}

export interface SacctText {
  readonly rows: readonly SacctRow[];
  readonly notes: readonly ExportNote[];
  /** Columns that the file has. */
  readonly columns: ReadonlySet<Column>;
}

/** How many broken rows of a file are told one by one. */
const TOLD = 5;

export function readSacctText({ name, text }: SacctFile): SacctText {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const headingAt = lines.findIndex((line) => line.trim() !== "");
  const heading = lines[headingAt] ?? "";
  const places = headingPlaces(heading);
  const refused = headingProblem(heading, places);
  if (refused !== "")
    return {
      rows: [],
      notes: [problem(refused, name, headingAt < 0 ? undefined : headingAt + 1)],
      columns: new Set(),
    };

  const width = heading.split("|").length;
  const rows: SacctRow[] = [];
  const notes: ExportNote[] = [];
  let broken = 0;
  for (let i = headingAt + 1; i < lines.length; i += 1) {
    const line = lines[i] ?? "";
    // Files that were put together with `cat` repeat the heading.
    if (line === heading || line.trim() === "") continue;
    const fields = line.split("|");
    if (fields.length === width) {
      rows.push(rowOf(name, i + 1, fields, places));
    } else {
      broken += 1;
      if (broken <= TOLD) notes.push(problem(wrongWidth(fields.length, width), name, i + 1));
    }
  }
  if (broken > TOLD) notes.push(problem(`${broken - TOLD} more rows have another number of fields.`, name));
  return { rows, notes, columns: new Set(places.keys()) };
}

function headingPlaces(heading: string): Map<Column, number> {
  const names = heading.split("|").map((name) => name.trim().toLowerCase());
  const places = COLUMNS.map((column) => [column, names.indexOf(column.toLowerCase())] as const);
  return new Map(places.filter(([, place]) => place >= 0));
}

const ASK =
  "Make the file with sacct --parsable2 and the --format of the guide (docs/hpc-slurm-isilon-export-guide.md), " +
  "with its heading, without --noheader and --delimiter.";

function headingProblem(heading: string, places: ReadonlyMap<Column, number>): string {
  if (heading.trim() === "") return `The file is empty: not even the heading of sacct is there. ${ASK}`;
  if (!heading.includes("|"))
    return `The first line is not a heading of sacct with | between the names. ${ASK}`;
  const missing = NEEDED.filter((spellings) => !spellings.some((column) => places.has(column)));
  if (missing.length === NEEDED.length) return `The first line is no heading of sacct. ${ASK}`;
  if (missing.length === 0) return "";
  const names = missing.map((spellings) => spellings.join(" or "));
  return `The heading lacks ${names.join(", ")}. ${ASK}`;
}

function wrongWidth(fields: number, width: number): string {
  const why =
    fields > width
      ? "A | stands in one of them, and sacct does not quote. Leave JobName, Comment, WorkDir and SubmitLine out of --format"
      : "The line is cut off, or a name of a job has a line break in it. Leave JobName and Comment out of --format, and make the file again";
  return `The row has ${fields} fields, the heading ${width}. ${why}.`;
}

function problem(text: string, file: string, line?: number): ExportNote {
  return { severity: "error", text, where: line === undefined ? file : `${file}, line ${line}` };
}

function rowOf(
  file: string,
  line: number,
  fields: readonly string[],
  places: ReadonlyMap<Column, number>,
): SacctRow {
  return {
    file,
    line,
    get(column) {
      const place = places.get(column);
      return place === undefined ? "" : (fields[place] ?? "").trim();
    },
  };
}
