/** Layouts of ledgers read by positions written down here, not by the program's own: what a ledger would find in them. */
import Papa from "papaparse";
import { sidesOf } from "../../src/core/journal/presets/agree";
import { journalPreset } from "../../src/core/journal/presets";
import { exportFiles } from "../../src/steps/journal-files";
import { exampleValues, inputFor, linesFor, refundMonth } from "../../src/testing/journal-months";

const DEBITS = "383.60";
const CREDITS = "383.60";
const HASH = "767.20";

async function textsOf(name: string, values: Record<string, string> = {}): Promise<string[]> {
  const preset = journalPreset(name);
  const month = refundMonth();
  const lines = linesFor(preset, month);
  expect(sidesOf(lines)).toEqual({ debits: 38360, credits: 38360 });
  const examples = exampleValues(preset);
  const input = {
    ...inputFor(preset, month, lines),
    value: (field: string) => values[field] ?? examples(field),
  };
  const { files } = await exportFiles(preset, input, null);
  return files.map((f) => new TextDecoder().decode(f.bytes));
}

/** Positions as layouts count them: from 1, the last included. */
const at = (line: string, from: number, to: number): string => line.slice(from - 1, to);
const cents = (text: string): number => Math.round(Number(text.trim()) * 100);
const money = (total: number): string => (total / 100).toFixed(2);

describe("Kuali Collector", () => {
  test.each([
    ["21", 187, [97, 117], 118],
    ["20", 186, [97, 116], 117],
  ] as const)("amount width %s: lines of %d characters", async (width, length, [from, to], side) => {
    const [text = "", done] = await textsOf("kuali-collector", { "Amount Width": width });
    expect(done).toBe("");
    expect(text.endsWith("\n") && !text.includes("\r")).toBe(true);
    const lines = text.split("\n").slice(0, -1);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([length]));
    const [header = "", trailer = ""] = [lines[0], lines.at(-1)];
    const details = lines.slice(1, -1);

    expect([at(header, 1, 4), at(header, 5, 6), at(header, 7, 10), at(header, 11, 15)]).toEqual([
      "2025",
      "BL",
      "RCCB",
      "     ",
    ]);
    expect([at(header, 16, 25), at(header, 26, 27), at(header, 28, 28)]).toEqual(["2026-01-15", "HD", "1"]);
    expect([at(header, 29, 68).trim(), at(header, 69, 98).trim(), at(header, 161, 170)]).toEqual([
      "billing@example.edu",
      "tquill",
      "5550100123",
    ]);
    expect([at(trailer, 26, 27), Number(at(trailer, 47, 51)), at(trailer, 93, 112).trim()]).toEqual([
      "TL",
      details.length,
      HASH,
    ]);

    const total = (letter: string): string =>
      money(
        details
          .filter((l) => at(l, side, side) === letter)
          .reduce((sum, l) => sum + cents(at(l, from, to)), 0),
      );
    expect([total("D"), total("C")]).toEqual([DEBITS, CREDITS]);
    for (const line of details) {
      expect(at(line, from, to)).toMatch(/^ +\d+\.\d\d$/);
      expect([at(line, 14, 18), at(line, 23, 25), at(line, 26, 27)]).toEqual(["-----", "---", "AC"]);
      expect(at(line, side + 1, side + 10)).toBe("2025-01-31");
    }
  });

  test("the trailer has one side where the document type demands it", async () => {
    const [text = ""] = await textsOf("kuali-collector", { "Trailer Total": "one side" });
    expect(at(text.split("\n").at(-2) ?? "", 93, 112).trim()).toBe(DEBITS);
  });
});

test("Banner GURFEED: one header whose amount is the hash total, details from 1", async () => {
  const [text = ""] = await textsOf("banner-gurfeed");
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const [header, ...details] = rows;
  expect(header).toMatchObject({
    GURFEED_REC_TYPE: "1", GURFEED_SEQ_NUM: "0", GURFEED_TRANS_AMT: HASH, GURFEED_DR_CR_IND: "",
    GURFEED_SYSTEM_TIME_STAMP: "20260115090000", GURFEED_TRANS_DATE: "20250131", GURFEED_DOC_CODE: "F2501011",
  }); // prettier-ignore
  expect(details.map((r) => r["GURFEED_SEQ_NUM"])).toEqual(details.map((_, i) => String(i + 1)));
  expect(new Set(details.map((r) => r["GURFEED_REC_TYPE"]))).toEqual(new Set(["2"]));
  const total = (side: string): string =>
    money(
      details
        .filter((r) => r["GURFEED_DR_CR_IND"] === side)
        .reduce((sum, r) => sum + cents(r["GURFEED_TRANS_AMT"] ?? ""), 0),
    );
  expect([total("D"), total("C")]).toEqual([DEBITS, CREDITS]);
});

test("Banner FUPLOAD: line feeds, amount before the side", async () => {
  const [text = ""] = await textsOf("banner-fupload");
  expect(text).not.toContain("\r");
  const lines = text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const total = (side: string): string =>
    money(lines.filter((l) => l[4] === side).reduce((sum, l) => sum + cents(l[3] ?? ""), 0));
  expect([total("D"), total("C")]).toEqual([DEBITS, CREDITS]);
  const [bare = ""] = await textsOf("banner-fupload", { Headings: "No" });
  expect(bare).toBe(text.slice(text.indexOf("\n") + 1));
});

test.each([
  ["9", 9],
  ["8 without chart", 8],
  ["8 without description", 8],
])(
  "Kuali's pair with columns %s: the amount is last, totals are equal, nothing is below zero",
  async (columns, width) => {
    const texts = await textsOf("kuali-sb", { Columns: columns });
    const totals = texts.map((text) => {
      const rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
      for (const row of rows)
        expect([row.length, row.at(-1)]).toEqual([width, expect.stringMatching(/^\d+\.\d\d$/)]);
      return money(rows.reduce((sum, row) => sum + cents(row.at(-1) ?? ""), 0));
    });
    expect(totals).toEqual([CREDITS, DEBITS]);
  },
);

test("PeopleSoft's sheet: signed amounts that come to nothing", async () => {
  const [text = ""] = await textsOf("peoplesoft-sheet");
  const amounts = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.map(
    (r) => cents(r["Amount"] ?? ""),
  );
  const above = amounts.filter((a) => a > 0).reduce((a, b) => a + b, 0);
  expect([money(above), amounts.reduce((a, b) => a + b, 0)]).toEqual([DEBITS, 0]);
});

test("PeopleSoft's flat file: header by Oracle's positions, lines where the campus says", async () => {
  const [text = ""] = await textsOf("peoplesoft-gl-jrnl-imp", {
    "L Amount": "70-16",
    "L Reference": "",
    "L Description": "",
  });
  const [header = "", ...lines] = text.trimEnd().split("\n");
  expect([
    at(header, 1, 1),
    at(header, 2, 6),
    at(header, 7, 16),
    at(header, 17, 24),
    at(header, 25, 25),
  ]).toEqual(["H", "UNIV1", "NEXT      ", "01312025", "N"]);
  expect([at(header, 37, 46).trim(), at(header, 47, 56).trim()]).toEqual(["ACTUALS", "ACTUALS"]);
  expect(new Set(lines.map((l) => at(l, 1, 6)))).toEqual(new Set(["LUNIV1"]));
  expect(lines.map((l) => Number(at(l, 7, 12)))).toEqual(lines.map((_, i) => i + 1));
  const amounts = lines.map((l) => cents(at(l, 70, 85)));
  const above = amounts.filter((a) => a > 0).reduce((a, b) => a + b, 0);
  expect([money(above), amounts.reduce((a, b) => a + b, 0)]).toEqual([DEBITS, 0]);
});
