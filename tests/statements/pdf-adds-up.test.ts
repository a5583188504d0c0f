/** Whatever a month has, in whatever locale: the figures that another program reads on the pages add up. */
import fc from "fast-check";
import { nodeFonts } from "../../src/adapters/node/fonts";
import { isAdjustment, type Adjustment } from "../../src/core/adjustments/adjustment";
import type { Charge } from "../../src/core/charge";
import { LOCALES } from "../../src/core/locale";
import { addMonths, type Period } from "../../src/core/period";
import type { Settings } from "../../src/core/settings";
import { planStatements, type StatementPlan } from "../../src/core/statements/plan";
import type { Subsidy, SubsidyBalance } from "../../src/core/subsidies/subsidy";
import { loadFonts } from "../../src/render/pdf/faces";
import { renderStatement } from "../../src/render/pdf/statement";
import { anySubsidies } from "../../src/testing/any-subsidies";
import { anyCharges, DIRECTORY } from "../../src/testing/any-month";
import { adjustment } from "../../src/testing/book-builders";
import { settings as settingsOf } from "../../src/testing/builders";
import { runs } from "../../src/testing/runs";
import { PdfReader } from "../support/pdf-reader";
import { printedOn, type Printed, type PrintedTable, type Row } from "./printed";

const PERIOD = "2025-01";
const reader = new PdfReader();
afterAll(() => reader.close());

const ENTERED = "entered by a person";

/** What sets a charge apart, so that corrections, credits and carried charges come too. */
const anyMark: fc.Arbitrary<Partial<Charge>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  fc.constantFrom<Partial<Charge>>(
    { chargeCategory: "Credit" },
    { chargeCategory: "Adjustment" },
    { chargeClass: "Correction", originalPeriod: "2024-11" },
    { chargeClass: "Correction" },
    { carriedFrom: "2024-12" },
    { review: "Held" },
    { chargeCategory: "Adjustment", importId: ENTERED },
    { chargeClass: "Correction", originalPeriod: "2024-10", importId: ENTERED },
  ),
);

interface Case {
  readonly subsidies: readonly Subsidy[];
  readonly months: readonly (readonly Charge[])[];
  readonly settings: Settings;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  // Sometimes none: most statements are without.
  subsidies: fc.oneof(fc.constant([]), { weight: 4, arbitrary: anySubsidies }),
  // November, December and January; an empty one has no statements.
  months: fc.tuple(
    ...[-2, -1, 0].map((back) =>
      fc
        .tuple(anyCharges, fc.array(anyMark, { minLength: 25, maxLength: 25 }), fc.boolean())
        .map(([charges, marks, isThere]) =>
          back === 0 || isThere
            ? charges.map((c, i) => asEntered({ ...inMonth(c, addMonths(PERIOD, back)), ...marks[i] }, i))
            : [],
        ),
    ),
  ),
  settings: fc
    .record({
      Locale: fc.constantFrom(...LOCALES),
      Currency: fc.constantFrom("USD", "EUR", "CHF", "SEK"),
      Paper: fc.constantFrom("Letter", "A4"),
      "Fiscal Year Starts": fc.constantFrom("1", "7", "12"),
      "Statement Per": fc.constantFrom("PI", "PI and Project"),
    })
    .map((rows) => settingsOf({ ...rows, "Default Debit Account": "7000" })),
});

function inMonth(charge: Charge, period: Period): Charge {
  const at = (instant: string) => `${period}${instant.slice(7)}`;
  return { ...charge, period, chargePeriodStart: at(charge.chargePeriodStart) };
}

/** Two rows an entry: the second names it only. */
function asEntered(charge: Charge, at: number): Charge {
  if (charge.importId !== ENTERED) return charge;
  const adjustmentId = `ADJ-${charge.period}-${String(Math.floor(at / 2)).padStart(4, "0")}`;
  return { ...charge, chargeId: `${adjustmentId}/${at}`, importId: adjustmentId };
}

function entriesOf(charges: readonly Charge[]): Adjustment[] {
  const ids = new Set(charges.filter(isAdjustment).map((c) => c.importId));
  const said = { reason: "Agreed by mail", explanation: "Read late", certifier: "Dana Weir" };
  return [...ids].map((adjustmentId) =>
    adjustment({ adjustmentId, approvedBy: "uma", evidence: "a.pdf", ...said }),
  );
}

/** Each month on those before it. @returns the last one's plan */
function planOf({ months, settings, subsidies }: Case): StatementPlan {
  let others: Pick<StatementPlan, "statements" | "lines"> = { statements: [], lines: [] };
  let balances: readonly SubsidyBalance[] = [];
  let plan: StatementPlan | null = null;
  for (const [i, charges] of months.entries()) {
    const period = addMonths(PERIOD, i + 1 - months.length);
    const state = { subsidies, balances, firstMonths: new Map<string, Period>() };
    const inCurrency = charges.map((c) => ({ ...c, billingCurrency: settings.currency }));
    plan = planStatements(
      { charges: inCurrency, statements: [], lines: [], others, subsidies: state },
      {
        period,
        settings,
        directory: DIRECTORY,
        adjustments: entriesOf(charges),
        by: "tess",
        now: "2025-02-03T10:00:00Z",
        fileName: ({ statementNo }) => `${statementNo}.pdf`,
      },
    );
    balances = [...balances, ...plan.balances];
    others = {
      statements: [...others.statements, ...plan.statements],
      lines: [...others.lines, ...plan.lines],
    };
  }
  if (plan === null) throw new Error("A case has months");
  return plan;
}

const add = (rows: readonly Row[], width = 3): number[] =>
  Array.from({ length: width }, (_, kind) => rows.reduce((sum, row) => sum + (row[kind] ?? NaN), 0));

/** List price − discount, and credits where there is a column of them = amount. */
function expectInThemselves(rows: readonly Row[]): void {
  for (const [list, ...less] of rows) {
    const amount = less.pop();
    expect(list! - less.reduce((sum, part) => sum + part, 0)).toBe(amount);
  }
}

function expectTable({ kind, rows, total }: PrintedTable): void {
  expect(rows.length).toBeGreaterThan(0);
  const width = ["Fund Org", "Charges and credits"].includes(kind) ? 1 : (rows[0]?.length ?? 0);
  for (const row of rows) expect(row).toHaveLength(width);
  if (width > 1) expectInThemselves([...rows, total]);
  if (total.length > 0) expect(add(rows, width)).toEqual(total);
}

/** What others pay: some have something left, and the last figure is what they paid. */
function expectSubsidies({ subsidies }: Printed): number {
  if (subsidies === null) return 0;
  const paid = subsidies.rows.reduce((sum, row) => sum + (row.at(-1) ?? NaN), 0);
  expect(subsidies.total).toEqual([paid]);
  return paid;
}

/** @returns the total of all projects: list price, discount, credits, amount */
function expectProjects({ projects, list, due }: Printed): Row {
  const totals = projects.map(({ amount, tables }) => {
    tables.forEach(expectTable);
    const of = (kind: string) => tables.filter((table) => table.kind === kind);
    for (const funds of of("Fund Org")) expect(add(funds.rows, 1)).toEqual([amount]);
    const [services] = of("Service");
    const [charges] = of("Date");
    expect(charges!.total).toEqual(services!.total);
    const [price, discount, charged] = services!.total;
    const [credits] = of("Charges and credits");
    if (credits !== undefined) {
      expect([credits.rows[0], credits.total]).toEqual([[charged], [amount]]);
      return [price!, discount!, charged! - amount, amount];
    }
    expect(charged).toBe(amount);
    return [price!, discount!, 0, amount];
  });
  if (projects.length > 1) {
    expectTable(list!);
    const width = list!.rows[0]!.length;
    expect(list!.rows).toEqual(totals.map((row) => (width === 4 ? row : row.filter((_, i) => i !== 2))));
  }
  expect(add(totals, 4)[3]).toBe(due);
  return add(totals, 4);
}

function expectHistory({ trend, yearToDate }: Printed, month: Row, settings: Settings): void {
  const known = trend.filter((row) => row !== null);
  expectInThemselves([...known, yearToDate]);
  expect(trend).toHaveLength(6);
  expect(trend.at(-1)).toEqual(month);
  const months = { 1: 1, 12: 2, 7: 6 }[settings.fiscalYearStarts] ?? 0;
  expect(
    add(
      trend.slice(-months).filter((row) => row !== null),
      4,
    ),
  ).toEqual(yearToDate);
}

test("rows add up to projects, projects to the amount due, funds to their project, months to the year", async () => {
  const seen = { statements: 0, charges: 0, sections: 0, bars: 0, unknown: 0, credited: 0 };
  await fc.assert(
    fc.asyncProperty(anyCase, async (given) => {
      const { settings } = given;
      const documents = planOf(given).current.map(({ document }) => document);
      const fonts = await loadFonts(documents, settings, nodeFonts());
      for (const document of documents) {
        const { bytes, missing } = renderStatement(document, settings, fonts);
        expect(missing).toEqual([]);
        const printed = printedOn(await reader.read(bytes));
        expect(printed.due).toBe(document.amount);
        const month = expectProjects(printed);
        expectHistory(printed, month, settings);
        printed.sections.forEach(expectTable);
        const [price, discount, credits, amount] = month;
        expect(expectSubsidies(printed)).toBe(credits);
        const parts = credits === 0 ? [discount, amount] : [discount, credits, amount];
        if (printed.bar.length > 0)
          expect(printed.bar).toEqual(parts.filter((part, i) => credits === 0 || part !== 0 || i === 2));
        // Nothing due is 100 %, and only that.
        if (price !== discount! + credits!)
          expect(printed.text).not.toMatch(/[ (]100([.,]0)?\s?%( of the list|\))/);
        const charges = printed.projects.flatMap((p) => p.tables.filter((t) => t.kind === "Date"));
        expect(charges.flatMap((t) => t.rows)).toHaveLength(
          document.projects.reduce((count, project) => count + project.details.length, 0),
        );
        seen.statements += 1;
        seen.charges += charges.flatMap((t) => t.rows).length;
        seen.sections += printed.sections.length;
        seen.bars += printed.bar.length > 0 ? 1 : 0;
        seen.credited += credits === 0 ? 0 : 1;
        seen.unknown += printed.trend.filter((row) => row === null).length;
      }
    }),
    runs(25, 80),
  );
  // Every part was there to be read.
  for (const [what, count] of Object.entries(seen)) expect([what, count > 10]).toEqual([what, true]);
});
