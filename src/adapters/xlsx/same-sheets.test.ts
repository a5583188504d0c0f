/** Workbooks that say the same although a library wrote its own properties into one. */
import { sameSheets } from "./same-sheets";
import { ZipArchive } from "./zip";

function book(parts: Record<string, string>): Buffer {
  const archive = ZipArchive.empty();
  const all = { "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", ...parts };
  for (const [name, text] of Object.entries(all)) archive.set(name, text);
  return archive.write();
}

const sheet = { "xl/worksheets/sheet1.xml": "<sheet>1</sheet>" };

test.each<[string, Buffer, boolean]>([
  ["the same", book(sheet), true],
  [
    "properties beside it",
    book({ ...sheet, "docProps/custom.xml": "<Properties/>", "customXml/item1.xml": "<x/>" }),
    true,
  ],
  ["links to them", book({ ...sheet, "xl/_rels/workbook.xml.rels": "<Relationships/>" }), true],
  ["another cell", book({ "xl/worksheets/sheet1.xml": "<sheet>2</sheet>" }), false],
  ["a sheet more", book({ ...sheet, "xl/worksheets/sheet2.xml": "<sheet/>" }), false],
  ["a sheet less", book({}), false],
  ["no workbook", Buffer.from("half a file"), false],
])("%s", (_what, other, expected) => {
  expect(sameSheets(book(sheet), other)).toBe(expected);
  expect(sameSheets(other, book(sheet))).toBe(expected);
});
