/** What the program refuses: exit code 1, a sentence that says what to do, and nothing touched. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { Cli, SAMPLES, type Ran } from "../support/cli";

const cli = new Cli("refusals");
let template: string;

beforeAll(async () => {
  writeFileSync(cli.path("book.xlsx"), usersWorkbook());
  expect((await cli.json("init", "--reference", join(SAMPLES, "reference"))).code).toBe(0);
  template = cli.state("book.xlsx");
});
afterAll(() => cli.remove());

/** Runs each on a copy of the folder, which must stay as it is. */
async function refusedOn(commands: readonly (readonly string[])[]): Promise<Ran[]> {
  return await Promise.all(
    commands.map(async (command) => {
      const copy = new Cli("refused").copyFrom(cli);
      const ran = await copy.json(...command);
      expect(copy.state("book.xlsx").slice(0, 64)).toBe(template.slice(0, 64));
      expect(copy.files()).toEqual(cli.files());
      copy.remove();
      return ran;
    }),
  );
}

test("input files that cannot be taken are refused with what they are and what to do", async () => {
  const expected = {
    "aws_native_cur.csv": /AWS Cost and Usage Report.*not FOCUS.*Data Exports.*Nothing was imported\.$/,
    "hpc_semicolons.csv":
      /BilledCost "12,50" is not a plain number\. It may stand for 12\.50\..*Nothing was imported\.$/,
    "empty.csv": /empty.csv is empty. Export it again. Nothing was imported\.$/,
  };
  const names = Object.keys(expected) as (keyof typeof expected)[];
  const answers = await refusedOn(names.map((name) => ["import", join(SAMPLES, "trouble", name)]));
  answers.forEach(({ code, json }, i) => {
    expect(json["error"]).toMatch(expected[names[i]!]);
    expect(code).toBe(1);
  });
});

test("wrong arguments are refused by name", async () => {
  const ours = ["--workbook", cli.path("book.xlsx"), "--json"];
  const commands: readonly (readonly [readonly string[], RegExp])[] = [
    [["tie-out", "--period", "2025-01", "--colour", ...ours], /Unknown option '--colour'. See openchargeback tie-out --help/],
    [["tie-in", ...ours], /Unknown command 'tie-in'/],
    [["statements", ...ours], /Required option '--period <period>' not specified/],
    [["tie-out", "--period", "2025-13", ...ours], /"2025-13" is not a month. Write it as 2025-01/],
    [["tie-out", "--period", "2025-01", "--json"], /Name the workbook: --workbook FILE/],
    [["tie-out", "--period", "2025-01", "--workbook", "no.xlsx", "--json"], /There is no workbook .*no.xlsx.*make one with init/],
    [["import", "no.csv", ...ours], /There is no file no.csv. Name files, not folders; .* Nothing was written/],
    [["import", join(SAMPLES, "hpc_2025-01.csv"), "--source", " ", ...ours], /--source is blank/],
    [["import", join(SAMPLES, "hpc_2025-01.csv"), "--period", "2025-02", ...ours], /has no rows of 2025-02/],
    [["journal", "--period", "2025-01", "--format", "fancy", ...ours], /no journal format "fancy". There are: general, template/],
    [["init", "--reference", "nowhere", ...ours], /There is no folder nowhere/],
    [["--json"], /Name a command/],
  ]; // prettier-ignore
  for (let i = 0; i < commands.length; i += 3) {
    const some = commands.slice(i, i + 3);
    // Of three at a time at most one locks the workbook.
    const answers = await Promise.all(some.map(([args]) => cli.bare(...args)));
    answers.forEach(({ code, json }, n) => {
      expect(json["error"]).toMatch(some[n]![1]);
      expect(code).toBe(1);
    });
  }
  expect(cli.state("book.xlsx")).toBe(template);
});

test("a workbook that is open in Excel is read but not written", async () => {
  const owner = cli.path("~$book.xlsx");
  writeFileSync(owner, "tess");
  try {
    const file = join(SAMPLES, "hpc_2025-01.csv");
    const [write, look, dry] = await Promise.all([
      cli.json("import", file),
      cli.json("periods", "list"),
      cli.json("import", file, "--dry-run"),
    ]);
    expect([write.code, write.json["error"]]).toEqual([
      1,
      "The workbook is open in Excel. Close it there and run the command again; if Excel is not running, delete its leftover file ~$book.xlsx first. Nothing was written.",
    ]);
    expect([look.code, dry.code]).toEqual([0, 0]);
  } finally {
    rmSync(owner);
  }
  expect(cli.state("book.xlsx")).toBe(template);
});

test("what is no workbook is refused and left alone", async () => {
  writeFileSync(cli.path("text.xlsx"), "Hello");
  const { code, json } = await cli.bare("init", "--workbook", cli.path("text.xlsx"), "--json");
  expect([code, json["error"]]).toEqual([1, expect.stringMatching(/text.xlsx|workbook|zip/)]);
  expect(readFileSync(cli.path("text.xlsx"), "utf8")).toBe("Hello");
  rmSync(cli.path("text.xlsx"));
});

test("an import keeps a user's own sheet byte for byte", async () => {
  const own = new Cli("own").copyFrom(cli);
  expect((await own.json("import", join(SAMPLES, "hpc_2025-01.csv"))).code).toBe(0);
  const before = unzipSync(usersWorkbook());
  const after = unzipSync(readFileSync(own.path("book.xlsx")));
  expect(Buffer.compare(after["xl/worksheets/sheet1.xml"]!, before["xl/worksheets/sheet1.xml"]!)).toBe(0);
  expect(Buffer.from(after["xl/workbook.xml"]!).toString()).toContain('name="My notes"');
  own.remove();
});

/** A workbook with one sheet of a person's own. */
function usersWorkbook(): Uint8Array {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const list = "http://schemas.openxmlformats.org/package/2006/relationships";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${xml}<Relationships xmlns="${list}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="My notes" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `${xml}<Relationships xmlns="${list}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": strToU8(
      `${xml}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `${xml}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ask the dean</t></is></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`,
    ),
  });
}
