/** Small workbooks: written and read to the same cells, templates filled without a change elsewhere. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import type { SheetCell } from "../../ports/sheet-files";
import { handMadeXlsx } from "../../testing/hand-made-xlsx";
import { runs } from "../../testing/runs";
import { dateSerial, dateText, isDateCode } from "./number-formats";
import { sheetFiles } from "./sheet-files";

const files = sheetFiles();
const text = (value: string): SheetCell => ({ text: value });
const number = (value: string): SheetCell => ({ number: value });
const day = (value: string): SheetCell => ({ date: value });

const anyText = fc.string({ unit: "grapheme", maxLength: 20 });
const anyNumber = fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }).map((n) => {
  const digits = (n < 0n ? -n : n).toString().padStart(3, "0");
  return `${n < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
});
const anyDay = fc
  .date({ min: new Date("1904-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const anyCell = fc.oneof(anyText.map(text), anyNumber.map(number), anyDay.map(day), fc.constant(null));

/** What a person reads in a cell. */
function shown(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if ("text" in cell) return cell.text;
  return "date" in cell ? cell.date : cell.number;
}

/** Without what is blank at the end. */
function trimmed<T>(list: readonly T[], isBlank: (one: T) => boolean): T[] {
  const last = list.reduce((at, one, index) => (isBlank(one) ? at : index + 1), 0);
  return list.slice(0, last);
}

describe("writing", () => {
  test("what is written is read again, and twice the same is the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 6 }), async (rows) => {
        const bytes = await files.write([{ name: "Lines", rows, headingRows: 1, widths: [10, 12.5] }]);
        expect(await files.write([{ name: "Lines", rows, headingRows: 1, widths: [10, 12.5] }])).toEqual(
          bytes,
        );
        const [sheet] = await files.read(bytes);
        expect(sheet?.name).toBe("Lines");
        const all = rows.map((row) => trimmed(row.map(shown), (cell) => cell === ""));
        expect(sheet?.rows).toEqual(trimmed(all, (row) => row.length === 0));
      }),
      runs(60),
    );
  });

  test.each([
    ["a number that is none", [[number("1,234.56")]], 'Cell A1 of sheet Lines is not a number: "1,234.56".'],
    ["a date that is none", [[day("2025-13-01")]], "Cell A1 of sheet Lines is not a date"],
    [
      "text that is too long",
      [[null, text("x".repeat(32_768))]],
      "Cell B1 of sheet Lines has 32,768 characters",
    ],
  ])("%s is refused", async (_what, rows, says) => {
    await expect(files.write([{ name: "Lines", rows }])).rejects.toThrow(says);
  });

  test.each(["", "a/b", "x".repeat(32), "'quoted'"])("no sheet is named %j", async (name) => {
    await expect(files.write([{ name, rows: [] }])).rejects.toThrow("A sheet cannot be named");
  });

  test("no two sheets have one name", async () => {
    const sheets = ["Lines", "LINES"].map((name) => ({ name, rows: [] }));
    await expect(files.write(sheets)).rejects.toThrow('cannot be named "LINES"');
  });
});

describe("reading", () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`;
  const made = (rows: string, more: Partial<Parameters<typeof handMadeXlsx>[0]> = {}): Uint8Array =>
    handMadeXlsx({
      rows,
      ref: "A1:B2",
      headings: ["A", "B"],
      more: { "xl/styles.xml": styles },
      workbookRelations: `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/xl/styles.xml"/>`,
      sharedStrings: `<si><t>shared</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>aid</t></rPh></si>`,
      ...more,
    });

  test.each([
    ["a shared string", `<c r="A1" t="s"><v>0</v></c>`, "shared"],
    ["rich text without its reading aid", `<c r="A1" t="s"><v>1</v></c>`, "rich text"],
    ["an inline string", `<c r="A1" t="inlineStr"><is><t>a_x000D_b &amp; c</t></is></c>`, "a\rb & c"],
    ["a formula's text", `<c r="A1" t="str"><f>A2</f><v>found</v></c>`, "found"],
    ["a formula's number", `<c r="A1"><f>1+1</f><v>2</v></c>`, "2"],
    ["a number as it is", `<c r="A1"><v>12.50</v></c>`, "12.50"],
    ["a number with its binary tail", `<c r="A1"><v>1.1000000000000001</v></c>`, "1.1"],
    ["a small number", `<c r="A1"><v>1.5E-7</v></c>`, "0.00000015"],
    ["a large number", `<c r="A1"><v>-1.25E+22</v></c>`, "-12500000000000000000000"],
    ["a date", `<c r="A1" s="1"><v>45688</v></c>`, "2025-01-31"],
    ["a date of the file's own format", `<c r="A1" s="2"><v>45688.5</v></c>`, "2025-01-31 12:00:00"],
    ["a number whose format only quotes letters", `<c r="A1" s="3"><v>45688</v></c>`, "45688"],
    ["an ISO date", `<c r="A1" t="d"><v>2025-01-31T00:00:00</v></c>`, "2025-01-31"],
    ["yes", `<c r="A1" t="b"><v>1</v></c>`, "TRUE"],
    ["an error", `<c r="A1" t="e"><v>#N/A</v></c>`, "#N/A"],
  ])("%s", async (_what, cell, expected) => {
    const [sheet] = await files.read(made(`<row r="1">${cell}</row>`));
    expect(sheet?.rows[0]?.[0]).toBe(expected);
  });

  test("rows and cells stand where the file says, with gaps, and where it says nothing, in order", async () => {
    const rows = `<row><c t="s"><v>0</v></c><c><v>1</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row>`;
    const [sheet] = await files.read(made(rows));
    expect(sheet?.rows).toEqual([["shared", "1"], [], [], ["", "", "3", "4"]]);
  });

  test("the 1904 calendar", async () => {
    const rows = `<row r="1"><c r="A1" s="1"><v>44226</v></c></row>`;
    const [sheet] = await files.read(made(rows, { workbookPr: `<workbookPr date1904="1"/>` }));
    expect(sheet?.rows[0]).toEqual(["2025-01-31"]);
  });

  test("a file whose tags carry a prefix", async () => {
    const rows = `<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>`;
    const bytes = made(rows, {
      prefix: "x:",
      sharedStrings: `<x:si><x:t>shared</x:t></x:si>`,
    });
    expect((await files.read(bytes))[0]?.rows).toEqual([["shared"]]);
  });

  test.each([
    ["the old format", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), "old .xls format"],
    [
      "XML Spreadsheet 2003",
      strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'),
      "XML Spreadsheet 2003",
    ],
    ["text", strToU8("a,b\n1,2\n"), "is not an .xlsx workbook"],
    ["nothing", new Uint8Array(0), "is not an .xlsx workbook"],
    ["a zip of something else", zipSync({ "a.txt": strToU8("a") }), "is a zip, but not an .xlsx workbook"],
    ["a zip that is cut off", made("").subarray(0, 400), "cannot be unpacked"],
    ["a part that is no XML", made("<row"), "cannot be read as an .xlsx workbook"],
  ])("%s is refused", async (_what, bytes, says) => {
    await expect(files.read(bytes)).rejects.toThrow(says);
    await expect(files.fill(bytes, [{ sheet: "Other", row: 1, column: 1, cell: null }])).rejects.toThrow(
      says,
    );
  });
});

test.each([
  ["yyyy-mm-dd", true],
  ["[$-409]d-mmm-yy;@", true],
  ["[Red]0.00", false],
  ["General", false],
  ['0 "hours"', false],
  ["#,##0.00_);(#,##0.00)", false],
  ["mm:ss", true],
])("%s shows a date: %s", (code, expected) => {
  expect(isDateCode(code)).toBe(expected);
});

test.each([
  [59, false, "1900-02-28"],
  [61, false, "1900-03-01"],
  [0.25, false, "06:00:00"],
  [45_688, false, "2025-01-31"],
  [0, true, "1904-01-01"],
])("day %s (1904: %s) is %s", (serial, date1904, expected) => {
  expect(dateText(serial, date1904)).toBe(expected);
});

test("a day and its number", () => {
  expect([dateSerial("2025-01-31", false), dateSerial("2025-01-31", true)]).toEqual([45_688, 44_226]);
});

describe("filling a template", () => {
  const STYLES = `<styleSheet xmlns="m"><cellXfs count="3"><xf numFmtId="0" fontId="7"/><xf numFmtId="49" fontId="7"/><xf numFmtId="14"><protection locked="0"/></xf></cellXfs></styleSheet>`;
  const template = (rows: string, tail = "", prefix = "", head = ""): Uint8Array =>
    handMadeXlsx({
      rows,
      tail,
      head,
      prefix,
      ref: "A1:C2",
      headings: ["A", "B", "C"],
      more: { "xl/styles.xml": STYLES, "xl/theme/theme1.xml": "<theme/>" },
      workbookRelations: `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>`,
    });
  const at = (row: number, column: number, cell: SheetCell) => ({ sheet: "Other", row, column, cell });
  const sheetOf = (bytes: Uint8Array): string => {
    const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    return /<(?:x:)?sheetData.*<\/(?:x:)?sheetData>/.exec(xml)?.[0] ?? xml;
  };

  test.each([
    [
      "a cell that is there keeps its style, new ones stand in order",
      `<row r="1" spans="1:1"><c r="B1" s="1"><v>1</v></c></row>`,
      [at(1, 3, number("2.50")), at(1, 1, text("a")), at(1, 2, text("007"))],
      `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" s="1" t="inlineStr"><is><t>007</t></is></c><c r="C1"><v>2.50</v></c></row>`,
    ],
    [
      "new rows stand in order, and a row without cells is opened",
      `<row r="2" ht="30"/><row r="9"><c r="A9"><v>9</v></c></row>`,
      [at(10, 1, number("10")), at(1, 1, number("1")), at(2, 1, number("2")), at(3, 1, number("3"))],
      `<row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="30"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row><row r="9"><c r="A9"><v>9</v></c></row><row r="10"><c r="A10"><v>10</v></c></row>`,
    ],
    [
      "a date: in a date cell, in a text cell, in another",
      `<row r="1"><c r="A1" s="2"/><c r="B1" s="1"/><c r="C1"/></row>`,
      [at(1, 1, day("2025-01-31")), at(1, 2, day("2025-01-31")), at(1, 3, day("2025-01-31"))],
      `<row r="1"><c r="A1" s="2"><v>45688</v></c><c r="B1" s="1" t="inlineStr"><is><t>2025-01-31</t></is></c><c r="C1" s="3"><v>45688</v></c></row>`,
    ],
    [
      "rows and cells without addresses",
      `<row><c><v>1</v></c><c s="1"/></row>`,
      [at(1, 2, text("b"))],
      `<row><c><v>1</v></c><c r="B1" s="1" t="inlineStr"><is><t>b</t></is></c></row>`,
    ],
  ])("%s", async (_what, rows, cells, expected) => {
    const filled = await files.fill(template(rows), cells);
    expect(sheetOf(filled)).toBe(`<sheetData>${expected}</sheetData>`);
  });

  test("new cells take the style of their column or row", async () => {
    const filled = await files.fill(
      template(
        `<row r="1" s="2" customFormat="1"/>`,
        "",
        "",
        `<cols><col min="2" max="3" style="1"/></cols>`,
      ),
      [at(1, 2, text("b")), at(2, 3, text("c"))],
    );
    expect(sheetOf(filled)).toContain(`<c r="B1" s="2"`);
    expect(sheetOf(filled)).toContain(`<c r="C2" s="1"`);
  });

  test("rows that the template has not laid out look like the last one that it has", async () => {
    const rows = `<row r="1"><c r="A1" s="1"/></row>`;
    const filled = await files.fill(template(rows), [
      at(1, 1, text("a")),
      at(2, 1, text("b")),
      at(2, 2, text("c")),
    ]);
    expect(sheetOf(filled)).toContain(`<c r="A2" s="1" t="inlineStr">`);
    expect(sheetOf(filled)).toContain(`<c r="B2" t="inlineStr">`);
  });

  test("a table takes in what is written below its end", async () => {
    const filled = unzipSync(await files.fill(template(""), [at(2, 1, text("a")), at(7, 3, text("b"))]));
    const table = strFromU8(filled["xl/tables/table1.xml"] ?? new Uint8Array());
    expect(table).toContain('displayName="Other" ref="A1:C7"');
    expect(table).toContain('<autoFilter ref="A1:C7"/>');
  });

  test("a table with a totals row is refused", async () => {
    const bytes = handMadeXlsx({
      rows: "",
      ref: "A1:C2",
      headings: ["A", "B", "C"],
      tableAttributes: ' totalsRowCount="1"',
    });
    await expect(files.fill(bytes, [at(3, 1, null)])).rejects.toThrow("has a totals row");
  });

  test("tags with a prefix", async () => {
    const filled = await files.fill(template(`<x:row r="1"/>`, "", "x:"), [at(1, 1, text("a"))]);
    expect(sheetOf(filled)).toBe(
      `<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData>`,
    );
  });

  test("every other part stays byte for byte; styles change only for a date that has none", async () => {
    const before = template(`<row r="1"><c r="A1"/></row>`, `<dataValidations count="1"/>`);
    const parts = async (cell: SheetCell): Promise<string[]> => {
      const [old, filled] = [unzipSync(before), unzipSync(await files.fill(before, [at(1, 1, cell)]))];
      expect(Object.keys(filled)).toEqual(Object.keys(old));
      const textOf = (all: Record<string, Uint8Array>, name: string) =>
        strFromU8(all[name] ?? new Uint8Array());
      return Object.keys(old).filter((name) => textOf(old, name) !== textOf(filled, name));
    };
    expect(await parts(text("a"))).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(await parts(day("2025-01-31"))).toEqual(["xl/worksheets/sheet1.xml", "xl/styles.xml"]);
  });

  test("where the workbook computes, Excel is asked to compute anew", async () => {
    const filled = await files.fill(template(`<row r="9"><c r="A9"><f>SUM(A1:A8)</f><v>0</v></c></row>`), [
      at(1, 1, number("5")),
    ]);
    expect(strFromU8(unzipSync(filled)["xl/workbook.xml"] ?? new Uint8Array())).toContain(
      'fullCalcOnLoad="1"',
    );
    expect(sheetOf(filled)).toContain("<f>SUM(A1:A8)</f><v>0</v>");
  });

  test.each([
    ["a sheet that is not there", "", { ...at(1, 1, null), sheet: "Lines" }, 'has no sheet "Lines"'],
    ["a formula", `<row r="1"><c r="A1"><f>1+1</f></c></row>`, at(1, 1, null), "Cell A1 on sheet"],
    ["a merged cell's other cells", "", at(2, 2, null), "is part of a merged cell"],
  ])("%s is refused", async (_what, rows, cell, says) => {
    const bytes = template(rows, `<mergeCells><mergeCell ref="A2:C2"/></mergeCells>`);
    await expect(files.fill(bytes, [cell])).rejects.toThrow(says);
  });
});
