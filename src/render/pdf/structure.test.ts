/** Statements as assistive technology gets them: by pdf.js, by poppler, and by our own look into the file. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { nodeFonts } from "../../adapters/node/fonts";
import { defaultSettingRows, readSettings, type Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { all, checkedPdf } from "../../testing/pdf-structure";
import { readPdf, textsOf } from "../../testing/pdf-reader";
import { runs } from "../../testing/runs";
import { aDetail, aFund, aProject, aStatement, aSubsidy } from "../../testing/statement-documents";
import { describeWith } from "../../testing/tools";
import { loadFonts } from "./faces";
import { renderStatement } from "./statement";

const settings: Settings = { ...readSettings(defaultSettingRows()), address: "12 College Road; Springfield" };
/** A picture of one pixel. */
const LOGO =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

async function render(document: StatementDocument, change: Partial<Settings> = {}): Promise<Uint8Array> {
  const used = { ...settings, ...change };
  return renderStatement(document, used, await loadFonts([document], used, nodeFonts())).bytes;
}

function charges(count: number, project = "genome-assembly"): ReturnType<typeof aProject> {
  const details = Array.from({ length: count }, (_, i) =>
    aDetail({
      list: 100 + i,
      discount: i,
      resource: `node-${i}`,
      serviceName: i % 3 === 0 ? "Storage" : "Compute",
    }),
  );
  return aProject(details, { project });
}

const short = aStatement([charges(3), charges(2, "")]);
const refund = aStatement([aProject([aDetail({ list: -5000, discount: -1000, label: "Credit" })])]);
const onePageText = Array.from({ length: 1500 }, (_, i) => `w${i}x`).join(" ");
const splitRow = aStatement([aProject([aDetail({ list: 5, discount: 0, description: onePageText })])]);
const twoFunds = aProject([aDetail({ list: 10000, discount: 0 })], { funds: [aFund(6000), aFund(4000)] });

const credited = aStatement(
  [
    aProject([aDetail({ list: 10000, discount: 2000 })], { credits: 5000, subsidies: [aSubsidy(5000)] }),
    aProject([aDetail({ list: 300, discount: 100 })], {
      project: "atlas",
      credits: -300,
      subsidies: [aSubsidy(-300, { kind: "Minimum charge", title: "Minimum charge" })],
    }),
  ],
  { subsidies: [aSubsidy(5000, { left: 1234 }), aSubsidy(-300, { title: "Minimum charge" })] },
);

const CASES: readonly (readonly [string, StatementDocument, Partial<Settings>])[] = [
  ["short", short, {}],
  ["short on A4", short, { paper: "A4" }],
  ["with a logo", short, { logo: LOGO }],
  ["300 charges in 12 projects", aStatement(Array.from({ length: 12 }, (_, i) => charges(25, `p${i}`))), {}],
  ["a refund", refund, {}],
  ["no charges", aStatement([]), {}],
  ["all discounted", aStatement([aProject([aDetail({ list: 1000, discount: 1000 })])]), {}],
  ["two funds", aStatement([twoFunds]), {}],
  ["subsidies and credits", credited, {}],
  ["a row longer than a page", splitRow, {}],
  ["names in other scripts", { ...short, name: "Łukasz 王小明 Юлия", department: "Κέντρο" }, {}],
  ["what no font has", { ...short, name: "Robin 😀 Smith" }, {}],
];

describe.each(CASES)("%s", (_, document, change) => {
  test("is what PDF/UA asks for", async () => {
    expect(checkedPdf(await render(document, change)).faults).toEqual([]);
  });

  test("each text is in an element or an artifact", async () => {
    const pages = await readPdf(await render(document, change));
    const texts = pages.flatMap((page) => page.texts).filter(({ text }) => text.trim() !== "");
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ mark, id }) => mark === "" || (mark !== "Artifact" && id === ""))).toEqual([]);
  });
});

test("whatever is printed is what PDF/UA asks for", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  const detail = fc.record({
    list: fc.integer({ min: -9_000_000, max: 9_000_000 }),
    discount: fc.integer({ min: -900_000, max: 900_000 }),
    resource: text,
    description: fc.oneof(text, fc.lorem({ maxCount: 200 })),
    label: fc.constantFrom("", "Correction", "Credit"),
  });
  const project = fc.record({ project: text, title: text, details: fc.array(detail, { maxLength: 12 }) });
  const any = fc.record({ name: text, department: text, projects: fc.array(project, { maxLength: 4 }) });
  await fc.assert(
    fc.asyncProperty(any, async ({ projects, ...names }) => {
      const made = projects.map(({ details, ...of }) =>
        aProject(
          details.map((each) => aDetail(each)),
          of,
        ),
      );
      expect(checkedPdf(await render(aStatement(made, names))).faults).toEqual([]);
    }),
    runs(5, 40),
  );
});

test("subsidies and credits can be listened to: who pays, what is left, and the parts of the bar", async () => {
  const bytes = await render(credited);
  const pages = await readPdf(bytes);
  expect(textsOf(pages, "H2")).toContain("Subsidies and credits");
  expect(textsOf(pages, "Caption").filter((text) => text === "From charges to amount due")).toHaveLength(2);
  expect(textsOf(pages, "TH")).toEqual(expect.arrayContaining(["Subsidy or credit", "Left", "Credits"]));
  const figures = all(checkedPdf(bytes).root).flatMap(({ type, alt }) => (type === "Figure" ? [alt] : []));
  expect(figures[0]).toBe(
    "Bar of the list price of $103.00. Paid by Example University: $21.00. Paid by subsidies and credits: $47.00. Charged to your funds: $35.00.",
  );
});

test("headings, captions and header cells can be listened to in order", async () => {
  const pages = await readPdf(await render(short));
  expect(textsOf(pages, "H1")).toEqual(["Statement of charges January 2025"]);
  expect(textsOf(pages, "H2")).toEqual(expect.arrayContaining(["genome-assembly", "Without a project"]));
  expect(textsOf(pages, "Caption")).toEqual(expect.arrayContaining(["Paid by", "By service", "Charges"]));
  expect(textsOf(pages, "TH").filter((text) => text === "Resource and description")).toHaveLength(2);
});

test("a row on two pages is one row, and the head above its rest an artifact", async () => {
  const bytes = await render(splitRow);
  const { root } = checkedPdf(bytes);
  const body = all(root)
    .filter(({ type }) => type === "TBody")
    .at(-1);
  expect(body?.kids).toHaveLength(1);
  const cell = body?.kids[0]?.kids[2];
  expect(new Set(cell?.kids.flatMap(({ content }) => content.map(({ page }) => page))).size).toBeGreaterThan(
    1,
  );
  const heads = (await readPdf(bytes)).flatMap(({ texts }) =>
    texts.filter(({ text }) => text === "Resource and description").map(({ mark }) => mark),
  );
  expect(heads[0]).toBe("TH");
  expect(new Set(heads.slice(1))).toEqual(new Set(["Artifact"]));
});

test("running heads and footers are artifacts", async () => {
  const [, second] = await readPdf(await render(splitRow));
  const marked = (start: string) => second?.texts.find(({ text }) => text.startsWith(start))?.mark;
  expect(marked("Example University, Research Computing")).toBe("Artifact");
  expect(marked("Questions:")).toBe("Artifact");
  expect(marked(`Statement 2025-01-0007 · Content hash ${splitRow.contentHash}`)).toBe("Artifact");
  expect(marked("Page 2 of ")).toBe("Artifact");
});

test("the footer of a later revision says so", async () => {
  const [first] = await readPdf(await render({ ...short, statementNo: "2025-01-0007-R2", revision: 2 }));
  const footer = first?.texts.find(({ text }) => text.includes("Content hash"))?.text;
  expect(footer).toBe(`Statement 2025-01-0007-R2, revision 2 · Content hash ${short.contentHash}`);
});

test("figures have a text", async () => {
  const figures = all(checkedPdf(await render(short, { logo: LOGO })).root).filter(
    ({ type }) => type === "Figure",
  );
  expect(figures.length).toBeGreaterThan(0);
  expect(figures.map(({ alt }) => alt)).toContain("Logo of Example University");
});

test("language, title, number and hash; projects among the bookmarks", async () => {
  const document = await getDocument({ data: await render(short), verbosity: 0 }).promise;
  const { info, metadata } = await document.getMetadata();
  expect(info).toMatchObject({ Language: "en-US", IsXFAPresent: false });
  expect(metadata.get("pdfuaid:part")).toBe("1");
  expect(metadata.get("dc:title")).toBe("Statement 2025-01-0007, January 2025, Robin Smith");
  expect(metadata.get("dc:identifier")).toBe("2025-01-0007");
  expect(metadata.get("statement:contenthash")).toBe(short.contentHash);
  const titles = ((await document.getOutline()) as { title: string }[] | null)?.map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(["genome-assembly", "Without a project"]));
  await document.destroy();
});

test("same bytes again, and in another time zone", async () => {
  const here = await render(short, { logo: LOGO });
  expect(await render(short, { logo: LOGO })).toEqual(here);
  const zones = ["Pacific/Auckland", "America/Los_Angeles"].map((zone) =>
    execFileSync(process.execPath, ["--import", "tsx", "tests/support/print-statement.ts"], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: "" },
      encoding: "utf8",
    }).split(" "),
  );
  expect(zones.map(([offset]) => offset)).toEqual(["-780", "480"]);
  expect(new Set(zones.map(([, hash]) => hash)).size).toBe(1);
});

describeWith("pdfinfo", "by poppler", () => {
  const folder = mkdtempSync(join(tmpdir(), "structure-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the file is tagged, and what is read aloud has its blanks", async () => {
    const file = join(folder, "statement.pdf");
    writeFileSync(file, await render(splitRow));
    const run = (...options: string[]) => execFileSync("pdfinfo", [...options, file], { encoding: "utf8" });
    expect(run()).toMatch(/^Tagged: +yes$/m);
    const text = run("-struct-text").replace(/"\s*"/g, "").replace(/\s+/g, " ");
    expect(text).toContain("Statement of charges January 2025");
    expect(text.match(/\bw\d+x\b/g)).toEqual(onePageText.split(" "));
  });
});

describeWith("qpdf", "by qpdf", () => {
  test("the table of objects and the packed objects are without a fault", async () => {
    const folder = mkdtempSync(join(tmpdir(), "structure-"));
    const file = join(folder, "statement.pdf");
    writeFileSync(file, await render({ ...short, name: "Łukasz 王小明" }, { logo: LOGO }));
    const check = execFileSync("qpdf", ["--check", file], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(check).toContain("No syntax or stream encoding errors");
    expect(check).not.toMatch(/warning/i);
  });
});
