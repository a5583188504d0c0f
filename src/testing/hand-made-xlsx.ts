/** Small .xlsx files written by hand, for the shapes that other programs write. */
import { strToU8, zipSync } from "fflate";

export interface HandMade {
  /** The rows of the table's sheet, from `<row` on. */
  readonly rows: string;
  /** The table's range; `A1:C3` for a heading and two rows. */
  readonly ref: string;
  readonly headings: readonly string[];
  /** Behind the rows in the sheet. */
  readonly tail?: string;
  /** Before the rows in the sheet. */
  readonly head?: string;
  readonly tableName?: string;
  readonly sheetName?: string;
  readonly tableAttributes?: string;
  /** By heading. */
  readonly columnFormulas?: Readonly<Record<string, string>>;
  readonly sharedStrings?: string;
  readonly workbookPr?: string;
  /** `x:` to write the sheet, the table and the shared strings with a prefix. */
  readonly prefix?: string;
  readonly namespace?: string;
  /** More parts by name, as text. */
  readonly more?: Readonly<Record<string, string>>;
  /** More relationships of the sheet. */
  readonly sheetRelations?: string;
  readonly workbookRelations?: string;
  readonly contentTypes?: string;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export function handMadeXlsx(made: HandMade): Uint8Array {
  const p = made.prefix ?? "";
  const namespace = `xmlns${p === "" ? "" : `:${p.slice(0, -1)}`}="${made.namespace ?? MAIN}" xmlns:r="${REL}"`;
  const name = made.tableName ?? "Other";
  const columns = made.headings.map((heading, i) => {
    const formula = made.columnFormulas?.[heading];
    const body =
      formula === undefined ? "" : `<${p}calculatedColumnFormula>${formula}</${p}calculatedColumnFormula>`;
    return `<${p}tableColumn id="${i + 1}" name="${heading}">${body}</${p}tableColumn>`;
  });
  const strings = made.sharedStrings;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="${TYPE}.table+xml"/>${strings === undefined ? "" : `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>`}${made.contentTypes ?? ""}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${made.namespace ?? MAIN}" xmlns:r="${REL}">${made.workbookPr ?? ""}<sheets><sheet name="${made.sheetName ?? "Other"}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>${strings === undefined ? "" : `<Relationship Id="rId2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`}${made.workbookRelations ?? ""}</Relationships>`,
    "xl/worksheets/sheet1.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<${p}worksheet ${namespace}>${made.head ?? ""}<${p}sheetData>${made.rows}</${p}sheetData>${made.tail ?? ""}<${p}tableParts count="1"><${p}tablePart r:id="rId1"/></${p}tableParts></${p}worksheet>`,
    "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/table" Target="../tables/table1.xml"/>${made.sheetRelations ?? ""}</Relationships>`,
    "xl/tables/table1.xml": `<${p}table ${namespace} id="1" name="${name}" displayName="${name}" ref="${made.ref}"${made.tableAttributes ?? ""}><${p}autoFilter ref="${made.ref}"/><${p}tableColumns count="${made.headings.length}">${columns.join("")}</${p}tableColumns></${p}table>`,
    ...(strings === undefined
      ? {}
      : { "xl/sharedStrings.xml": `<${p}sst ${namespace}>${strings}</${p}sst>` }),
    ...made.more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, strToU8(text)])));
}
