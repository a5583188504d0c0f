/** Statements: their numbers and revisions, what ends them, and documents whose rows add up. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { charge, costing, directory, person, settings, split, tagged } from "../../testing/builders";
import { anyCharges, journal, statements, wholeMonth } from "../../testing/any-month";
import type { Charge } from "../charge";
import { absolute, amount, centsToAmount, sum } from "../money";
import type { Split } from "../reference";
import { NO_SUBSIDIES } from "../subsidies/apply";
import { currentLines, isInForce } from "./lines";
import { replacedNo } from "./numbers";
import { planStatements, type StatementOptions, type StatementPlan, type StatementState } from "./plan";
import type { StatementRecord } from "./statement";

const ADA = "ada.quill@example.edu";
const BEN = "ben.ortho@example.edu";
const NONE: StatementState = {
  charges: [],
  statements: [],
  lines: [],
  others: { statements: [], lines: [] },
  subsidies: NO_SUBSIDIES,
};

function plan(state: Partial<StatementState>, options: Partial<StatementOptions> = {}): StatementPlan {
  return planStatements(
    { ...NONE, ...state },
    {
      period: "2025-01",
      settings: settings(),
      directory: directory({ people: [person()] }),
      by: "tess",
      now: "2025-02-03T10:00:00Z",
      fileName: ({ statementNo }) => `${statementNo}.pdf`,
      ...options,
    },
  );
}

const ada = (cost: string, overrides: Partial<Charge> = {}): Charge =>
  costing(cost, { chargeId: `ada-${cost}`, ...overrides });
const ben = (cost: string): Charge =>
  costing(cost, { chargeId: `ben-${cost}`, ...tagged(BEN, "polymer", "CHEM-1") });
/** The month goes on from what a plan left. */
const next = (
  before: StatementPlan,
  charges: readonly Charge[],
  status?: StatementRecord["status"],
  options: Partial<StatementOptions> = {},
) =>
  plan(
    {
      charges: charges.map((c) => ({
        ...c,
        statementNo: before.charges.find((b) => b.chargeId === c.chargeId)?.statementNo ?? "",
      })),
      statements: before.statements.map((s) =>
        status === undefined || !isInForce(s) ? s : { ...s, status },
      ),
      lines: before.lines,
    },
    { now: "2025-02-05T10:00:00Z", ...options },
  );
const shown = (p: StatementPlan) => p.statements.map((s) => `${s.statementNo} ${s.status} ${s.amount}`);

describe("numbers and revisions", () => {
  const first = plan({ charges: [ben("2"), ada("1")] });

  test("PIs are numbered in order of their address", () => {
    expect(shown(first)).toEqual(["2025-01-0001 Draft 100", "2025-01-0002 Draft 200"]);
    expect(first.charges.map((c) => c.statementNo)).toEqual(["2025-01-0002", "2025-01-0001"]);
    expect(first.current.every((s) => s.changed)).toBe(true);
  });

  test("the same charges leave everything as it is", () => {
    const again = next(first, [ben("2"), ada("1")]);
    expect(again.statements).toEqual(first.statements);
    expect(again.lines).toEqual(first.lines);
    expect(again.log).toEqual([]);
    expect(again.current.some((s) => s.changed)).toBe(false);
  });

  test("a draft keeps its number", () => {
    expect(shown(next(first, [ben("2"), ada("3")]))).toEqual([
      "2025-01-0001 Draft 300",
      "2025-01-0002 Draft 200",
    ]);
  });

  test("an issued one that changed gets a revision; one that did not stays", () => {
    const revised = next(first, [ben("2"), ada("3")], "Issued");
    expect(shown(revised)).toEqual([
      "2025-01-0001 Superseded 100",
      "2025-01-0001-R2 Draft 300",
      "2025-01-0002 Issued 200",
    ]);
    expect(revised.current[0]?.document).toMatchObject({
      statementNo: "2025-01-0001-R2",
      revision: 2,
      replaces: "2025-01-0001",
    });
    expect(shown(next(revised, [ben("2"), ada("4")], "Issued")).slice(1, 3)).toEqual([
      "2025-01-0001-R2 Superseded 300",
      "2025-01-0001-R3 Draft 400",
    ]);
    expect(currentLines(revised.statements, revised.lines).map((l) => l.lineId)).toEqual([
      "2025-01-0001-R2/001",
      "2025-01-0002/001",
    ]);
  });

  test("the lines of a superseded statement stay on record", () => {
    const revised = next(first, [ada("3")], "Issued");
    expect(revised.lines.map((l) => l.statementNo).sort()).toEqual([
      "2025-01-0001",
      "2025-01-0001-R2",
      "2025-01-0002",
    ]);
  });

  test("a draft without charges becomes void, its lines go, and its number is not given to another", () => {
    const without = next(first, [ben("2")]);
    expect(shown(without)).toEqual(["2025-01-0001 Void 100", "2025-01-0002 Draft 200"]);
    expect(without.lines.map((l) => l.statementNo)).toEqual(["2025-01-0002"]);
    const other = costing("5", { chargeId: "cy", ...tagged("cy@example.edu", "", "X-1") });
    expect(shown(next(without, [ben("2"), other])).at(-1)).toBe("2025-01-0003 Draft 500");
    expect(shown(next(without, [ben("2"), ada("1")]))).toEqual([
      "2025-01-0001 Draft 100",
      "2025-01-0002 Draft 200",
    ]);
  });

  test("an issued one without charges is superseded by nothing", () => {
    expect(shown(next(first, [ben("2")], "Issued"))).toEqual([
      "2025-01-0001 Superseded 100",
      "2025-01-0002 Issued 200",
    ]);
  });

  test("who is billed again after a sent statement lost all its charges gets its next revision", () => {
    const without = next(first, [ben("2")], "Issued");
    const again = next(without, [ben("2"), ada("3")]);
    expect(shown(again)).toEqual([
      "2025-01-0001 Superseded 100",
      "2025-01-0001-R2 Draft 300",
      "2025-01-0002 Issued 200",
    ]);
    expect(again.current[0]?.document).toMatchObject({ replaces: "2025-01-0001", replacedAmount: 100 });
    const lost = next(again, [ben("2")], "Issued");
    expect(shown(next(lost, [ben("2"), ada("3")]))[2]).toBe("2025-01-0001-R3 Draft 300");
  });

  test("one PI alone: the others stay, and what left the PI loses its number", () => {
    const alone = next(first, [ben("3"), ada("4"), ada("1", { review: "Rejected" })], undefined, {
      only: ADA,
    });
    expect(shown(alone)).toEqual(["2025-01-0001 Draft 400", "2025-01-0002 Draft 200"]);
    expect(alone.charges.map((c) => c.statementNo)).toEqual(["", "2025-01-0001", ""]);
    expect(alone.current.map((s) => s.record.pi)).toEqual([ADA]);
  });

  describe("figures that were typed over in the sheet", () => {
    const typed = (status: StatementRecord["status"], cells: Partial<StatementRecord>) =>
      plan(
        {
          charges: first.charges,
          statements: first.statements.map((s) => ({ ...s, status, ...(s.pi === ADA ? cells : {}) })),
          lines: first.lines,
        },
        { now: "2025-02-05T10:00:00Z" },
      );
    const asMade = first.statements[0]!;

    test.each<readonly [string, Partial<StatementRecord>, string]>([
      ["Amount", { amount: 200 }, "Amount is 2.00, the statement says 1.00"],
      ["List", { list: 0 }, "List is 0.00, the statement says 1.50"],
      ["Discount and Credits", { discount: 5, credits: -5 }, "Discount is 0.05"],
      ["Charges", { charges: 7 }, "Charges is 7, the statement says 1"],
      ["Projects", { projects: "" }, "Projects is blank, the statement says coral"],
    ])("%s: a draft is made anew, what was sent is put back, and the log says so", (_what, cells, words) => {
      for (const status of ["Draft", "Issued"] as const) {
        const { statements, current, log } = typed(status, cells);
        expect({ ...statements[0], madeAt: "" }).toEqual({ ...asMade, status, madeAt: "" });
        expect(statements[0]?.madeAt).toBe(status === "Issued" ? asMade.madeAt : "2025-02-05T10:00:00Z");
        expect(current.map((c) => c.changed)).toEqual([true, false]);
        expect(log.map((l) => l.what)).toEqual([asMade.statementNo]);
        expect(log[0]?.reason).toContain(`typed over in the sheet, put back: ${words}`);
      }
    });

    test("a revision says what the first came to, not what was typed over it", () => {
      const changed = plan({
        charges: [ben("2"), ada("3")],
        statements: first.statements.map((s) => ({ ...s, status: "Issued" as const, amount: 999 })),
        lines: first.lines,
      });
      expect(changed.current[0]?.document.replacedAmount).toBe(100);
    });
  });

  test("more than 9,999 statements still have numbers of their own", () => {
    const last = { ...first.statements[1]!, statementNo: "2025-01-12345", pi: "z@example.edu" };
    const more = plan({ charges: [ada("1")], statements: [last] });
    expect(more.current[0]?.record.statementNo).toBe("2025-01-12346");
    const issued = [{ ...more.statements.find((s) => s.pi === ADA)!, status: "Issued" as const }];
    expect(plan({ charges: [ada("2")], statements: issued }).current[0]?.record.statementNo).toBe(
      "2025-01-12346-R2",
    );
  });

  test.each([
    ["2025-01-0007", 1, ""],
    ["2025-01-0007-R2", 2, "2025-01-0007"],
    ["2025-01-0007-R3", 3, "2025-01-0007-R2"],
  ])("%s replaces", (statementNo, revision, replaced) => {
    expect(replacedNo({ statementNo, revision })).toBe(replaced);
  });
});

test.each(["Pending", "Held", "Rejected"] as const)("%s charges are on no statement", (review) => {
  expect(plan({ charges: [ada("1", { review })] }).statements).toEqual([]);
});

test("a PI who owes nothing has a statement that shows what was subsidised", () => {
  const free = plan({ charges: [charge({ amount: 0n, listCost: amount("80") })] });
  expect(free.statements).toMatchObject([{ list: 8000, discount: 8000, amount: 0 }]);
});

test("one statement a project where the setting says so", () => {
  const each = settings({ "Statement Per": "PI and Project" });
  const charges = [ada("1"), ada("2", { project: "reef" })];
  const first = plan({ charges }, { settings: each });
  expect(first.statements.map((s) => [s.statementNo, s.projects])).toEqual([
    ["2025-01-0001", "coral"],
    ["2025-01-0002", "reef"],
  ]);
  expect(shown(next(first, charges, undefined, { settings: settings() }))).toEqual([
    "2025-01-0001 Draft 300",
    "2025-01-0002 Void 200",
  ]);
});

describe("a statement is out of date when what the PI reads changes", () => {
  const charges = [ada("1", { quantity: amount("1") })];
  const first = plan({ charges });
  const held = ada("9", { review: "Held" });

  test.each<readonly [string, readonly Charge[], Partial<StatementOptions>]>([
    ["a description", [{ ...charges[0]!, chargeDescription: "other" }], {}],
    ["a quantity", [{ ...charges[0]!, quantity: amount("2") }], {}],
    ["what is held", [...charges, held], {}],
    ["how numbers are written", charges, { settings: settings({ Locale: "de-DE" }) }],
    ["the fiscal year", charges, { settings: settings({ "Fiscal Year Starts": "7" }) }],
    ["the letterhead", charges, { settings: settings({ Institution: "Other University" }) }],
    ["the PI's name", charges, { directory: directory({ people: [person({ name: "Ada B. Quill" })] }) }],
  ])("%s", (_what, now, options) => {
    expect(next(first, now, undefined, options).current[0]?.changed).toBe(true);
  });

  test.each<readonly [string, Partial<StatementOptions>, boolean]>([
    ["the letterhead", { settings: settings({ Institution: "Other University" }) }, false],
    ["how numbers are written", { settings: settings({ Locale: "de-DE" }) }, false],
    ["the fiscal year", { settings: settings({ "Fiscal Year Starts": "7" }) }, true],
    ["the PI's name", { directory: directory({ people: [person({ name: "Ada B. Quill" })] }) }, true],
  ])("one that was sent, by %s: %p", (_what, options, changed) => {
    const sent = { ...first, statements: first.statements.map((s) => ({ ...s, status: "Issued" as const })) };
    const [now] = next(sent, charges, undefined, options).current;
    expect(now?.changed).toBe(changed);
    expect(now?.document.issuedHash).toBe(changed ? undefined : first.statements[0]?.contentHash);
  });

  test.each<readonly [string, readonly Charge[]]>([
    ["a review note", [{ ...charges[0]!, reviewNote: "x" }]],
    ["a place in the file", [{ ...charges[0]!, sourceRow: 99 }]],
    ["an approval", [{ ...charges[0]!, review: "Approved" }]],
  ])("not by %s", (_what, now) => {
    expect(next(first, now).current[0]?.changed).toBe(false);
  });
});

describe("the months before", () => {
  const december = plan(
    { charges: [ada("30", { period: "2024-12", listCost: amount("50") })] },
    { period: "2024-12" },
  );
  const others = { statements: december.statements, lines: december.lines };
  const year = { settings: settings({ "Fiscal Year Starts": "7" }) };

  test("stand in the year to date and in the trend", () => {
    const [made] = plan({ charges: [ada("1", { listCost: amount("4") })], others }, year).current;
    expect(made!.document).toMatchObject({
      fiscalYear: { name: "FY2025", first: "2024-07", last: "2025-06" },
      yearToDate: { list: 5400, discount: 2300, amount: 3100, months: 2 },
    });
    expect(made!.document.trend.slice(-3)).toEqual([
      { period: "2024-11", totals: null },
      { period: "2024-12", totals: { list: 5000, discount: 2000, credits: 0, amount: 3000 } },
      { period: "2025-01", totals: { list: 400, discount: 300, credits: 0, amount: 100 } },
    ]);
  });

  test("are printed, so a change in them makes an issued statement's next revision", () => {
    const charges = [ada("1")];
    const first = plan({ charges }, year);
    const issued = first.statements.map((s): StatementRecord => ({ ...s, status: "Issued" }));
    const again = plan({ charges, statements: issued, lines: first.lines, others }, year);
    expect(again.current.map((s) => s.record.statementNo)).toEqual(["2025-01-0001-R2"]);
  });

  test("leave the statements of a closed month as they are, unless these come to something else", () => {
    const charges = [ada("1")];
    const first = plan({ charges }, year);
    const issued = first.statements.map((s): StatementRecord => ({ ...s, status: "Issued" }));
    const state = { statements: issued, lines: first.lines, others };
    const closed = plan({ ...state, charges }, { ...year, isClosed: true });
    expect(closed.statements).toEqual(issued);
    expect(closed.current.map((s) => s.changed)).toEqual([false]);
    const altered = plan({ ...state, charges: [ada("2")] }, { ...year, isClosed: true });
    expect(altered.current.map((s) => s.changed)).toEqual([true]);
  });

  test("are the project's own where statements are of one project", () => {
    const each = { settings: settings({ "Fiscal Year Starts": "7", "Statement Per": "PI and Project" }) };
    const charges = [ada("1"), ada("2", { project: "reef" })];
    const sums = plan({ charges, others }, each).current.map((s) => s.document.yearToDate.amount);
    expect(sums).toEqual([3100, 200]);
  });
});

test("a fund's share is said where it was the same all month, and is not the whole", () => {
  const [half, most] = [5_000_000_000n, 8_000_000_000n];
  const from = (day: string, to: string, share: bigint) => [
    split("BIO-1", share, { project: "coral", from: day, to, splitId: `a${day}` }),
    split("BIO-2", 10_000_000_000n - share, { project: "coral", from: day, to, splitId: `b${day}` }),
  ];
  const at = (day: string) => ada("10", { chargeId: day, chargePeriodStart: `${day}T00:00:00Z` });
  const shares = (splits: readonly Split[]) =>
    plan(
      { charges: [at("2025-01-03"), at("2025-01-20")] },
      { directory: directory({ splits }) },
    ).current[0]!.document.projects[0]!.funds.map((f) => [f.fundOrg, f.share]);
  expect(shares(from("", "", most))).toEqual([["BIO-1", most], ["BIO-2", 2_000_000_000n]]); // prettier-ignore
  expect(shares([...from("", "2025-01-10", half), ...from("2025-01-11", "", most)])).toEqual([
    ["BIO-1", null],
    ["BIO-2", null],
  ]);
  expect(shares([])).toEqual([["BIO-10000", null]]);
});

describe("the document", () => {
  test("says what was held and labels what is not ordinary", () => {
    const { current } = plan({
      charges: [
        ada("1", { carriedFrom: "2024-12", chargeClass: "Correction" }),
        ada("-2", { chargeCategory: "Credit" }),
        ada("3"),
        ada("9.999", { review: "Held" }),
      ],
    });
    const { document } = current[0]!;
    expect(document.held).toEqual({ count: 1, amount: 1000 });
    expect(document.projects[0]?.details.map((d) => [d.label, d.amount])).toEqual([
      ["Credit", -200],
      ["Held in 2024-12, Correction", 100],
      ["", 300],
    ]);
    expect(document.name).toBe("Ada Quill");
  });

  const total = (cents: readonly number[]): number => cents.reduce((a, b) => a + b, 0);

  test("adds up everywhere, to the statement and its lines", () => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        const made = statements(charges);
        for (const { record, document } of made.current) {
          const lines = made.lines.filter((l) => l.statementNo === record.statementNo);
          expect(total(lines.map((l) => l.billed))).toBe(record.amount);
          expect(total(lines.map((l) => l.list))).toBe(record.list);
          expect(document).toMatchObject({
            list: record.list,
            discount: record.discount,
            amount: record.amount,
          });
          expect(total(document.projects.map((p) => p.amount))).toBe(record.amount);
          for (const p of document.projects) {
            for (const list of [p.services, p.details]) {
              expect(total(list.map((row) => row.amount))).toBe(p.amount);
              expect(total(list.map((row) => row.list))).toBe(p.list);
              expect(total(list.map((row) => row.discount))).toBe(p.discount);
            }
            expect(total(p.funds.map((f) => f.amount))).toBe(p.amount);
          }
        }
        expect(made.current.flatMap((s) => s.document.projects.flatMap((p) => p.details))).toHaveLength(
          charges.length,
        );
      }),
      runs(50),
    );
  });

  test("statement lines, statements, journal debits and journal credits are one sum; rounding is at most half a cent a project", () => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        const made = statements(charges);
        const billed = total(made.statements.map((s) => s.amount));
        expect(total(made.lines.map((l) => l.billed))).toBe(billed);
        const { lines } = journal(made.lines);
        const net = (kind: string): number =>
          total(lines.filter((l) => l.kind === kind).map((l) => l.debit - l.credit));
        expect(net("Payer")).toBe(billed);
        expect(net("Recovery")).toBe(0 - billed);
        const scopes = new Set(made.lines.map((l) => `${l.pi} ${l.project}`));
        for (const scope of scopes) {
          const own = made.lines.filter((l) => `${l.pi} ${l.project}` === scope);
          expect(absolute(sum(own.map((l) => l.rounding))) * 2n <= centsToAmount(1)).toBe(true);
        }
        const exact = sum(made.lines.map((l) => amount(l.exact)));
        expect(exact).toBe(sum(charges.map((c) => c.amount)));
        expect(exact + sum(made.lines.map((l) => l.rounding))).toBe(centsToAmount(billed));
      }),
      runs(50),
    );
  });
});

test("only billable charges are numbered, each with the statement that shows it", () => {
  fc.assert(
    fc.property(anyCharges, (charges) => {
      const { charges: numbered, statements: made } = wholeMonth(charges);
      for (const c of numbered) {
        const billable = c.review === "OK" || c.review === "Approved";
        expect(made.find((s) => s.statementNo === c.statementNo)?.pi).toBe(billable ? c.pi : undefined);
      }
    }),
    runs(20),
  );
});
