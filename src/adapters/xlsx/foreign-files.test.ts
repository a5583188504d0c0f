import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Change } from "../../ports/ports";
import { handMadeXlsx, type HandMade } from "../../testing/hand-made-xlsx";
import type { Row, TableShape } from "../../workbook/shape";
import { openXlsxWorkbook, type XlsxWorkbook } from "./xlsx-workbook";

const TABLE: TableShape = {
  name: "Other",
  group: "settings",
  columns: [
    { field: "key", heading: "Key", kind: "text", width: 14 },
    { field: "value", heading: "Value", kind: "text", width: 20 },
    { field: "day", heading: "Day", kind: "day", width: 12 },
  ],
};
const HEAD = `<row r="1"><c r="A1" t="inlineStr"><is><t>Key</t></is></c><c r="B1" t="inlineStr"><is><t>Value</t></is></c><c r="C1" t="inlineStr"><is><t>Day</t></is></c></row>`;
const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const plain = { headings: ["Key", "Value", "Day"], ref: "A1:C3" };

let folder: string;
let path: string;
let open: XlsxWorkbook | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "month.xlsx");
});
afterEach(async () => {
  await open?.close();
  open = null;
  await rm(folder, { recursive: true });
});

async function opened(bytes: Uint8Array): Promise<XlsxWorkbook> {
  await writeFile(path, bytes);
  open = await openXlsxWorkbook(path);
  return open;
}

async function read(made: HandMade): Promise<readonly Row[]> {
  const [rows = []] = await (await opened(handMadeXlsx(made))).read([{ table: TABLE }]);
  return rows;
}

/** The workbook's parts after the changes, and its rows as read again. */
async function changed(
  made: HandMade,
  ...changes: Change[]
): Promise<{ parts: Record<string, string>; rows: readonly Row[] }> {
  await (await opened(handMadeXlsx(made))).apply(changes);
  const parts = Object.entries(unzipSync(await readFile(path))).map(([name, bytes]) => [
    name,
    strFromU8(bytes),
  ]);
  await open?.close();
  open = await openXlsxWorkbook(path);
  const [rows = []] = await open.read([{ table: TABLE }]);
  return { parts: Object.fromEntries(parts) as Record<string, string>, rows };
}

const append = (...rows: Row[]): Change => ({ do: "append", table: TABLE, rows });
const update = (...rows: Row[]): Change => ({ do: "update", table: TABLE, rows });
const remove = (...keys: string[]): Change => ({ do: "remove", table: TABLE, keys });
const SHEET = "xl/worksheets/sheet1.xml";

describe("reads what other programs write", () => {
  it("shared strings, also with runs, reading aids and escapes", async () => {
    const sharedStrings = `<si><t>a</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">bold </t></r><r><t>plain</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>x_x000D_y &amp; z</t></si>`;
    const rows = await read({
      ...plain,
      sharedStrings,
      rows: `${HEAD}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c></row>`,
    });
    expect(rows).toEqual([
      { Key: "a", Value: "bold plain", Day: null },
      { Key: "東京", Value: "x\ry & z", Day: null },
    ]);
  });

  it("formula results, booleans, errors and ISO dates", async () => {
    const rows = await read({
      ...plain,
      ref: "A1:C5",
      rows: `${HEAD}<row r="2"><c r="A2" t="str"><f>"k"&amp;1</f><v>k1</v></c><c r="B2" t="b"><v>1</v></c></row><row r="3"><c r="A3"><v>12</v></c><c r="B3" t="e"><v>#N/A</v></c></row><row r="4">${text("A4", "z")}<c r="C4" t="d"><v>2025-01-31</v></c></row><row r="5"><c r="A5" t="str"><f>""</f><v></v></c></row>`,
    });
    expect(rows).toEqual([
      { Key: "k1", Value: true, Day: null },
      { Key: 12, Value: "#N/A", Day: null },
      { Key: "z", Value: null, Day: 45688 },
    ]);
  });

  it("rows and cells without addresses, and rows that are left out", async () => {
    const t = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = await read({
      ...plain,
      ref: "A1:C6",
      rows: `<row>${t("Key")}${t("Value")}${t("Day")}</row><row>${t("a")}${t("1")}<c><v>45688</v></c></row><row r="5">${t("b")}</row>`,
    });
    expect(rows).toEqual([
      { Key: "a", Value: "1", Day: 45688 },
      { Key: "b", Value: null, Day: null },
    ]);
  });

  it("comments and CDATA between the tags", async () => {
    const rows = await read({
      ...plain,
      rows: `${HEAD}<!-- <row> --><row r="2"><c r="A2" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c></row>`,
    });
    expect(rows).toEqual([{ Key: "a<b", Value: null, Day: null }]);
  });

  it("columns by heading, in whatever order, between people's own", async () => {
    const rows = await read({
      headings: ["Mine", "Day", "Key", "Value"],
      ref: "B2:E3",
      rows: `<row r="3">${text("B3", "note")}<c r="C3"><v>45688</v></c>${text("D3", "k")}${text("E3", "v")}</row>`,
    });
    expect(rows).toEqual([{ Key: "k", Value: "v", Day: 45688 }]);
  });
});

describe("writes as the file is written", () => {
  it("with a namespace prefix", async () => {
    const x = (xml: string): string => xml.replace(/<(\/?)/g, "<$1x:");
    const made = {
      ...plain,
      prefix: "x:",
      rows: x(`${HEAD}<row r="2">${text("A2", "a")}</row><row r="3">${text("A3", "b")}</row>`),
    };
    const { rows, parts } = await changed(
      made,
      remove("a"),
      append({ Key: "c", Value: "1" }),
      update({ Key: "b", Value: "2" }),
    );
    expect(rows.map((row) => [row.Key, row.Value])).toEqual([["b", "2"], ["c", "1"]]); // prettier-ignore
    expect(parts[SHEET]).not.toMatch(/<(row|c|is|t)[ >]/);
  });

  it("with the 1904 calendar", async () => {
    const made = {
      ...plain,
      workbookPr: `<workbookPr date1904="1"/>`,
      rows: `${HEAD}<row r="2">${text("A2", "a")}<c r="C2"><v>44226</v></c></row>`,
    };
    expect(await read(made)).toEqual([{ Key: "a", Value: null, Day: 45688 }]);
    await open?.close();
    const { rows, parts } = await changed(made, append({ Key: "b", Day: 45689 }));
    expect(rows.map((row) => row.Day)).toEqual([45688, 45689]);
    expect(parts[SHEET]).toContain("<v>44227</v>");
  });

  it("keeps people's columns, heights, hidden rows and styles with their row when another row goes", async () => {
    const made: HandMade = {
      headings: ["Key", "Value", "Day", "Mine"],
      ref: "A1:D4",
      rows: `<row r="2">${text("A2", "a")}</row><row r="3" ht="40" customHeight="1" hidden="1" spans="1:4"><c r="A3" s="0" t="inlineStr"><is><t>b</t></is></c><c r="D3"><f>LEN(A3)+SUM(A$3:C3)+Other[[#This Row],[Key]]+Sheet2!A3+"A3"</f><v>7</v></c><c r="F3"><v>99</v></c></row><row r="4">${text("A4", "c")}<c r="F4"><v>100</v></c></row>`,
    };
    const { parts } = await changed(made, remove("a"));
    const sheet = parts[SHEET] ?? "";
    expect(sheet).toContain(
      `<row r="2" ht="40" customHeight="1" hidden="1"><c r="A2" s="0" t="inlineStr"><is><t>b</t></is></c><c r="D2"><f>LEN(A2)+SUM(A$2:C2)+Other[[#This Row],[Key]]+Sheet2!A3+"A3"</f><v>7</v></c></row>`,
    );
    // What stands beside the table stays where it is.
    expect(sheet).toContain(
      `<row r="3">${text("A3", "c")}<c r="F3"><v>99</v></c></row><row r="4"><c r="F4"><v>100</v></c></row>`,
    );
    expect(parts["xl/tables/table1.xml"]).toContain(`ref="A1:D3"`);
  });

  it("fills calculated columns and takes styles from the row above", async () => {
    const made: HandMade = {
      headings: ["Key", "Value", "Day", "Mine"],
      ref: "A1:D2",
      columnFormulas: { Mine: "LEN(A2)" },
      rows: `<row r="2"><c r="A2" s="3" t="inlineStr"><is><t>a</t></is></c><c r="B2" s="4"/><c r="D2" s="5"><f>LEN(A2)</f><v>1</v></c></row>`,
    };
    const { parts } = await changed(made, append({ Key: "bb" }));
    expect(parts[SHEET]).toContain(
      `<row r="3"><c r="A3" s="3" t="inlineStr"><is><t>bb</t></is></c><c r="B3" s="4"/><c r="D3" s="5"><f>LEN(A3)</f></c></row>`,
    );
  });

  it("writes out shared formulas whose first cell goes", async () => {
    const made: HandMade = {
      headings: ["Key", "Value", "Day", "Mine"],
      ref: "A1:D4",
      rows: `<row r="2">${text("A2", "a")}<c r="D2"><f t="shared" ref="D2:D4" si="0">A2&amp;$B$1</f></c></row><row r="3">${text("A3", "b")}<c r="D3"><f t="shared" si="0"/></c></row><row r="4">${text("A4", "c")}<c r="D4"><f t="shared" si="0"/></c></row>`,
    };
    const { parts } = await changed(made, remove("a"));
    expect(parts[SHEET]).toContain("<f>A2&amp;$B$1</f>");
    expect(parts[SHEET]).toContain("<f>A3&amp;$B$1</f>");
    expect(parts[SHEET]).not.toContain("shared");
  });

  it("moves the totals row, and grows formats, lists and links as Excel does", async () => {
    const tail = `<conditionalFormatting sqref="A2:C3"><cfRule type="expression" priority="1"><formula>$A2=1</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B3"><cfRule type="expression" priority="2"><formula>B3&gt;1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B2:B3 F2:F3"><formula1>"x,y"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A2" location="x"/><hyperlink ref="A3" location="y"/></hyperlinks>`;
    const made = {
      ...plain,
      ref: "A1:C4",
      tableAttributes: ` totalsRowCount="1"`,
      head: `<dimension ref="A1:C4"/>`,
      tail,
      rows: `<row r="2">${text("A2", "a")}</row><row r="3">${text("A3", "b")}</row><row r="4"><c r="C4"><f>SUBTOTAL(109,Other[Day])</f><v>0</v></c></row>`,
    };
    const grown = await changed(made, append({ Key: "c" }, { Key: "d" }));
    expect(grown.parts[SHEET]).toContain(
      `<row r="6"><c r="C6"><f>SUBTOTAL(109,Other[Day])</f><v>0</v></c></row>`,
    );
    expect(grown.parts[SHEET]).toContain(`<dimension ref="A1:C6"/>`);
    expect(grown.parts[SHEET]).toContain(`sqref="A2:C5"`);
    expect(grown.parts[SHEET]).toContain(`sqref="B2:B5 F2:F3"`);
    expect(grown.parts[SHEET]).toContain(`<conditionalFormatting sqref="B3">`);
    await open?.close();
    const shrunk = await changed(made, remove("a"));
    expect(shrunk.parts[SHEET]).toContain(
      `<conditionalFormatting sqref="B2"><cfRule type="expression" priority="2"><formula>B2&gt;1</formula>`,
    );
    expect(shrunk.parts[SHEET]).toContain(`<hyperlinks><hyperlink ref="A2" location="y"/></hyperlinks>`);
  });

  it("moves comments with their rows, and drops a removed row's", async () => {
    const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const note = (row: number): string =>
      `<v:shape id="n${row}"><x:ClientData><x:Anchor>1, 0, ${row}, 5, 3, 0, ${row + 3}, 2</x:Anchor><x:Row>${row}</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>`;
    const made: HandMade = {
      ...plain,
      rows: `<row r="2">${text("A2", "a")}</row><row r="3">${text("A3", "b")}</row>`,
      sheetRelations: `<Relationship Id="rId8" Type="${rel}/comments" Target="../comments1.xml"/><Relationship Id="rId9" Type="${rel}/vmlDrawing" Target="../drawings/vml1.vml"/>`,
      more: {
        "xl/comments1.xml": `<comments><commentList><comment ref="A2"><text><t>one</t></text></comment><comment ref="A3"><text><t>two</t></text></comment></commentList></comments>`,
        "xl/drawings/vml1.vml": `<xml xmlns:v="v" xmlns:x="x">${note(1)}${note(2)}</xml>`,
      },
    };
    const { parts } = await changed(made, remove("a"));
    expect(parts["xl/comments1.xml"]).toBe(
      `<comments><commentList><comment ref="A2"><text><t>two</t></text></comment></commentList></comments>`,
    );
    expect(parts["xl/drawings/vml1.vml"]).toBe(
      `<xml xmlns:v="v" xmlns:x="x">${note(1).replace("n1", "n2")}</xml>`,
    );
  });

  it("asks for recalculation, refreshes pivots over the table, and drops a stale calculation chain", async () => {
    const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const made: HandMade = {
      ...plain,
      rows: `<row r="2">${text("A2", "a")}<c r="B2"><f>1+1</f><v>2</v></c></row><row r="3">${text("A3", "b")}</row>`,
      workbookRelations: `<Relationship Id="rId5" Type="${rel}/calcChain" Target="calcChain.xml"/><Relationship Id="rId6" Type="${rel}/pivotCacheDefinition" Target="pivotCache/p1.xml"/><Relationship Id="rId7" Type="${rel}/pivotCacheDefinition" Target="pivotCache/p2.xml"/>`,
      contentTypes: `<Override PartName="/xl/calcChain.xml" ContentType="x"/>`,
      more: {
        "xl/calcChain.xml": `<calcChain><c r="B2" i="1"/></calcChain>`,
        "xl/pivotCache/p1.xml": `<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource name="Other"/></cacheSource></pivotCacheDefinition>`,
        "xl/pivotCache/p2.xml": `<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="A1:B2" sheet="Else"/></cacheSource></pivotCacheDefinition>`,
      },
    };
    const grown = await changed(made, append({ Key: "c" }));
    expect(grown.parts["xl/workbook.xml"]).toContain(`<calcPr fullCalcOnLoad="1"/>`);
    expect(grown.parts["xl/pivotCache/p1.xml"]).toContain(`<pivotCacheDefinition refreshOnLoad="1">`);
    expect(grown.parts["xl/pivotCache/p2.xml"]).not.toContain("refreshOnLoad");
    expect(grown.parts["xl/calcChain.xml"]).toBeDefined();
    await open?.close();
    const shrunk = await changed(made, remove("a"));
    expect(shrunk.parts["xl/calcChain.xml"]).toBeUndefined();
    expect(shrunk.parts["[Content_Types].xml"]).not.toContain("calcChain");
    expect(shrunk.parts["xl/_rels/workbook.xml.rels"]).not.toContain("calcChain");
  });

  it("leaves the file alone where nothing changes", async () => {
    const workbook = await opened(
      handMadeXlsx({ ...plain, rows: `<row r="2">${text("A2", "a")}<c r="C2"><v>45688.0</v></c></row>` }),
    );
    const before = await stat(path);
    await workbook.apply([
      append({ Key: "a", Value: "other" }),
      update({ Key: "a", Day: 45688, Value: "" }),
      remove("z"),
    ]);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
    expect((await stat(path)).ino).toBe(before.ino);
  });
});

describe("refuses in words", () => {
  const rows = `<row r="2">${text("A2", "a")}</row>`;
  const good = handMadeXlsx({ ...plain, rows });

  it.each<[string, Uint8Array, RegExp]>([
    ["a text file", strToU8("Charge ID,Period\n1,2025-01\n"), /not an \.xlsx workbook/],
    ["an old .xls", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), /old \.xls format/],
    ["a protected workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le"), Buffer.alloc(60)]), /password/],
    ["a zip of something else", zipSync({ "readme.txt": strToU8("x") }), /not an \.xlsx workbook/],
    ["a cut file", good.slice(0, good.length - 40), /damaged/],
    ["a strict workbook", handMadeXlsx({ ...plain, rows, namespace: "http://purl.oclc.org/ooxml/spreadsheetml/main" }), /Strict Open XML/],
    ["a zip64 file", zip64(good), /zip64/],
  ])("%s", async (_name, bytes, message) => {
    await writeFile(path, bytes);
    await expect(openXlsxWorkbook(path)).rejects.toThrow(message);
    expect(await readFile(path)).toEqual(Buffer.from(bytes));
    await expect(stat(`${path}.lock`)).rejects.toThrow();
  }); // prettier-ignore

  it("a damaged part, when it is needed", async () => {
    const bytes = Buffer.from(good);
    const at = bytes.indexOf("xl/worksheets/sheet1.xml") + 40;
    bytes.fill(0xff, at, at + 20);
    const workbook = await opened(bytes);
    await expect(workbook.read([{ table: TABLE }])).rejects.toThrow(/damaged/);
  });

  it("cells below the table that growth would overwrite, by name", async () => {
    const made = {
      ...plain,
      ref: "A1:C2",
      rows: `${rows}<row r="4">${text("B4", "mine")}<c r="E4"><v>1</v></c></row>`,
    };
    const workbook = await opened(handMadeXlsx(made));
    await workbook.apply([append({ Key: "b" })]);
    await expect(workbook.apply([append({ Key: "c" })])).rejects.toThrow(
      /in the way: B4\..*Nothing was written/,
    );
  });

  it("text longer than a cell, naming row and column", async () => {
    const workbook = await opened(good);
    await expect(workbook.apply([append({ Key: "k9", Value: "x".repeat(32_768) })])).rejects.toThrow(
      /Other, Key k9: Value has 32,768 characters/,
    );
  });

  it("a missing workbook, a missing folder and an .xls name", async () => {
    await expect(openXlsxWorkbook(join(folder, "none.xlsx"))).rejects.toThrow(/no workbook/);
    await expect(openXlsxWorkbook(join(folder, "none/none.xlsx"))).rejects.toThrow(/no folder/);
    await expect(openXlsxWorkbook(join(folder, "old.xls"))).rejects.toThrow(/\.xls format/);
  });
});

/** The same zip with the record that says "see the 64-bit list". */
function zip64(bytes: Uint8Array): Uint8Array {
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  const end = bytes.length - 22;
  return Buffer.concat([bytes.subarray(0, end), locator, bytes.subarray(end)]);
}

test("a workbook without parts that Excel always writes is refused in words and left as it is", async () => {
  // Made by hand, without styles.
  const bytes = handMadeXlsx({ ...plain, rows: HEAD });
  const workbook = await opened(bytes);
  const more = { ...TABLE, name: "More" };
  await expect(workbook.ensure([more], [])).rejects.toThrow(/lacks parts that Excel always writes/);
  expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
});
