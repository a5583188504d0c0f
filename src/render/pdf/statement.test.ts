/** Statements as a reader of the PDF sees them. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { nodeFonts } from "../../adapters/node/fonts";
import { Refusal } from "../../core/problem";
import { defaultSettingRows, readSettings, type Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { aDetail, aFund, aProject, aStatement } from "../../testing/statement-documents";
import { describeWith } from "../../testing/tools";
import { loadFonts, type FontFiles } from "./faces";
import { renderStatement, type RenderedStatement } from "./statement";

const settings: Settings = {
  ...readSettings(defaultSettingRows()),
  address: "12 College Road; Springfield",
};
const noFonts: FontFiles = { fontFor: () => Promise.resolve(null) };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "statements-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function render(
  document: StatementDocument,
  change: Partial<Settings> = {},
  source: FontFiles = noFonts,
): Promise<RenderedStatement> {
  const all = { ...settings, ...change };
  return renderStatement(document, all, await loadFonts([document], all, source));
}

/** Runs a program on the PDF. */
function run(
  program: string,
  options: readonly string[],
  bytes: Uint8Array,
  ...after: readonly string[]
): string {
  const file = join(folder, "statement.pdf");
  writeFileSync(file, bytes);
  return execFileSync(program, [...options, file, ...after], { encoding: "utf8" });
}

const textOf = (bytes: Uint8Array) => run("pdftotext", ["-layout"], bytes, "-");

interface Word {
  readonly page: number;
  readonly text: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function wordsOf(bytes: Uint8Array): Word[] {
  const words: Word[] = [];
  let page = 0;
  for (const line of run("pdftotext", ["-bbox"], bytes, "-").split("\n")) {
    if (line.includes("<page ")) page += 1;
    const match =
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(line);
    if (match === null) continue;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = match.slice(1, 5).map(Number);
    words.push({ page, text: match[5] ?? "", x0, y0, x1, y1 });
  }
  return words;
}

/** Of a word's box: what Noto Sans keeps free above its capitals. */
const ABOVE_CAPITALS = 0.2;

/** Pairs of words printed over each other: boxes are taller than letters, so they may touch a little. */
function overprints(words: readonly Word[]): string[] {
  const found: string[] = [];
  words.forEach((a, index) => {
    for (const b of words.slice(index + 1)) {
      if (a.page !== b.page) continue;
      const across = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
      const down = Math.min(a.y1, b.y1) - Math.max(topOf(a), topOf(b));
      if (across > 0.5 && down > 0.35 * Math.min(a.y1 - a.y0, b.y1 - b.y0))
        found.push(`${a.text} | ${b.text}`);
    }
  });
  return found;
}

function topOf({ y0, y1 }: Word): number {
  return y0 + ABOVE_CAPITALS * (y1 - y0);
}

const details = [
  aDetail({ list: 100000, discount: 25000 }),
  aDetail({
    list: 23450,
    discount: 0,
    serviceName: "Storage",
    quantity: null,
    unit: "",
    label: "Held in 2024-12",
  }),
  aDetail({ list: -5000, discount: -1000, serviceName: "Storage", label: "Correction" }),
];
const split = aProject(details, {
  funds: [
    aFund(90000, { awardNumber: "EX-2024-118273", awardStart: "2024-01-01", awardEnd: "2026-12-31" }),
    aFund(4450, { fundOrg: "BIO-20417-A", title: "Biology start-up package" }),
  ],
});
const free = aProject([aDetail({ list: 1000, discount: 1000 })], { project: "", title: "" });
const rich = aStatement([split, free], {
  statementNo: "2025-01-0007-R2",
  revision: 2,
  replaces: "2025-01-0007",
  held: { count: 3, amount: 41250 },
});

const LONG = {
  name: "Dr. " + "Bartholomew-Fitzgerald ".repeat(8),
  pi: `${"very.long.".repeat(12)}name@${"department-of-long-names.".repeat(4)}example.edu`,
  department: "Institute for Very Long Department Names and Even Longer Descriptions ".repeat(4),
};
const longProject = aProject(
  [
    aDetail({
      list: -123456789012,
      discount: 5,
      serviceName: "Extraordinarily Long Service Name With Many Words",
      resource: `arn:aws:ec2:us-east-1:123456789012:${"x".repeat(180)}`,
      description: "words and words ".repeat(30),
      unit: "Terabyte-Hours-of-Something",
    }),
  ],
  {
    project: "p".repeat(150),
    title: "A title that goes on ".repeat(20),
    funds: [
      aFund(-123456789017, { fundOrg: "F".repeat(90), title: "T ".repeat(90), awardNumber: "9".repeat(90) }),
    ],
  },
);

describeWith("pdftotext", "what is printed", () => {
  test("everything a PI has to know", async () => {
    const text = textOf((await render(rich)).bytes);
    for (const part of [
      "Example University", "Research Computing", "12 College Road", "Springfield", "Robin Smith",
      "Department of Chemistry", "smith@chem.example.edu", "2025-01-0007-R2", "revision 1 of 2025-01-0007",
      "January 1 – 31, 2025", "February 3, 2025", "$1,194.50", "$250.00", "20.9% of the list price", "$944.50",
      "Example University paid $250.00 of the list price of $1,194.50 for you.",
      "3 charges of $412.50 are held for a later statement.",
      "genome-assembly", "Without a project", "CHEM-10000", "BIO-20417-A", "EX-2024-118273",
      "01/01/2024 to 12/31/2026", "$44.50", "12.5 Hours", "Held in December 2024", "Correction", "-$50.00", "-$10.00",
      "Questions: Research Computing Billing, billing@example.edu", "Page 1 of ", rich.contentHash,
    ]) expect(text).toContain(part); // prettier-ignore
  });

  test("one held charge is one; none is not spoken of; nor is a discount of nothing", async () => {
    const one = textOf((await render({ ...rich, held: { count: 1, amount: 100 } })).bytes);
    expect(one).toContain("1 charge of $1.00 is held for a later statement.");
    const none = textOf((await render(aStatement([aProject([aDetail({ list: 5, discount: 0 })])]))).bytes);
    expect(none).not.toContain("held for a later");
    expect(none).not.toContain("paid");
  });

  test("the rows that are printed add up to the totals that are printed", async () => {
    const text = textOf((await render(rich)).bytes);
    const cents = (amount: string) => Number(amount.replace(/[$,.]/g, ""));
    const tables = text.split(/List price +Discount +Amount/).slice(1);
    expect(tables).toHaveLength(6);
    for (const table of tables) {
      const rows = table
        .split("\n")
        .map((line) => line.match(/-?\$[\d,]+\.\d\d/g) ?? [])
        .filter((row) => row.length === 3);
      const total = table.split("\n").findIndex((line) => line.trim().startsWith("Total"));
      const printed = table
        .split("\n")
        [total]?.match(/-?\$[\d,]+\.\d\d/g)
        ?.map(cents);
      const above = table
        .split("\n")
        .slice(0, total)
        .map((line) => line.match(/-?\$[\d,]+\.\d\d/g)?.map(cents) ?? [])
        .filter((row) => row.length === 3);
      expect(rows.length).toBeGreaterThan(1);
      expect([0, 1, 2].map((kind) => above.reduce((sum, row) => sum + (row[kind] ?? 0), 0))).toEqual(printed);
    }
  });

  test("amounts end where their head ends, totals too, in every table", async () => {
    const all = wordsOf((await render(rich)).bytes);
    const first = all.find((word) => word.text === "Projects")?.y0 ?? 0;
    const words = all.filter((word) => word.page > 1 || word.y0 > first);
    const heads = words.filter((word) => ["price", "Discount", "Amount"].includes(word.text));
    const edges = [...new Set(heads.map((word) => Math.round(word.x1)))];
    expect(edges).toHaveLength(3);
    // The heading of a project shows its amount at the right margin.
    const allowed = [...edges, 564];
    const amounts = words.filter((word) => /^-?\$[\d,]+\.\d\d$/.test(word.text));
    expect(amounts.length).toBeGreaterThan(40);
    for (const { text, x1 } of amounts) {
      expect([text, Math.min(...allowed.map((edge) => Math.abs(edge - x1)))]).toEqual([
        text,
        expect.closeTo(0, 0),
      ]);
    }
  });

  test.each(["Letter", "A4"] as const)(
    "long names, ids and addresses stay on %s and apart",
    async (paper) => {
      const document = aStatement([longProject], LONG);
      const { bytes } = await render(document, {
        paper,
        institution: "University of ".repeat(12),
        contactName: "Office ".repeat(30),
      });
      const words = wordsOf(bytes);
      const [width, height] = paper === "A4" ? [595.28, 841.89] : [612, 792];
      expect(words.filter((word) => word.x0 < 47 || word.x1 > width - 46.5 || word.y1 > height - 14)).toEqual(
        [],
      );
      expect(overprints(words)).toEqual([]);
      const text = run("pdftotext", ["-raw"], bytes, "-").replace(/\s/g, "");
      expect(text).toContain("x".repeat(180));
      expect(text).toContain(LONG.pi.replace(/\s/g, ""));
      expect(text).toContain("-$1,234,567,890.12");
    },
  );

  test("300 charges and 12 projects: each printed once, no two over each other", async () => {
    const projects = Array.from({ length: 12 }, (_, p) =>
      aProject(
        Array.from({ length: 25 }, (_, i) =>
          aDetail({ list: 100 + i, discount: i, resource: `res-${p}-${i}-end` }),
        ),
        { project: `project-${p}` },
      ),
    );
    const { bytes } = await render(aStatement(projects));
    const found = run("pdftotext", ["-raw"], bytes, "-").match(/res-\d+-\d+-end/g) ?? [];
    expect(found).toHaveLength(300);
    expect(new Set(found).size).toBe(300);
    expect(overprints(wordsOf(bytes))).toEqual([]);
  });

  test("a total never begins a page", async () => {
    let pages = 0;
    for (let count = 20; count < 62; count += 1) {
      const charges = Array.from({ length: count }, () =>
        aDetail({ list: 100, discount: 0, description: "" }),
      );
      const { bytes } = await render(aStatement([aProject(charges)]));
      for (const page of textOf(bytes).split("\f").slice(1, -1)) {
        const lines = page.split("\n").filter((line) => line.trim() !== "");
        const head = lines.findIndex((line) => line.trim().startsWith("Date"));
        pages += head >= 0 ? 1 : 0;
        expect(lines[head + 1]?.trim()).not.toMatch(/^Total/);
      }
    }
    expect(pages).toBeGreaterThan(40);
  });

  test("a charge with a text longer than a page is printed whole", async () => {
    const words = Array.from({ length: 1500 }, (_, i) => `w${i}x`);
    const { bytes } = await render(
      aStatement([aProject([aDetail({ list: 5, discount: 0, description: words.join(" ") })])]),
    );
    expect(run("pdftotext", ["-raw"], bytes, "-").match(/\bw\d+x/g)).toEqual(words);
  });

  test("nothing, credits, and amounts too small to see", async () => {
    expect(textOf((await render(aStatement([]))).bytes)).toContain("There are no charges for January 2025.");
    const credit = textOf(
      (await render(aStatement([aProject([aDetail({ list: -100, discount: 0 })])]))).bytes,
    );
    expect(credit).toContain("Credited to your funds.");
    expect(credit).not.toContain("$-1.00");
    const almost = textOf(
      (await render(aStatement([aProject([aDetail({ list: 100000, discount: 99999 })])]))).bytes,
    );
    expect(almost).toContain(">99.9% of the list price");
    expect(almost).not.toContain("100%");
  });

  test.each(["EUR", "GBP", "CHF"])("%s", async (currency) => {
    const text = textOf((await render({ ...rich, currency })).bytes);
    expect(text).toContain({ EUR: "€1,194.50", GBP: "£1,194.50" }[currency] ?? "CHF 1,194.50");
  });
});

describeWith("pdftotext", "scripts", () => {
  test.each([
    ["José Müller, Çelik – “Straße” €", ["NotoSans"]],
    ["Łukasz Żółć", ["NotoSans"]],
    ["Nguyễn Thị Ánh", ["NotoSans"]],
    ["Γεωργία Παπαδοπούλου", ["NotoSans"]],
    ["Юлия Щербакова", ["NotoSans"]],
    ["王小明", ["NotoSans", "noto-sans-sc"]],
    ["臺灣大學 髙橋", ["NotoSans", "noto-sans-sc"]],
    ["さくら カタカナ", ["NotoSans", "noto-sans-sc"]],
    ["김민수", ["NotoSans", "noto-sans-kr"]],
    ["Łukasz 王小明 Юлия", ["NotoSans", "noto-sans-sc"]],
  ])("%s can be read and copied", async (name, fonts) => {
    const project = aProject([aDetail({ list: 123456, discount: 0, description: name })], { title: name });
    const { bytes, missing } = await render(aStatement([project], { name }), {}, nodeFonts());
    expect(missing).toEqual([]);
    const text = run("pdftotext", ["-raw"], bytes, "-");
    expect(text.replace(/\s/g, "").split(name.replace(/\s/g, "")).length - 1).toBeGreaterThanOrEqual(3);
    expect(text).toContain("$1,234.56");
    const listed = run("pdffonts", [], bytes).toLowerCase();
    for (const font of fonts) expect(listed).toContain(font.toLowerCase());
    // Embedded, a subset, and with its way back to Unicode.
    const rows = listed.trim().split("\n").slice(2);
    for (const row of rows) expect(row).toMatch(/^[a-z]{6}\+\S+ .* yes yes yes /);
  });

  test("every character of Windows-1252 and every currency sign survives", async () => {
    const latin1 = Array.from({ length: 0xff - 0xa0 }, (_, index) => String.fromCharCode(0xa1 + index)).join(
      "",
    );
    const winAnsi = `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ${latin1.replace("\u00ad", "")}`;
    const plain = await render(aStatement([], { name: winAnsi }));
    const raw = (bytes: Uint8Array) => run("pdftotext", ["-raw"], bytes, "-").replace(/\s/g, "");
    expect(raw(plain.bytes)).toContain(winAnsi);
    expect(plain.missing).toEqual([]);
    const signs = "₿₹₽₩₪₫₴₸€£¥Łß";
    const noto = await render(aStatement([], { name: signs, currency: "EUR", list: 0 }));
    expect(raw(noto.bytes)).toContain(signs);
    expect(raw(noto.bytes)).toContain("€0.00");
    expect(noto.missing).toEqual([]);
  });

  test("a decomposed name is composed", async () => {
    expect(textOf((await render(aStatement([], { name: "Jose\u0301" }))).bytes)).toContain("José");
  });

  test("what no font has is reported and leaves its room, and the rest is printed", async () => {
    const { bytes, missing } = await render(aStatement([], { name: "Robin 王 😀 Smith" }));
    expect(missing).toEqual(["王", "😀"]);
    const words = wordsOf(bytes);
    const [robin, smith] = ["Robin", "Smith"].map((text) => words.find((word) => word.text === text));
    expect((smith?.x0 ?? 0) - (robin?.x1 ?? 0)).toBeGreaterThan(20);
    expect(Buffer.from(bytes).toString("latin1")).not.toContain("undefined");
  });
});

test("same input, same bytes; alone and among others", async () => {
  const chinese = { ...rich, name: "王小明" };
  const others = [rich, { ...rich, name: "Łukasz 한" }, chinese, { ...rich, name: "李小龍" }];
  const alone = await render(chinese, {}, nodeFonts());
  const fonts = await loadFonts(others, settings, nodeFonts());
  expect(renderStatement(chinese, settings, fonts).bytes).toEqual(alone.bytes);
  expect((await render(rich)).bytes).toEqual((await render(rich)).bytes);
  expect((await render(rich)).bytes).not.toEqual((await render({ ...rich, contentHash: "other" })).bytes);
});

/** The page's operators as text. */
function operatorsOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString("latin1");
  const streams = [
    ...file.matchAll(/\/Length \d+\n\/Filter \/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g),
  ];
  return streams
    .map(([, data = ""]) => inflateSync(Buffer.from(data, "latin1")).toString("latin1"))
    .join("\n");
}

test("bold that is stroked, for a face without a bold, ends with its text", async () => {
  const label = aDetail({ list: 5, discount: 0, label: "王小明" });
  const { bytes } = await render(aStatement([aProject([label, label])], { name: "王" }), {}, nodeFonts());
  const modes = operatorsOf(bytes).match(/\d Tr(?=\n)|\) Tj|> Tj/g) ?? [];
  expect(modes.filter((mode) => mode === "2 Tr").length).toBeGreaterThan(2);
  modes.forEach((mode, at) => {
    if (mode === "2 Tr") expect(modes.slice(at + 1, at + 3)).toEqual(["> Tj", "0 Tr"]);
  });
});

test("rows that do not add up are never printed", async () => {
  await expect(render({ ...rich, amount: rich.amount + 1 })).rejects.toThrow("projects, amount");
  const badFund = { ...split, funds: [aFund(1)] };
  await expect(render(aStatement([badFund]))).rejects.toThrow('funds of project "genome-assembly"');
  const credited = { ...split, credits: 100, amount: split.amount - 100, funds: [aFund(split.amount - 100)] };
  await expect(render(aStatement([credited]))).rejects.toThrow("subsidies and credits");
});

test("an unknown placeholder in the subsidy text is refused", async () => {
  await expect(render(rich, { subsidyText: "{institute} paid" })).rejects.toThrow(Refusal);
});

describeWith("qpdf", "the file", () => {
  test.each([
    ["one font", rich],
    ["two fonts", { ...rich, name: "Łukasz 王小明" }],
    ["no charges", aStatement([])],
  ])("is without a fault: %s", async (_, document) => {
    const { bytes } = await render(document, {}, nodeFonts());
    expect(run("qpdf", ["--check"], bytes)).toContain("No syntax or stream encoding errors");
  });
});

describeWith("pdfinfo", "what the file says of itself", () => {
  test.each([
    ["Letter", "612 x 792"],
    ["A4", "595.28 x 841.89"],
  ] as const)("%s", async (paper, size) => {
    const info = run("pdfinfo", [], (await render(rich, { paper, institution: "Łódź University" })).bytes);
    expect(info).toMatch(/Title: +Statement 2025-01-0007-R2, January 2025, Robin Smith/);
    expect(info).toMatch(/Author: +Łódź University/);
    expect(info).toMatch(/Subject: +Charges of smith@chem\.example\.edu for January 2025/);
    expect(info).toContain(`content hash ${rich.contentHash}`);
    expect(info).toContain(size);
    expect(run("pdfinfo", ["-isodates"], (await render(rich)).bytes)).toContain("2025-02-03T09:00:00Z");
  });
});
