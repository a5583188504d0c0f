/** Where the parts of a workbook file lie: sheets, tables, shared strings, and what hangs on a sheet. */
import { HostFailure } from "../../core/problem";
import { readTablePart, type TablePart } from "./table-part";
import { isTrue, relationId, relations, type Relation, STRICT, strictWorkbook } from "../ooxml/relations";
import { findTags } from "../ooxml/xml";
import type { ZipArchive } from "./zip";

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

/** @throws HostFailure for a strict workbook and for one whose parts cannot be read. */
export function readParts(archive: ZipArchive): WorkbookParts {
  const root = archive.has("_rels/.rels") ? relations(archive, "") : [];
  const path = root.find((relation) => relation.type === "officeDocument")?.target;
  if (path === undefined || !archive.has(path)) throw notAWorkbook();
  const related = relations(archive, path);
  const part = (type: string): string | null => related.find((r) => r.type === type)?.target ?? null;
  const tags = findTags(archive.text(path), ["workbook", "workbookPr", "sheet"]);
  if (tags.some((tag) => tag.namespace.startsWith(STRICT))) throw strictWorkbook();
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
