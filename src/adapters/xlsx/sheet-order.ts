/** The workbook part with its sheets in another order. */
import { findTags, splice, withAttributes, type Tag } from "../ooxml/xml";

/** The workbook part with its sheets in another order; names that belong to a sheet and the open tab follow. */
export function reorderSheets(xml: string, names: readonly string[]): string {
  const tags = findTags(xml, ["sheet", "definedName", "workbookView"]);
  const sheets = tags.filter((tag) => tag.name === "sheet");
  const sorted = names.flatMap((name) => sheets.find((tag) => tag.attributes.name === name) ?? []);
  if (sorted.length !== sheets.length) throw new Error("The new order does not name every sheet");
  const moved = (index: string | undefined): string | null => {
    const sheet = sheets[Number(index ?? -1)];
    return sheet === undefined ? null : String(sorted.indexOf(sheet));
  };
  const retag = (tag: Tag, attribute: string): { start: number; end: number; text: string }[] => {
    const index = moved(tag.attributes[attribute]);
    if (index === null) return [];
    const text = withAttributes(xml.slice(tag.start, tag.end), { [attribute]: index });
    return [{ start: tag.start, end: tag.end, text }];
  };
  return splice(xml, [
    ...sheets.map((tag, index) => {
      const other = sorted[index] ?? tag;
      return { start: tag.start, end: tag.close, text: xml.slice(other.start, other.close) };
    }),
    ...tags.filter((tag) => tag.name === "definedName").flatMap((tag) => retag(tag, "localSheetId")),
    ...tags.filter((tag) => tag.name === "workbookView").flatMap((tag) => [...retag(tag, "activeTab")]),
  ]);
}
