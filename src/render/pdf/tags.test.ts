/** What Page's tags put into the file. */
import { defaultSettingRows, readSettings } from "../../core/settings";
import { all, checkedPdf, outlineOf } from "../../testing/pdf-structure";
import { readPdf, textsOf } from "../../testing/pdf-reader";
import { aStatement } from "../../testing/statement-documents";
import type { Table } from "./cells";
import { loadFonts, type Faces } from "./faces";
import { describe as describePdf } from "./metadata";
import { Page } from "./page";
import { paletteOf } from "./style";
import { drawTable } from "./table";
import { oneLine } from "./wrap";

const settings = readSettings(defaultSettingRows());
const document = aStatement([]);
const ink = { size: 10, bold: false, colour: "#000000" };
let faces: Faces;

beforeAll(async () => {
  const fonts = await loadFonts([document], settings, { fontFor: () => Promise.resolve(null) });
  faces = fonts.facesFor(document);
});

/** A file with what is drawn, and all else that a file has to have. */
function drawn(draw: (page: Page, write: (text: string) => void) => void): Uint8Array {
  const page = new Page("Letter", faces, paletteOf(settings));
  describePdf(page.doc, document, settings);
  const write = (text: string): void => page.paragraph(text, page.left, page.width, ink);
  page.tag("H1", () => write("Title"));
  draw(page, write);
  return page.bytes();
}

const table: Table = {
  heading: { text: "Services", ink, gap: 2 },
  size: 9,
  columns: [
    { head: "Service", align: "left", width: { share: 1 } },
    { head: "Source", align: "left", width: { share: 1 } },
    { head: "Amount", align: "right", width: 60 },
  ],
  rows: [
    ["Compute", [{ text: "hpc" }, { text: "north" }], "$1.00"],
    ["Storage", "", "$2.00"],
  ],
  total: ["Total", "", "$3.00"],
};

test("a table has a caption, head, body and foot, and its header cells say what they head", () => {
  const { root, faults } = checkedPdf(drawn((page) => drawTable(page, table)));
  expect(faults).toEqual([]);
  expect(outlineOf(root).split("\n")).toEqual([
    "Document",
    "  H1",
    "  Table",
    "    Caption",
    "    THead",
    "      TR",
    "        TH Column",
    "        TH Column",
    "        TH Column",
    "    TBody",
    "      TR",
    "        TH Row",
    "        TD",
    "          P",
    "          P",
    "        TD",
    "      TR",
    "        TH Row",
    "        TD",
    "        TD",
    "    TFoot",
    "      TR",
    "        TH Row",
    "        TD",
  ]);
  const total = all(root)
    .filter(({ type }) => type === "TH")
    .at(-1);
  expect(total?.colSpan).toBe(2);
});

test("dates head no rows, and a heading of the document stands before its table", () => {
  const of = { ...table, rowHeads: false, heading: { ...table.heading, level: "H2" as const } };
  const { root, faults } = checkedPdf(drawn((page) => drawTable(page, of)));
  expect(faults).toEqual([]);
  expect(root.kids.map(({ type }) => type)).toEqual(["H1", "H2", "Table"]);
  const heads = all(root).filter(({ type }) => type === "TH");
  expect(heads.map(({ scope }) => scope)).toEqual(["Column", "Column", "Column", "Row"]);
});

test("elements over pages, in each other, and around decoration keep their order", async () => {
  const bytes = drawn((page, write) => {
    page.tag("Sect", () => {
      page.tag("P", () => {
        write("one");
        page.rule(page.y, "#000000", 1);
        page.turn();
        write("two");
        page.tag("Span", () => write("three"));
        write("four");
      });
      page.tag("L", () => page.tag("LI", () => page.tag("LBody", () => write("five"))));
    });
  });
  const { root, faults } = checkedPdf(bytes);
  expect(faults).toEqual([]);
  expect(outlineOf(root).split("\n").slice(2)).toEqual([
    "  Sect",
    "    P",
    "      Span",
    "    L",
    "      LI",
    "        LBody",
  ]);
  // pdf.js leaves out blanks that a mark begins with.
  const texts = textsOf(await readPdf(bytes), "P").map((text) => text.replace(/ /g, ""));
  expect(texts).toEqual(["one", "twothreefour"]);
});

test("within an artifact nothing is an element; outside of all tags everything is an artifact", async () => {
  const bytes = drawn((page, write) => {
    page.artifact(() => page.tag("P", () => write("decoration")), "footer");
    write("untagged");
  });
  const { root, faults } = checkedPdf(bytes);
  expect(faults).toEqual([]);
  expect(root.kids.map(({ type }) => type)).toEqual(["H1"]);
  const [page] = await readPdf(bytes);
  expect(
    page?.texts.map(({ text, mark }) => `${text} ${mark}`.trim()).filter((text) => /\w \w/.test(text)),
  ).toEqual(["Title H1", "decoration Artifact", "untagged Artifact"]);
});

test("a figure covers what is drawn in it, its lines and grounds too", () => {
  const { root, faults } = checkedPdf(
    drawn((page) =>
      page.tag(
        "Figure",
        () => {
          page.ground(100, 200, 50, 20, "#123456");
          page.rule(230, "#000000", 2, 90, 160);
        },
        { alt: "Bars: 1 and 2" },
      ),
    ),
  );
  expect(faults).toEqual([]);
  const [, figure] = root.kids;
  expect(figure).toMatchObject({ type: "Figure", alt: "Bars: 1 and 2", content: [{ id: 1 }] });
  // Letter is 792 points high.
  expect(figure?.box).toEqual([90, 561, 160, 592]);
});

test("what nothing was drawn in is left out", () => {
  const { root, faults } = checkedPdf(
    drawn((page) =>
      page.tag("Sect", () => page.tag("P", () => page.line(oneLine("", ink, faces), 50, 50, ink))),
    ),
  );
  expect(faults).toEqual([]);
  expect(root.kids.map(({ type }) => type)).toEqual(["H1"]);
});

test("a figure's text may be in any script", () => {
  const alt = "Łódź (2025) \\ 王";
  const { root } = checkedPdf(
    drawn((page) => page.tag("Figure", () => page.ground(1, 1, 1, 1, "#000000"), { alt })),
  );
  expect(root.kids[1]?.alt).toBe(alt);
});
