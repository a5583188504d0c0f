/** Arbitrary months of charges, and the same month taken all the way to statements, journal and tie-out. */
import fc from "fast-check";
import type { Charge, Review } from "../core/charge";
import { amountDigits } from "../core/import/charge-id";
import { buildJournal, type BuiltJournal } from "../core/journal/build";
import type { ImportRecord } from "../core/import/records";
import { amount, amountToText, centsToAmount, sum, type Amount } from "../core/money";
import type { Period } from "../core/period";
import { Directory, type Reference } from "../core/reference";
import { planStatements, type StatementPlan } from "../core/statements/plan";
import { NO_SUBSIDIES, type SubsidyState } from "../core/subsidies/apply";
import type { TieOutInput } from "../core/tieout/tie-out";
import { charge, fund, importRecord, problem, project, reference, settings, source, split } from "./builders";

const PIS = ["ada.quill@example.edu", "ben.ortho@example.edu", "cy.mara@example.edu"];
const PROJECTS = ["coral", "split3", "split2", ""];
const SOURCES = ["AWS", "HPC"];

/** Pays subsidies, besides the funds that recover the sources' cost. */
export const SUBSIDY_FUND = "VPR-1";

/** Coral has a default fund, two projects are split: in thirds, and 60 to 40 without a named taker. */
export const REFERENCE: Reference = reference({
  sources: SOURCES.map((name) => source({ source: name, creditFundOrg: `RC-${name}` })),
  projects: [project({ project: "coral", defaultFundOrg: "BIO-10000" })],
  funds: [fund({ fundOrg: "BIO-10000", account: "7200" }), fund({ fundOrg: SUBSIDY_FUND, title: "" })],
  splits: [
    split("CHEM-1", 3_333_330_000n, { project: "split3" }),
    split("CHEM-2", 3_333_330_000n, { project: "split3" }),
    split("CHEM-3", 3_333_340_000n, { project: "split3", takesRemainder: "Yes" }),
    split("PHYS-1", 6_000_000_000n, { project: "split2" }),
    split("PHYS-2", 4_000_000_000n, { project: "split2" }),
  ],
});
export const DIRECTORY = new Directory(REFERENCE);
export const SETTINGS = settings({ "Default Debit Account": "7000" });

/** Positive, negative, tiny, half cents, many decimals. */
const anyCost: fc.Arbitrary<Amount> = fc.oneof(
  fc.bigInt({ min: -(10n ** 34n), max: 10n ** 35n }),
  fc.bigInt({ min: -centsToAmount(3), max: centsToAmount(3) }),
  fc.constantFrom("0", "0.005", "-0.005", "1E-30", "0.015", "33.333333", "1234.56").map(amount),
);

const anyCharge: fc.Arbitrary<Charge> = fc
  .record({
    pi: fc.constantFrom(...PIS),
    project: fc.constantFrom(...PROJECTS),
    fundOrg: fc.constantFrom("BIO-10000", "BIO-20000"),
    source: fc.constantFrom(...SOURCES),
    serviceName: fc.constantFrom("Compute", "Storage"),
    account: fc.constantFrom("", "7300"),
    quantity: fc.constantFrom(null, amount("1"), amount("0.333333")),
    cost: anyCost,
    list: anyCost,
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ cost, list, day, ...rest }) =>
    charge({
      ...rest,
      importedPi: rest.pi,
      importedProject: rest.project,
      importedFundOrg: rest.fundOrg,
      amount: cost,
      billedCost: cost,
      listCost: list,
      chargePeriodStart: `2025-01-${String(day).padStart(2, "0")}T00:00:00Z`,
    }),
  );

/** Charges of a month, all billable, with IDs of their own. */
export const anyCharges: fc.Arbitrary<Charge[]> = fc
  .array(anyCharge, { minLength: 1, maxLength: 25 })
  .map((charges) =>
    charges.map((c, i) => ({ ...c, chargeId: `${String(i).padStart(16, "0")}-${amountDigits(c)}-1` })),
  );

export function statements(
  charges: readonly Charge[],
  before: Partial<Pick<TieOutInput, "statements" | "lines">> = {},
  subsidies: SubsidyState = NO_SUBSIDIES,
  period: Period = "2025-01",
  isClosed = false,
  others: Pick<TieOutInput, "statements" | "lines"> = { statements: [], lines: [] },
  directory: Directory = DIRECTORY,
): StatementPlan {
  return planStatements(
    {
      charges,
      statements: before.statements ?? [],
      lines: before.lines ?? [],
      others,
      subsidies,
    },
    {
      period,
      isClosed,
      settings: SETTINGS,
      directory,
      by: "tess",
      now: "2025-02-03T10:00:00Z",
      fileName: ({ statementNo }) => `${statementNo}.pdf`,
    },
  );
}

export function journal(lines: StatementPlan["lines"]): BuiltJournal {
  return buildJournal({
    journalId: "2025-01-J1",
    period: "2025-01",
    lines,
    directory: DIRECTORY,
    settings: SETTINGS,
  });
}

/** A consistent month of every kind of row: some charges not billed, one carried in, a problem open and one mended. */
export function wholeMonth(charges: readonly Charge[]): TieOutInput {
  const states: readonly Review[] = ["OK", "Approved", "OK", "Held", "OK", "Rejected", "OK", "Pending"];
  const own = charges.map((c, i): Charge => ({
    ...c,
    review: states[i % states.length]!,
    importId: c.source === "HPC" ? "import-2" : c.importId,
  }));
  const [hpc, others] = [own.filter((c) => c.source === "HPC"), own.filter((c) => c.source !== "HPC")];
  const problems = [
    problem({ problemId: "open-1", amount: amount("3.21"), billedCost: "3.21" }),
    problem({ problemId: "mended-1", amount: amount("5"), billedCost: "5", status: "Resolved" }),
  ];
  const extra = [
    charge({ chargeId: "mended-mended-1", amount: amount("6.5"), billedCost: amount("6.5") }),
    charge({
      chargeId: "ffff@2025-01",
      amount: amount("40"),
      billedCost: amount("40"),
      carriedFrom: "2024-12",
      importId: "old",
    }),
  ];
  const plan = statements([...own, ...extra]);
  const imports = [
    importOf(others, amount("8.21"), { rows: others.length + problems.length }),
    ...(hpc.length === 0
      ? []
      : [importOf(hpc, 0n, { importId: "import-2", source: "HPC", rows: hpc.length })]),
  ];
  const lines = journal(plan.lines).lines;
  const add = (side: "debit" | "credit"): Amount => sum(lines.map((l) => centsToAmount(l[side])));
  return {
    period: "2025-01",
    charges: plan.charges,
    imports,
    problems,
    statements: plan.statements,
    lines: plan.lines,
    journal: lines,
    balances: [],
    file: { debits: add("debit"), credits: add("credit") },
  };
}

/**
 * The row of Imports that says of these charges what they come to.
 * @param more what problem rows have
 */
export function importOf(charges: readonly Charge[], more: Amount, is: Partial<ImportRecord>): ImportRecord {
  const total = (of: "amount" | "billedCost" | "listCost"): string =>
    amountToText(sum(charges.map((c) => c[of])) + more);
  return importRecord({
    ...is,
    amountTotal: total("amount"),
    billedTotal: total("billedCost"),
    listTotal: total("listCost"),
  });
}
