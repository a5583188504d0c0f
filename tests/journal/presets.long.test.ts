/**
 * Every layout of the list, one mechanism for all: the sample month, a month of refunds and a month over the line limit as
 * expected files, each read again by the documented positions; and the same money in any month.
 */
import fc from "fast-check";
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import { agrees, sidesOf } from "../../src/core/journal/presets/agree";
import { checkJournal } from "../../src/core/journal/presets/check";
import { JOURNAL_PRESETS } from "../../src/core/journal/presets";
import type { JournalLine } from "../../src/core/journal/journal";
import type { JournalContent, JournalPreset, JournalSheet } from "../../src/core/journal/presets/preset";
import { exportFiles, readTotals } from "../../src/steps/journal-files";
import { anyCharges } from "../../src/testing/any-month";
import {
  exampleValues,
  inputFor,
  linesFor,
  longMonth,
  monthOf,
  refundMonth,
  reversalOf,
  type JournalMonth,
} from "../../src/testing/journal-months";
import { runs } from "../../src/testing/runs";
import { expectGolden, textsOf } from "./goldens";
import { sampleMonth, withFourDigits } from "./months";

const sheets = sheetFiles();
let sample: JournalMonth;

beforeAll(async () => {
  sample = await sampleMonth("2025-01");
});

function errors(preset: JournalPreset, month: JournalMonth): string[] {
  const input = inputFor(preset, month, linesFor(preset, month));
  return checkJournal(preset, input)
    .filter((f) => f.severity === "Error")
    .map((f) => `line ${f.line} ${f.column}: ${f.says}`);
}

async function golden(preset: JournalPreset, month: JournalMonth, folder: string, whole = true) {
  const lines = linesFor(preset, month);
  const made = await exportFiles(preset, inputFor(preset, month, lines), sheets);
  expectGolden(`${preset.name}/${folder}`, await textsOf(preset, made, sheets, whole));
  const totals = await readTotals(preset, made.files, exampleValues(preset), sheets);
  expect(agrees(preset, totals, lines)).toBe(true);
  return { lines, made, totals };
}

/** Text cells of files that spreadsheet programs open; fixed-width lines are none. */
function textCells(content: JournalContent): string[] {
  if (content.kind === "zip") return content.files.flatMap((file) => textCells(file.content));
  const texts = (rows: JournalSheet["rows"]): string[] =>
    rows.flat().flatMap((cell) => ("text" in cell ? [cell.text] : []));
  if (content.kind === "delimited") return texts(content.rows);
  return content.kind === "sheets" ? content.sheets.flatMap((sheet) => texts(sheet.rows)) : [];
}

const ofPreset = (preset: JournalPreset, month: JournalMonth): JournalMonth =>
  preset.name.startsWith("kuali") ? withFourDigits(month) : month;

describe.each(JOURNAL_PRESETS.map((preset) => [preset.name, preset] as const))("%s", (_name, preset) => {
  it("golden: the sample month", async () => {
    const month = ofPreset(preset, sample);
    expect(errors(preset, month)).toEqual([]);
    const { lines, totals } = await golden(preset, month, "sample month");
    if (preset.balance === "one-sided") return;
    expect({ debits: totals.debits, credits: totals.credits }).toEqual(sidesOf(lines));
  });

  it("golden: a month of refunds, and the journal taken back", async () => {
    const month = refundMonth();
    expect(errors(preset, month)).toEqual([]);
    const { lines, totals } = await golden(preset, month, "refund month");
    const back = reversalOf(lines);
    const made = await exportFiles(preset, inputFor(preset, month, back), sheets);
    expectGolden(`${preset.name}/refund month taken back`, await textsOf(preset, made, sheets, true));
    // What went out and what takes it back leave nothing.
    const { debits, credits } = made.totals;
    expect(totals.debits - totals.credits + debits - credits).toBe(0);
  });

  it("makes the same bytes of the same lines", async () => {
    const month = refundMonth();
    const make = async () =>
      (await exportFiles(preset, inputFor(preset, month, linesFor(preset, month)), sheets)).sha256;
    expect(await make()).toBe(await make());
  });

  it("has the money of any month, and of its reversal", async () => {
    await fc.assert(
      fc.asyncProperty(anyCharges, fc.string({ maxLength: 45 }), async (charges, description) => {
        const month = monthOf(charges);
        const lines = linesFor(preset, month).map((line) => ({ ...line, description }));
        fc.pre(lines.length > 0);
        for (const own of [lines, reversalOf(lines)]) {
          const made = await exportFiles(preset, inputFor(preset, month, own), sheets);
          expect(agrees(preset, made.totals, own)).toBe(true);
        }
      }),
      runs(8),
    );
  });

  it("lets no text through that a spreadsheet program takes for a formula", () => {
    const month = refundMonth();
    const evil = ["=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1"];
    const lines = linesFor(preset, month).map((line, i): JournalLine => {
      const text = evil[i % evil.length] ?? "";
      return { ...line, description: text, project: text, pi: text, source: text, program: text };
    });
    for (const file of preset.make(inputFor(preset, month, lines))) {
      for (const text of textCells(file.content)) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }
  });

  it("states what it holds to", () => {
    const { facts, values } = preset;
    const headings = facts.columns.map((c) => c.heading);
    expect(headings.length).toBeGreaterThan(0);
    expect(new Set(values.map((v) => v.field)).size).toBe(values.length);
    expect((facts.lineLimit === null) === (facts.split === "")).toBe(true);
    for (const text of [preset.label, preset.evidenceNote, facts.signs, facts.totals, facts.fileName])
      expect(text).not.toBe("");
  });
});

describe.each(
  JOURNAL_PRESETS.filter((p) => p.facts.lineLimit !== null).map((preset) => [preset.name, preset] as const),
)("%s over its limit", (_name, preset) => {
  it("golden: comes in numbered parts that balance by themselves", async () => {
    const limit = preset.facts.lineLimit ?? 0;
    const month = longMonth(limit);
    expect(errors(preset, month)).toEqual([]);
    const { lines, made } = await golden(preset, month, "over the line limit", false);
    expect(lines.length).toBeGreaterThan(limit);
    const parts: { debits: number; credits: number; lines: number }[] = [];
    for (const file of made.files) {
      const totals = await readTotals(preset, [file], exampleValues(preset), sheets);
      if (totals.lines > 0) parts.push(totals);
    }
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.lines).toBeLessThanOrEqual(limit);
      expect(part.debits).toBe(part.credits);
    }
    // A hundred thousand lines.
  });
});
