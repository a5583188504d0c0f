/** The review of the sample data finds the planted cases, all of them and nothing else. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Charge } from "../../src/core/charge";
import { readFocus } from "../../src/core/focus/read";
import { chargeStem, Occurrences } from "../../src/core/import/charge-id";
import { newCharge } from "../../src/core/import/match";
import { Directory, type Reference } from "../../src/core/reference";
import { buildContext } from "../../src/core/review/context";
import { parseFlagNames } from "../../src/core/review/flags";
import { defaultRuleSettings, reviewCharges } from "../../src/core/review/review";
import { readSettings } from "../../src/core/settings";
import { MONTHS } from "./exports";
import type { PlantedCase } from "./line";
import { FUND_ROWS, PEOPLE_ROWS, PROJECT_ROWS, RULE_ROWS, SOURCE_ROWS, SPLIT_ROWS } from "./reference";

const ROOT = join(__dirname, "..");
const SOURCES = ["AWS", "Azure", "HPC", "Storage"];
const settings = readSettings([]);
const reference: Reference = {
  sources: SOURCE_ROWS,
  people: PEOPLE_ROWS,
  projects: PROJECT_ROWS,
  funds: FUND_ROWS,
  splits: SPLIT_ROWS,
  lookups: [],
};
const rules = defaultRuleSettings().map((rule) => RULE_ROWS.find((own) => own.rule === rule.rule) ?? rule);
const planted = JSON.parse(readFileSync(join(ROOT, "planted.json"), "utf8")) as PlantedCase[];

function fileName(source: string, period: string): string {
  return `${source.toLowerCase()}_${period}.csv`;
}

/** The file's charges with their ids; the file name stands for the import. */
function chargesOf(source: string, period: string): Charge[] {
  const name = fileName(source, period);
  const text = readFileSync(join(ROOT, name), "utf8").replace(/^\uFEFF/, "");
  const directory = new Directory(reference);
  const reading = readFocus(name, text, { source, costBasis: "Billed", settings, directory });
  expect(reading.problems).toEqual([]);
  const occurrences = new Occurrences([]);
  return reading.charges.map((row) => newCharge(occurrences.next(chargeStem(row)), { row, importId: name }));
}

function monthOf(period: string): Charge[] {
  return SOURCES.flatMap((source) => chargesOf(source, period));
}

/** `file row rule` of each flag, and the rows that are Pending. */
function review(period: string, history: readonly Charge[]): { found: string[]; pending: string[] } {
  const charges = monthOf(period);
  const mainPeriods = new Map(SOURCES.map((source) => [fileName(source, period), period]));
  const today = `${period}-28`;
  const fundsBefore = new Map<string, number>();
  const around = { settings, reference, period, today, charges, history, fundsBefore, mainPeriods };
  const context = buildContext(around);
  const byId = new Map(charges.map((charge) => [charge.chargeId, charge]));
  const found: string[] = [];
  const pending: string[] = [];
  for (const { chargeId, flags, review: state } of reviewCharges(charges, rules, context)) {
    const charge = byId.get(chargeId);
    const place = `${charge?.importId} ${charge?.sourceRow}`;
    for (const rule of parseFlagNames(flags)) found.push(`${place} ${rule}`);
    if (state === "Pending") pending.push(place);
  }
  return { found, pending };
}

function ofMonth(period: string): PlantedCase[] {
  return planted.filter((one) => one.file.endsWith(`_${period}.csv`));
}

describe.each(MONTHS.map((month) => month.period))("%s", (period) => {
  const earlier = MONTHS.map((month) => month.period).filter((other) => other < period);
  const cases = ofMonth(period);

  test("the review finds what is planted, no more and no less", () => {
    const { found } = review(period, earlier.flatMap(monthOf));
    expect(found.sort()).toEqual(cases.map((one) => `${one.file} ${one.row} ${one.rule}`).sort());
  });

  test("what a person left out of January changes nothing", () => {
    const held = new Set(ofMonth("2025-01").map((one) => `${one.file} ${one.row}`));
    const clean = earlier
      .flatMap(monthOf)
      .filter((charge) => !held.has(`${charge.importId} ${charge.sourceRow}`));
    const { found } = review(period, clean);
    expect(found.sort()).toEqual(cases.map((one) => `${one.file} ${one.row} ${one.rule}`).sort());
  });

  test("between 10 and 20 charges are pending: those with a Hold", () => {
    const { pending } = review(period, earlier.flatMap(monthOf));
    const holds = new Set(cases.filter((one) => one.severity === "Hold").map((o) => `${o.file} ${o.row}`));
    expect(pending.sort()).toEqual([...holds].sort());
    expect(pending.length).toBeGreaterThanOrEqual(10);
    expect(pending.length).toBeLessThanOrEqual(20);
  });
});
