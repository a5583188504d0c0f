/** Every format and encoding, made here byte by byte: what goes in comes out, whatever the slices. */
import fc from "fast-check";
import { gzipSync, zipSync } from "fflate";
import { hashBytes } from "../../core/hash";
import { processorTime } from "../../testing/processor-time";
import { runs } from "../../testing/runs";
import { latin, refusalOf, tablesOf, utf16, utf8 } from "../../../tests/support/tables";

const HEADING = ["BilledCost", "BillingPeriodStart", "ChargeDescription", "Tags"];
const ROW = ["1.50", "2026-09-01T00:00:00Z", "José, “two”\nlines", '{"pi":"Zoë"}'];
const TABLE = [HEADING, ROW];

function csv(records: readonly (readonly string[])[], delimiter = ",", lineEnd = "\n"): string {
  const cell = (text: string): string =>
    /["\r\n,;\t|]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
  return records.map((cells) => cells.map(cell).join(delimiter) + lineEnd).join("");
}

const TEXT = csv(TABLE);
const BOM = "\uFEFF";

const ENCODED: readonly (readonly [what: string, bytes: Uint8Array, note: RegExp | null])[] = [
  ["UTF-8", utf8(TEXT), null],
  ["UTF-8 with a byte order mark", utf8(BOM + TEXT), null],
  ["UTF-8 with two byte order marks", utf8(BOM + BOM + TEXT), /more than one byte order mark/],
  [
    "a second mark in the first row",
    utf8(BOM + TEXT.replace("\n", `\n${BOM}`)),
    /more than one byte order mark/,
  ],
  ["UTF-16 LE", utf16(BOM + TEXT, true), /read as UTF-16/],
  ["UTF-16 BE", utf16(BOM + TEXT, false), /read as UTF-16/],
  ["UTF-16 LE without a mark", utf16(TEXT, true), /read as UTF-16/],
  ["UTF-16 BE without a mark", utf16(TEXT, false), /read as UTF-16/],
  [
    "Windows-1252",
    latin(TEXT.replaceAll("“", "\x93").replaceAll("”", "\x94")),
    /read as Windows-1252.*names may be wrong/,
  ],
  ["gzip", gzipSync(utf8(TEXT)), null],
  ["two gzip members", joined(gzipSync(utf8(TEXT.slice(0, 30))), gzipSync(utf8(TEXT.slice(30)))), null],
  ["Windows-1252 in gzip", gzipSync(latin(TEXT.replace(/[“”]/g, "\x93"))), /Windows-1252/],
  ["a zip", zipSync({ "__MACOSX/._a.csv": utf8("x"), "a.csv": utf8(TEXT), ".DS_Store": utf8("x") }), null],
  ["gzip in a zip", zipSync({ "folder/a.csv.gz": gzipSync(utf8(TEXT)) }, { level: 0 }), null],
];

test.each(ENCODED)("%s", async (what, bytes, note) => {
  const { tables } = await tablesOf("a.csv", bytes);
  const expected =
    what === "Windows-1252 in gzip" ? [HEADING, ROW.map((c) => c.replace(/[“”]/g, "“"))] : TABLE;
  expect(tables.map((table) => table.records)).toEqual([expected]);
  const notes = tables[0]?.notes ?? [];
  if (note === null) expect(notes).toEqual([]);
  else expect(notes).toEqual([{ code: "F01", message: expect.stringMatching(note) as string }]);
});

test("what is no UTF-8 far into the file is read over from its beginning, and never mixed", async () => {
  const names = Array.from({ length: 9000 }, (_, i) => [
    "1",
    "2026-09-01",
    i === 8000 ? "Zo\xeb" : "Ben",
    "{}",
  ]);
  const { tables, dropped } = await tablesOf("a.csv", latin(csv([HEADING, ...names])));
  expect([dropped, tables[0]?.records]).toEqual([["a.csv"], [HEADING, ...names]]);
});

test("the hash is of the bytes as given, and of a zip's member", async () => {
  const packed = gzipSync(utf8(TEXT));
  expect((await tablesOf("a.csv.gz", packed)).tables[0]?.sha256).toBe(hashBytes(packed));
  const { tables } = await tablesOf("a.zip", zipSync({ "a.csv": utf8(TEXT), "b.csv.gz": packed }));
  expect(tables.map((t) => [t.name, t.sha256])).toEqual([
    ["a.zip/a.csv", hashBytes(utf8(TEXT))],
    ["a.zip/b.csv.gz", hashBytes(packed)],
  ]);
});

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "12,50",
    'a "quoted" cell',
    "two\nlines",
    "return\r\nand feed",
    "Łódź",
    "量子",
    "😀",
    "a;b|c\td",
  ),
  fc
    .string({ unit: "grapheme", maxLength: 12 })
    .filter((text) => !/[\0\uFEFF]/.test(text) && !text.endsWith("\r")),
);
const table = fc
  .array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 40 })
  .map((rows) => [HEADING, ...rows.filter((row) => row.some((text) => text.trim() !== ""))]);
const wrapped: readonly ((bytes: Uint8Array) => Uint8Array)[] = [
  (bytes) => bytes,
  (bytes) => gzipSync(bytes),
  (bytes) => joined(gzipSync(bytes.subarray(0, 9)), gzipSync(bytes.subarray(9))),
  (bytes) => zipSync({ "x/a.csv": bytes }),
  (bytes) => zipSync({ "x/a.csv": gzipSync(bytes) }, { level: 0 }),
];
const encoded: readonly ((text: string) => Uint8Array)[] = [
  utf8,
  (text) => utf8(BOM + text),
  (text) => utf16(BOM + text, true),
  (text) => utf16(BOM + text, false),
];

test("records come out as they went in, for any encoding, delimiter, line end, container and slice", async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(...encoded),
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.constantFrom(...wrapped),
      fc.constantFrom(1, 2, 3, 7, 100, 5000),
      async (records, encode, delimiter, lineEnd, wrap, slice) => {
        fc.pre(lineEnd !== "\r" || !records.some((row) => row.some((text) => text.includes("\r"))));
        const bytes = wrap(encode(csv(records, delimiter, lineEnd)));
        const { tables } = await tablesOf("a.csv", bytes, bytes[0] === 0x50 ? Infinity : slice);
        expect(tables.map((read) => read.records)).toEqual([records]);
      },
    ),
    runs(100, 800),
  );
});

const WORKBOOK = zipSync({ "[Content_Types].xml": utf8("<a/>"), "xl/workbook.xml": utf8("<a/>") });
const encryptedZip = (): Uint8Array => {
  const bytes = zipSync({ "a.csv": utf8(TEXT) });
  const at = bytes.findIndex((_, i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1);
  bytes[at + 8] = 1;
  return bytes;
};
const wrongCheckSum = (packed: Uint8Array, at: number): Uint8Array => {
  const bytes = packed.slice();
  bytes[bytes.length - at]! ^= 1;
  return bytes;
};

const REFUSED: readonly (readonly [what: string, bytes: Uint8Array, message: RegExp])[] = [
  ["xlsx", WORKBOOK, /is an Excel workbook. .*if there is only the workbook, save its sheet as CSV UTF-8/],
  ["old Excel", latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), /Excel workbook of the old kind.*CSV UTF-8/],
  ["pdf", latin("%PDF-1.7\n"), /is a PDF. Export the FOCUS data as CSV/],
  ["web page", utf8("\n<!DOCTYPE html><html>"), /is a web page. You are probably signed out/],
  ["xml", utf8('<?xml version="1.0"?>'), /is an XML file/],
  ["json", utf8('{"a":1}'), /JSON file and no manifest/],
  [
    "CUR manifest",
    utf8('{"reportKeys":["a.csv.gz"]}'),
    /manifest of an AWS Cost and Usage Report.*FOCUS 1.0 or 1.2/,
  ],
  [
    "tar",
    Uint8Array.from({ length: 512 }, (_, i) => "ustar".charCodeAt(i - 257) || 0x61),
    /is a tar archive/,
  ],
  ["binary", latin("a,b\n\0\x01\x02"), /is a binary file/],
  ["gzip cut off", gzipSync(utf8(TEXT)).subarray(0, 40), /damaged or cut off/],
  ["gzip without its end", gzipSync(utf8(TEXT)).subarray(0, -3), /damaged or cut off/],
  ["gzip of a wrong check sum", wrongCheckSum(gzipSync(utf8(TEXT)), 6), /check sum/],
  [
    "first gzip member of a wrong check sum",
    joined(wrongCheckSum(gzipSync(utf8(TEXT)), 6), gzipSync(utf8(TEXT))),
    /check sum/,
  ],
  ["gzip and rubbish", joined(gzipSync(utf8(TEXT)), utf8("rubbish")), /damaged or cut off/],
  ["gzip of a zip", gzipSync(zipSync({ "a.csv": utf8(TEXT) })), /gzip file of a zip. Unpack it/],
  ["zip cut off", zipSync({ "a.csv": utf8(TEXT) }).subarray(0, 60), /directory of the zip is missing/],
  ["empty zip", zipSync({}), /zip without a CSV or Parquet file. It is empty/],
  [
    "zip of other things",
    zipSync({ "readme.txt": utf8("hi"), "a.pdf": utf8("x") }),
    /without a CSV.*readme.txt, a.pdf/,
  ],
  [
    "zip with a workbook",
    zipSync({ "a.csv": utf8(TEXT), "b.xlsx": WORKBOOK }),
    /b.xlsx is a zip or an Excel workbook in a zip/,
  ],
  ["encrypted zip", encryptedZip(), /a.csv is protected by a password/],
  ["cut UTF-8", utf8("BilledCost,Name\n1,Zoë").subarray(0, -1), /ends in the middle of a character/],
  ["cut UTF-16", utf16(BOM + TEXT, true).subarray(0, -1), /ends in the middle of a character/],
  ["an open quotation mark", utf8('BilledCost,Name\n1,"a\n2,b\n'), /quotation mark near row 2 is not closed/],
];

test.each(REFUSED)("%s is refused", async (_, bytes, message) => {
  const refusal = await refusalOf("given", bytes);
  expect(refusal).toMatch(message);
  expect(refusal).toMatch(/Nothing was imported\.$/);
});

test("titles above the heading are passed over, with a note", async () => {
  const { tables } = await tablesOf(
    "a.csv",
    utf8(`Report of September\n\nMade for,Finance\n${csv(TABLE, ";")}`),
  );
  expect(tables[0]?.records).toEqual(TABLE);
  expect(tables[0]?.notes).toEqual([
    { code: null, message: "2 lines above the heading were passed over; rows are counted from the heading." },
  ]);
});

test("a table without a heading goes on whole, to be refused by its columns", async () => {
  const records = Array.from({ length: 30 }, (_, i) => [`a${i}`, "b"]);
  expect((await tablesOf("a.csv", utf8(csv(records)))).tables[0]?.records).toEqual(records);
});

test("Excel's sep line names the delimiter", async () => {
  const { tables } = await tablesOf("a.csv", utf8(`sep=;\r\n${csv(TABLE, ";", "\r\n")}`));
  expect(tables[0]?.records).toEqual(TABLE);
});

test("a small file that unpacks to a thousand times its size is read", async () => {
  const heading = utf8("BilledCost,BillingPeriodStart\n");
  const bomb = new Uint8Array(16 << 20).fill(0x0a);
  bomb.set(heading);
  const worked = processorTime();
  const { tables } = await tablesOf("a.csv.gz", gzipSync(bomb));
  expect(tables[0]?.records).toEqual([HEADING.slice(0, 2)]);
  expect(worked()).toBeLessThan(30);
});

function joined(...all: Uint8Array[]): Uint8Array {
  return Uint8Array.from(all.flatMap((bytes) => [...bytes]));
}
