/** Where the parts of a workbook file lie: sheets, tables, shared strings, and what hangs on a sheet. */
import { posix } from "node:path";
import { HostFailure } from "../../core/problem";
import { readTablePart, type TablePart } from "./table-part";
import { findTags } from "./xml";
import type { ZipArchive } from "./zip";

export interface Relation {
  readonly id: string;
  /** The last word of its type, e.g. `worksheet`. */
  readonly type: string;
  /** The part's name in the zip, or the outside address. */
  readonly target: string;
}

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  /** False for chart sheets, which have no cells. */
  readonly hasCells: boolean;
  readonly relations: readonly Relation[];
}

export interface WorkbookParts {
  readonly path: string;
  readonly sheets: readonly SheetPart[];
  /** By the table's display name in lower case, as Excel compares them. */
  readonly tables: ReadonlyMap<string, TablePart>;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  readonly calcChain: string | null;
  readonly pivotCaches: readonly string[];
  readonly date1904: boolean;
}

const STRICT = "http://purl.oclc.org/ooxml/";

/** @throws HostFailure for a strict workbook and for one whose parts cannot be read. */
export function readParts(archive: ZipArchive): WorkbookParts {
  const root = archive.has("_rels/.rels") ? relations(archive, "") : [];
  const path = root.find((relation) => relation.type === "officeDocument")?.target;
  if (path === undefined || !archive.has(path)) throw notAWorkbook();
  const related = relations(archive, path);
  const part = (type: string): string | null => related.find((r) => r.type === type)?.target ?? null;
  const tags = findTags(archive.text(path), ["workbook", "workbookPr", "sheet"]);
  if (tags.some((tag) => tag.namespace.startsWith(STRICT))) throw strict();
  const sheets = tags
    .filter((tag) => tag.name === "sheet")
    .flatMap((tag): SheetPart[] => {
      const target = related.find((relation) => relation.id === relationId(tag.attributes));
      if (target === undefined) return [];
      const hasCells = target.type === "worksheet";
      const own = hasCells ? relations(archive, target.target) : [];
      return [{ name: tag.attributes.name ?? "", path: target.target, hasCells, relations: own }];
    });
  const pr = tags.find((tag) => tag.name === "workbookPr");
  return {
    path,
    sheets,
    tables: readTables(archive, sheets),
    sharedStrings: part("sharedStrings"),
    styles: part("styles"),
    calcChain: part("calcChain"),
    pivotCaches: related.filter((r) => r.type === "pivotCacheDefinition").map((r) => r.target),
    date1904: isTrue(pr?.attributes.date1904),
  };
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** The relationship id has a prefix that the file chooses. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(":id"));
  return attributes[name ?? "id"] ?? "";
}

function readTables(archive: ZipArchive, sheets: readonly SheetPart[]): Map<string, TablePart> {
  const tables = new Map<string, TablePart>();
  for (const sheet of sheets)
    for (const relation of sheet.relations)
      if (relation.type === "table") {
        const table = readTablePart(archive.text(relation.target), relation.target, sheet);
        tables.set(table.name.toLowerCase(), table);
      }
  return tables;
}

export function relationsPath(part: string): string {
  return part === ""
    ? "_rels/.rels"
    : posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
}

/** The relationships of a part ("" for the package), their targets resolved. */
export function relations(archive: ZipArchive, part: string): Relation[] {
  const path = relationsPath(part);
  if (!archive.has(path)) return [];
  return findTags(archive.text(path), ["Relationship"]).map((tag) => {
    const { Id = "", Type = "", Target = "", TargetMode } = tag.attributes;
    if (Type.startsWith(STRICT) && Type.endsWith("/officeDocument")) throw strict();
    return {
      id: Id,
      type: Type.slice(Type.lastIndexOf("/") + 1),
      target: TargetMode === "External" ? Target : resolve(part, Target),
    };
  });
}

function resolve(part: string, target: string): string {
  const plain = target.replace(/\\/g, "/");
  return plain.startsWith("/") ? plain.slice(1) : posix.join(posix.dirname(part || "."), plain);
}

/** The sheet of a name, compared as Excel does: without case. */
export function findSheet(parts: WorkbookParts, name: string): SheetPart | undefined {
  return parts.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

function notAWorkbook(): HostFailure {
  return new HostFailure(
    "The file is a zip, but not an .xlsx workbook. Check the file's name. Nothing was written.",
    "nothing",
  );
}

function strict(): HostFailure {
  return new HostFailure(
    'The workbook is saved as "Strict Open XML". Save it in Excel as "Excel Workbook (.xlsx)" and run the command again. Nothing was written.',
    "nothing",
  );
}
