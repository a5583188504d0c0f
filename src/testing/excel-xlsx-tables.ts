/** A table's part ⇄ the stand-in's table: name, range, headings, style, totals row, filters. */
import { encodeText } from "../adapters/ooxml/xml-text";
import { isTrue } from "../adapters/ooxml/relations";
import { escapeAttribute, findTags, type Tag } from "../adapters/ooxml/xml";
import { formatRect, parseRect, type HostSheet, type HostTable } from "./excel-host";

export function readTable(sheet: HostSheet, xml: string, text: (encoded: string) => string): void {
  const tags = findTags(xml, [
    "table",
    "tableColumn",
    "filterColumn",
    "filters",
    "filter",
    "customFilters",
    "customFilter",
    "tableStyleInfo",
  ]);
  const root = tags.find((tag) => tag.name === "table");
  const area = parseRect(root?.attributes["ref"] ?? "");
  if (root === undefined || area === null) return;
  const totals = Number(root.attributes["totalsRowCount"] ?? 0) > 0;
  const table = sheet.workbook.placeTable(
    sheet,
    area,
    text(root.attributes["displayName"] ?? root.attributes["name"] ?? ""),
    totals,
  );
  const style = tags.find((tag) => tag.name === "tableStyleInfo");
  table.style = style?.attributes["name"] ?? "";
  table.showBandedRows = isTrue(style?.attributes["showRowStripes"]);
  table.showBandedColumns = isTrue(style?.attributes["showColumnStripes"]);
  table.highlightFirstColumn = isTrue(style?.attributes["showFirstColumn"]);
  table.highlightLastColumn = isTrue(style?.attributes["showLastColumn"]);
  table.showFilterButton = xml.includes("autoFilter");
  for (const column of tags.filter((tag) => tag.name === "filterColumn"))
    readFilter(table, column, tags, text);
  // Filters in a file say which rows they hide by the rows themselves.
  if (table.filtered)
    for (const [row, state] of sheet.rowStates)
      if (state.hidden !== undefined && row > area.top && row <= area.bottom)
        sheet.setRow(row, { hidden: "filter" });
}

function readFilter(
  table: HostTable,
  tag: Tag,
  tags: readonly Tag[],
  text: (encoded: string) => string,
): void {
  const column = table.columnAt(Number(tag.attributes["colId"] ?? -1));
  if (column === undefined) return;
  const inside = tags.filter((one) => one.start > tag.start && one.close <= tag.close);
  const values = inside
    .filter((one) => one.name === "filter")
    .map((one) => text(one.attributes["val"] ?? ""));
  if (inside.some((one) => one.name === "filters" && one.attributes["blank"] === "1")) values.push("");
  const custom = inside
    .filter((one) => one.name === "customFilter")
    .map((one) => (SIGNS[one.attributes["operator"] ?? "equal"] ?? "=") + text(one.attributes["val"] ?? ""));
  if (values.length > 0) column.criteria = { filterOn: "Values", values };
  else if (custom[0] !== undefined)
    column.criteria = {
      filterOn: "Custom",
      criterion1: custom[0],
      ...(custom[1] === undefined
        ? {}
        : {
            criterion2: custom[1],
            operator: inside.some((one) => one.attributes["and"] === "1") ? "And" : "Or",
          }),
    };
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  lessThan: "<",
  lessThanOrEqual: "<=",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
};

/** @param id the part's number, unique in the file */
export function tableXml(table: HostTable, id: number): string {
  const ref = formatRect(table.area);
  const filterRef = formatRect({ ...table.area, bottom: table.body.bottom });
  const filters = table.columns
    .map((column, index) => (column.criteria === null ? "" : filterXml(index, column.criteria)))
    .join("");
  const columns = table.columns
    .map(
      (column, index) =>
        `<tableColumn id="${index + 1}" name="${escapeAttribute(encodeText(column.name).replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/&gt;/g, ">"))}"/>`,
    )
    .join("");
  return (
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${table.name}" displayName="${table.name}" ref="${ref}"` +
    `${table.showTotals ? ' totalsRowCount="1"' : ' totalsRowShown="0"'}>` +
    (table.showFilterButton ? `<autoFilter ref="${filterRef}">${filters}</autoFilter>` : "") +
    `<tableColumns count="${table.columns.length}">${columns}</tableColumns>` +
    `<tableStyleInfo${table.style === "" ? "" : ` name="${table.style}"`} showFirstColumn="${bit(table.highlightFirstColumn)}" showLastColumn="${bit(table.highlightLastColumn)}" showRowStripes="${bit(table.showBandedRows)}" showColumnStripes="${bit(table.showBandedColumns)}"/></table>`
  );
}

function filterXml(
  index: number,
  { values, criterion1, criterion2, operator }: NonNullable<HostTable["columns"][number]["criteria"]>,
): string {
  const open = `<filterColumn colId="${index}">`;
  if (values !== undefined) {
    const texts = values.map(String);
    const listed = texts
      .filter((value) => value !== "")
      .map((value) => `<filter val="${escapeAttribute(value)}"/>`);
    return `${open}<filters${texts.includes("") ? ' blank="1"' : ""}>${listed.join("")}</filters></filterColumn>`;
  }
  const one = (criterion: string): string => {
    const [, sign = "=", rest = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
    const name = Object.entries(SIGNS).find(([, text]) => text === sign)?.[0] ?? "equal";
    return `<customFilter operator="${name}" val="${escapeAttribute(rest)}"/>`;
  };
  const both = [criterion1, criterion2].flatMap((criterion) =>
    criterion === undefined ? [] : [one(criterion)],
  );
  return `${open}<customFilters${operator === "And" ? ' and="1"' : ""}>${both.join("")}</customFilters></filterColumn>`;
}

function bit(flag: boolean): string {
  return flag ? "1" : "0";
}
