/** A table looks and reads the same whether jspdf-autotable lays it out or it is laid out row by row. */
import fc from "fast-check";
import { defaultSettingRows, readSettings } from "../../core/settings";
import { readPdf } from "../../testing/pdf-reader";
import { checkedPdf, outlineOf } from "../../testing/pdf-structure";
import { runs } from "../../testing/runs";
import { aStatement } from "../../testing/statement-documents";
import type { Table } from "./cells";
import { loadFonts, type Faces } from "./faces";
import { drawLongTable } from "./long-table";
import { describe as describePdf } from "./metadata";
import { Page } from "./page";
import { drawShortTable } from "./short-table";
import { paletteOf } from "./style";

const settings = readSettings(defaultSettingRows());
const document = aStatement([]);
const ink = { size: 10, bold: false, colour: "#000000" };
let faces: Faces;

beforeAll(async () => {
  const fonts = await loadFonts([document], settings, { fontFor: () => Promise.resolve(null) });
  faces = fonts.facesFor(document);
});

function drawn(draw: (page: Page, table: Table) => void, table: Table): Uint8Array {
  const page = new Page("Letter", faces, paletteOf(settings));
  describePdf(page.doc, document, settings);
  page.tag("H1", () => page.paragraph("Title", page.left, page.width, ink));
  draw(page, table);
  page.tag("P", () => page.paragraph("What comes after", page.left, page.width, ink));
  return page.bytes();
}

const words = fc
  .array(fc.constantFrom("node-1", "Storage", "tier active,", "Core-Hours on partition cpu-priority"), {
    maxLength: 12,
  })
  .map((some) => some.join(" "));
const cell = fc.oneof(
  words,
  fc.array(
    words.map((text) => ({ text })),
    { minLength: 1, maxLength: 2 },
  ),
);
const amount = fc.integer({ min: 0, max: 10_000 }).map((cents) => `$${cents}.00`);
/** Rows of a line, of several, and now and then of more than a page. */
const tall = fc.integer({ min: 200, max: 700 }).map((times) => "a long description ".repeat(times));
const row = fc.tuple(fc.oneof({ weight: 30, arbitrary: cell }, { weight: 1, arbitrary: tall }), cell, amount);
const table = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 39 }),
    total: fc.option(fc.constant(["Total", "", "$1.00"]), { nil: undefined }),
  })
  .map(({ rows, total }): Table => ({
    heading: { text: "Charges", ink, gap: 2 },
    size: 9,
    columns: [
      { head: "Resource", align: "left", width: { share: 2 } },
      { head: "Service", align: "left", width: { share: 1 } },
      { head: "Amount", align: "right", width: 60 },
    ],
    rows,
    ...(total && { total }),
  }));

test("both ways put the same text on the same pages under the same tags", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (shown) => {
      const short = drawn(drawShortTable, shown);
      const long = drawn(drawLongTable, shown);
      expect(await readPdf(short)).toEqual(await readPdf(long));
      expect(outlineOf(checkedPdf(short).root)).toBe(outlineOf(checkedPdf(long).root));
      expect(checkedPdf(short).faults).toEqual([]);
    }),
    runs(20),
  );
});
