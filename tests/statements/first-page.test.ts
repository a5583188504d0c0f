/** What a PI sees first, as another program reads it: in the order in which it is read aloud, in every locale. */
import { nodeFonts } from "../../src/adapters/node/fonts";
import type { Settings } from "../../src/core/settings";
import type { StatementDocument } from "../../src/core/statements/statement";
import { loadFonts } from "../../src/render/pdf/faces";
import { renderStatement } from "../../src/render/pdf/statement";
import { settings as settingsOf } from "../../src/testing/builders";
import { aDetail, aFund, aProject, aStatement } from "../../src/testing/statement-documents";
import { PdfReader, type PdfText } from "../support/pdf-reader";

/** One grey point. */
const PNG =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

const reader = new PdfReader();
afterAll(() => reader.close());

async function rendered(document: StatementDocument, settings: Settings = settingsOf()): Promise<Uint8Array> {
  return renderStatement(document, settings, await loadFonts([document], settings, nodeFonts())).bytes;
}

async function firstPage(document: StatementDocument, settings?: Settings): Promise<PdfText[]> {
  return (await reader.read(await rendered(document, settings)))[0] ?? [];
}

const textOf = (pieces: readonly PdfText[]): string => pieces.map(({ text }) => text).join(" | ");

const details = [
  aDetail({ list: 100000, discount: 25000 }),
  aDetail({ list: -5000, discount: -1000, label: "Correction of 2024-11", originalPeriod: "2024-11" }),
];
const funds = [
  aFund(42600, {
    share: 6_000_000_000n,
    awardNumber: "EX-1",
    awardStart: "2024-01-01",
    awardEnd: "2026-12-31",
  }),
  aFund(28400, { share: 4_000_000_000n, fundOrg: "BIO-2" }),
];
const second = aStatement([aProject(details, { funds })], {
  statementNo: "2025-01-0007-R2",
  revision: 2,
  replaces: "2025-01-0007",
});

test("from the letterhead to the fund, in the order of reading", async () => {
  const text = textOf(await firstPage(second, settingsOf({ Address: "12 College Road; Springfield" })));
  const order = [
    "Example University | Research Computing | 12 College Road | Springfield",
    "Statement of charges | January 2025",
    "Robin Smith | Department of Chemistry | smith@chem.example.edu",
    "Statement | 2025-01-0007-R2 | Replaces | revision 1 of 2025-01-0007 | Period | January 1 – 31, 2025",
    "Fiscal year | FY2025, Jul 2024 to Jun 2025 | Date | February 3, 2025 | Currency | USD",
    "Amount due | $710.00 | Charged to your funds.",
    "You saved | $240.00 | 25.3% of the list price of $950.00",
    "Example University paid $240.00 of the list price of $950.00 for you.",
    "Paid by Example University | $240.00 (25.3%) | Charged to your funds | $710.00 (74.7%)",
    "1 correction of an earlier month of -$40.00 is included.",
    "Last six months and FY2025 to date | Aug 2024 | Sep 2024 | Oct 2024 | Nov 2024 | Dec 2024 | Jan 2025 | FY2025 to date",
    "Amount | – | $520.00 | $0.00 | $731.25 | $419.90 | $710.00 | $2,381.15",
    "FY2025 to date: July 2024 to January 2025; 5 of these 7 months are on record. – means no statements on record.",
    "genome-assembly | $710.00 | Genome assembly",
    "Split over funds | Fund Org | Title | Award | Share | Amount",
    "EX-1 | 01/01/2024 to 12/31/2026 | 60% | $426.00",
  ];
  let at = -1;
  for (const part of order) {
    const next = text.indexOf(part, at + 1);
    expect([part, next > at]).toEqual([part, true]);
    at = next;
  }
});

test("the amount due is the largest of all", async () => {
  const page = await firstPage(second);
  const [largest] = [...page].sort((a, b) => b.size - a.size);
  expect([largest?.text, page.filter(({ size }) => size === largest?.size)]).toEqual(["$710.00", [largest]]);
});

test.each([
  ["de-DE", "EUR", ["710,00 €", "25,3 %", "3 February 2025", "01.01.2024 to 31.12.2026", "60 %"]],
  ["fr-FR", "EUR", ["2 381,15 €", "25,3 %", "1 – 31 January 2025", "01/01/2024 to 31/12/2026"]],
  ["de-CH", "CHF", ["CHF 2’381.15", "25.3%", "CHF-40.00"]],
  ["nl-NL", "EUR", ["€ 2.381,15", "€ -40,00", "01-01-2024 to 31-12-2026"]],
  ["sv-SE", "SEK", ["2 381,15 kr", "2024-01-01 to 2026-12-31"]],
])("%s", async (locale, currency, parts) => {
  const settings = settingsOf({ Locale: locale, Currency: currency, Paper: "A4" });
  const text = textOf(await firstPage({ ...second, currency }, settings));
  for (const part of parts) expect(text).toContain(part);
  expect(text).not.toMatch(/\$|\d,\d{3}\.\d/);
});

const free = aProject([aDetail({ list: 80000, discount: 80000 })]);
const refund = aProject([aDetail({ list: -50000, discount: -10000, label: "Credit" })]);
const dear = aProject([aDetail({ list: 1000, discount: -250 })]);

test.each([
  [
    "nothing due",
    aStatement([free]),
    ["$0.00", "Nothing is charged to your funds.", "100% of the list price", "$0.00 (0%)"],
    "List price | $800.00 | No",
  ],
  [
    "a refund",
    aStatement([refund]),
    ["-$400.00", "Credited to your funds.", "List price | -$500.00 | Discount -$100.00"],
    "You saved",
  ],
  [
    "more than the list price",
    aStatement([dear]),
    ["$12.50", "List price | $10.00 | Discount -$2.50"],
    "You saved",
  ],
  [
    "no charges",
    aStatement([]),
    ["Amount due | $0.00", "There are no charges for January 2025."],
    "You saved",
  ],
])("%s", async (_what, document, parts, absent) => {
  const text = textOf(await firstPage(document));
  for (const part of parts) expect(text).toContain(part);
  expect(text).not.toContain(absent);
});

test("the logo is in the file once, keeps its shape and makes the same bytes", async () => {
  const settings = settingsOf({ Logo: PNG });
  const bytes = await rendered(second, settings);
  const file = Buffer.from(bytes).toString("latin1");
  expect(file.match(/\/Subtype \/Image/g)).toHaveLength(1);
  expect(Buffer.compare(bytes, await rendered(second, settings))).toBe(0);
  expect(textOf((await reader.read(bytes))[0] ?? [])).toContain("Example University");
});

test("a logo that is no picture is refused by its setting's name", async () => {
  const settings = settingsOf({ Logo: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA" });
  await expect(rendered(second, settings)).rejects.toThrow(/setting "Logo" holds no picture/);
});

test("a statement of one line is one page, in Letter and A4", async () => {
  const one = aStatement([aProject([aDetail({ list: 12345, discount: 0 })])]);
  for (const Paper of ["Letter", "A4"]) {
    const settings = settingsOf({ Paper, Address: "12 College Road; Springfield" });
    expect(await reader.read(await rendered(one, settings))).toHaveLength(1);
  }
});

test("a copy in today's words says so, and names the hash it was issued with", async () => {
  const pieces = await firstPage({ ...aStatement([aProject(details)]), issuedHash: "0011223344556677" });
  expect(textOf(pieces)).toContain("A copy in today's words; issued with content hash 0011223344556677");
});

test("a revision says what was due before", async () => {
  const first = aStatement([aProject(details)]);
  const revised = { ...first, statementNo: "2025-01-0007-R2", revision: 2, replaces: "2025-01-0007" };
  const before = async (replacedAmount: number) =>
    textOf(await firstPage({ ...revised, replacedAmount })).replaceAll(" | ", " ");
  expect(await before(1250)).toContain("revision 1 of 2025-01-0007; its amount due was $12.50");
  expect(await before(first.amount)).toContain("the amount due is the same");
});
