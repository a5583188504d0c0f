/** The checker finds what it is for. */
import { defaultSettingRows, readSettings } from "../core/settings";
import { loadFonts, type Faces } from "../render/pdf/faces";
import { describe as describePdf } from "../render/pdf/metadata";
import { Page } from "../render/pdf/page";
import { paletteOf } from "../render/pdf/style";
import { checkedPdf } from "./pdf-structure";
import { aStatement } from "./statement-documents";

const settings = readSettings(defaultSettingRows());
const document = aStatement([]);
const ink = { size: 10, bold: false, colour: "#000000" };
let faces: Faces;

beforeAll(async () => {
  const fonts = await loadFonts([document], settings, { fontFor: () => Promise.resolve(null) });
  faces = fonts.facesFor(document);
});

function faultsOf(draw: (page: Page, write: (text: string) => void) => void): string[] {
  const page = new Page("Letter", faces, paletteOf(settings));
  describePdf(page.doc, document, settings);
  const write = (text: string): void => page.paragraph(text, page.left, page.width, ink);
  page.tag("H1", () => write("Title"));
  draw(page, write);
  return [...checkedPdf(page.bytes()).faults];
}

/** Operators straight into the page's stream, past all marks. */
function raw(page: Page, operators: string): void {
  page.tags.close();
  (page.doc.internal as unknown as { write(text: string): void }).write(operators);
}

test("nothing in a file that is right", () => {
  expect(faultsOf((page, write) => page.tag("P", () => write("text")))).toEqual([]);
});

test.each<[string, (page: Page, write: (text: string) => void) => void, RegExp]>([
  ["a heading that jumps", (page, write) => page.tag("H3", () => write("a")), /level 3 follows/],
  ["two titles", (page, write) => page.tag("H1", () => write("a")), /2 headings are of level 1/],
  ["a figure without a text", (page, write) => page.tag("Figure", () => write("a")), /no text or no place/],
  ["text in a group", (page, write) => page.tag("Sect", () => write("a")), /content of its own/],
  ["a cell without a table", (page, write) => page.tag("TD", () => write("a")), /has a TD in it/],
  ["drawing past the marks", (page) => raw(page, "0 0 m 9 9 l S"), /S outside of all marks/],
  ["a mark that is left open", (page) => raw(page, "/Artifact BMC"), /left open/],
  ["a mark that is closed twice", (page) => raw(page, "EMC"), /closes what it did not open/],
  [
    "an element within an artifact",
    (page) => raw(page, "/Artifact BMC /P <</MCID 1>> BDC EMC EMC"),
    /P within a mark/,
  ],
  ["content that no element has", (page) => raw(page, "/P <</MCID 1>> BDC EMC"), /in the tree undefined/],
  [
    "a mark outside of elements",
    (page) => raw(page, "/Span <</ActualText (a)>> BDC EMC"),
    /outside of all elements/,
  ],
  ["content that no page has", (page) => page.tags.add("P").kids.push({ page: 1, id: 7 }), /is on no page/],
  [
    "content in two elements",
    (page) => page.tags.add("P").kids.push({ page: 1, id: 0 }),
    /is in two elements/,
  ],
  ["a font that is not in the file", (page) => raw(withHelvetica(page), ""), /is not embedded/],
])("%s", (_, draw, fault) => {
  expect(faultsOf(draw).join("\n")).toMatch(fault);
});

test("tables: no head, uneven rows, header cells that head nothing", () => {
  const faults = faultsOf((page, write) =>
    page.tag("Table", () =>
      page.tag("TBody", () => {
        page.tag("TR", () => page.tag("TH", () => write("a")));
        page.tag("TR", () => {
          page.tag("TD", () => write("b"));
          page.tag("TD", () => write("c"));
        });
      }),
    ),
  ).join("\n");
  expect(faults).toMatch(/has no head/);
  expect(faults).toMatch(/rows of 1, 2 columns/);
  expect(faults).toMatch(/does not say what it heads/);
});

test("a file that says nothing of itself", () => {
  const page = new Page("Letter", faces, paletteOf(settings));
  page.tag("H1", () => page.paragraph("Title", page.left, page.width, ink));
  expect(checkedPdf(page.bytes()).faults).toEqual([
    "The file's name is shown, not its title",
    "No language is named",
    "The metadata do not name PDF/UA",
    "The metadata have no title",
  ]);
});

function withHelvetica(page: Page): Page {
  page.tags.within("layout", () => page.tags.mark());
  page.doc.setFont("helvetica").text("a", 50, 50);
  return page;
}
