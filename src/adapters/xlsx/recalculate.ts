/** Asks Excel to compute anew when it opens the workbook: formulas, and pivot tables over changed tables. */
import type { WorkbookParts } from "./parts";
import { relations, relationsPath } from "../ooxml/relations";
import { withFullCalc } from "../ooxml/full-calc";
import { findTags, splice, withAttributes } from "../ooxml/xml";
import type { ZipArchive } from "./zip";

/** @param changed the names of the tables whose rows changed */
export function askRecalculation(
  archive: ZipArchive,
  parts: WorkbookParts,
  changed: ReadonlySet<string>,
): void {
  setIfChanged(archive, parts.path, withFullCalc);
  for (const path of parts.pivotCaches)
    if (archive.has(path)) setIfChanged(archive, path, (xml) => withRefresh(xml, parts, changed));
}

function setIfChanged(archive: ZipArchive, path: string, edit: (xml: string) => string): void {
  const before = archive.text(path);
  const after = edit(before);
  if (after !== before) archive.set(path, after);
}

function withRefresh(xml: string, parts: WorkbookParts, changed: ReadonlySet<string>): string {
  const tags = findTags(xml, ["pivotCacheDefinition", "worksheetSource"]);
  const root = tags.find((tag) => tag.name === "pivotCacheDefinition");
  const source = tags.find((tag) => tag.name === "worksheetSource");
  if (root === undefined || source === undefined) return xml;
  const { name, sheet } = source.attributes;
  const ours = [...changed].some((table) => {
    const part = parts.tables.get(table.toLowerCase());
    return name !== undefined
      ? name.toLowerCase() === table.toLowerCase()
      : part?.sheet.name.toLowerCase() === sheet?.toLowerCase();
  });
  if (!ours) return xml;
  const text = withAttributes(xml.slice(root.start, root.end), { refreshOnLoad: "1" });
  return splice(xml, [{ start: root.start, end: root.end, text }]);
}

/**
 * Drops the order in which Excel last computed: it names cells, and Excel takes one that has no formula any more
 * for damage. Excel builds it anew.
 */
export function dropCalcChain(archive: ZipArchive, parts: WorkbookParts): void {
  const chain = parts.calcChain;
  if (chain === null || !archive.has(chain)) return;
  archive.remove(chain);
  removeTags(archive, relationsPath(parts.path), "Relationship", (id) =>
    relations(archive, parts.path).some((relation) => relation.id === id && relation.type === "calcChain"),
  );
  removeTags(
    archive,
    "[Content_Types].xml",
    "Override",
    (part) => part.toLowerCase() === `/${chain}`.toLowerCase(),
  );
}

function removeTags(archive: ZipArchive, path: string, name: string, gone: (id: string) => boolean): void {
  setIfChanged(archive, path, (xml) =>
    splice(
      xml,
      findTags(xml, [name])
        .filter((tag) => gone(tag.attributes.Id ?? tag.attributes.PartName ?? ""))
        .map((tag) => ({ start: tag.start, end: tag.close, text: "" })),
    ),
  );
}
