/** A large sheet read in windows holds the same rows as the sheet read whole. */
import { RowCursor, readSheetText, type SheetText } from "./sheet-text";
import { rowWindows } from "./sheet-windows";
import { ZipArchive } from "./zip";

const HEAD = '<?xml version="1.0"?><x:worksheet xmlns:x="u"><x:dimension ref="A1"/>';
const TAIL = '<x:rowBreaks count="0"/><!-- the end --></x:worksheet>';

/** Some megabytes: several windows, their borders within rows and within characters of several bytes. */
function sheet(comments: ReadonlySet<number> = new Set()): string {
  const rows = Array.from({ length: 20_000 }, (_, i) => {
    const text = `Größe ${"é".repeat(i % 37)} 東 ${i}`;
    const comment = comments.has(i) ? "<!-- </x:sheetData><x:row> --> " : "";
    const number = i % 3 === 0 ? "" : ` r="${i + 1}"`;
    return `${comment}<x:row${number}><x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c></x:row>`;
  });
  return `${HEAD}<x:sheetData>${rows.join("\n")}</x:sheetData>${TAIL}`;
}

function archiveOf(xml: string): ZipArchive {
  const archive = ZipArchive.empty();
  archive.set("sheet.xml", xml);
  return archive;
}

async function windowsOf(archive: ZipArchive): Promise<SheetText[]> {
  const windows: SheetText[] = [];
  for await (const window of rowWindows(archive, "sheet.xml")) windows.push(window);
  return windows;
}

function rowsOf(sheets: readonly SheetText[]): string[] {
  const rows: string[] = [];
  let before = 0;
  for (const one of sheets) {
    const cursor = new RowCursor(one);
    cursor.row = before;
    while (cursor.next())
      rows.push(`${cursor.row} ${one.text.slice(cursor.contentStart, cursor.contentEnd)}`);
    before = cursor.row;
  }
  return rows;
}

test.each([
  ["without comments", sheet()],
  ["with a comment before the first row", sheet(new Set([0]))],
  ["with comments in the middle", sheet(new Set([9_000, 15_000]))],
  ["behind a long head", sheet().replace("<x:dimension", `<x:cols>${" ".repeat(2e6)}</x:cols><x:dimension`)],
  ["without rows", `${HEAD}<x:cols>${" ".repeat(2e6)}</x:cols><x:sheetData/>${TAIL}`],
  ["with a long tail", sheet().replace("<x:rowBreaks", `${" ".repeat(2e6)}<x:rowBreaks`)],
])("the same rows %s", async (_what, xml) => {
  const archive = archiveOf(xml);
  const whole = rowsOf([readSheetText(archive.bytes("sheet.xml"))]);
  expect(rowsOf(await windowsOf(archive))).toEqual(whole);
  expect(whole).toHaveLength(xml.includes("<x:row>") ? 20_000 : 0);
});

test("a window is a small part of the sheet", async () => {
  const xml = sheet();
  const windows = await windowsOf(archiveOf(xml));
  expect(Math.max(...windows.map((w) => w.text.length))).toBeLessThan(xml.length / 2);
});

test("damage behind the rows shows", async () => {
  const bytes = archiveOf(sheet()).write();
  // The checksum, in the list of parts at the end.
  const at = bytes.lastIndexOf(Buffer.from("504b0102", "hex")) + 16;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await expect(windowsOf(ZipArchive.read(bytes))).rejects.toThrow("sheet.xml is damaged");
});

test("a sheet that ends within its rows is not understood", async () => {
  const xml = sheet();
  const cut = xml.slice(0, xml.indexOf("</x:sheetData>"));
  await expect(windowsOf(archiveOf(cut))).rejects.toThrow("its rows element does not end");
});
