/** Imports: what a file changes, what people decided before it, and what it may not do. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { periodRecord, problem } from "../../testing/builders";
import { focusRow, importFile, tagText, type FocusRow } from "../../testing/focus-file";
import { after, changing, NOTHING, plan } from "../../testing/import-month";
import type { Charge } from "../charge";
import { amount, amountToText, sum } from "../money";
import { newCharge } from "./match";
import type { ImportFile } from "./parts";
import { mendedChargeId } from "./mended";
import type { ImportState } from "./plan";

const rows = (...list: readonly FocusRow[]): FocusRow[] => list.map((row) => focusRow(row));
const file = (...list: readonly FocusRow[]): ImportFile => importFile(rows(...list));
const total = (state: Pick<ImportState, "charges">): string =>
  amountToText(sum(state.charges.map((c) => c.amount)));
const byResource = (state: Pick<ImportState, "charges">, id: string): Charge[] =>
  state.charges.filter((c) => c.resourceId === id);
const one = (state: Pick<ImportState, "charges">, id: string): Charge => byResource(state, id)[0]!;
const ids = (state: Pick<ImportState, "charges">): string[] => state.charges.map((c) => c.chargeId).sort();
const BAD = { BilledCost: "12,50", ResourceId: "bad" };
const DECEMBER = { BillingPeriodStart: "2024-12-01" };

describe("a first import", () => {
  test("takes every row, equal rows too", () => {
    const state = after(NOTHING, [file({}, {}, { BilledCost: "3" })]);
    expect(total(state)).toBe("28.00");
    expect(new Set(ids(state)).size).toBe(3);
  });

  test("keeps the exact totals of charges and problems", () => {
    const state = after(NOTHING, [
      file({ BilledCost: "0.1" }, { BilledCost: "0.2" }, { PricingQuantity: "x", BilledCost: "1E-7" }, BAD),
    ]);
    expect(state.imports).toMatchObject([
      {
        rows: 4,
        charges: 2,
        problems: 2,
        billedTotal: "0.3000001",
        amountTotal: "0.3000001",
        listTotal: "60.00",
        status: "Current",
      },
    ]);
    expect(state.problems.map((p) => p.billedCost)).toEqual(["0.0000001", ""]);
  });

  test("divides a file by month, the unreadable month with the main one", () => {
    const state = after(NOTHING, [file({}, {}, DECEMBER, { BillingPeriodStart: "x" })]);
    expect(state.imports.map((i) => [i.period, i.rows, i.format])).toEqual([
      ["2024-12", 1, "FOCUS 1.0, other month"],
      ["2025-01", 3, "FOCUS 1.0"],
    ]);
  });

  test("compares with the invoice", () => {
    const { imports, files } = plan(NOTHING, [file({})], { invoiceTotal: amount("12") });
    expect(files[0]?.invoiceDifference).toBe("0.50");
    expect(imports[0]).toMatchObject({ invoiceTotal: amount("12"), difference: amount("0.5") });
  });
});

describe("importing again", () => {
  test("the same file leaves the same records", () => {
    const files = [file({}, {}, BAD, DECEMBER)];
    const state = after(NOTHING, files);
    const again = plan(state, files, { now: "2025-03-01T00:00:00Z" });
    expect(again.charges).toEqual(state.charges);
    expect(again.imports).toEqual(state.imports);
    expect(again.problems).toEqual(state.problems);
    expect(again.log).toEqual([]);
  });

  test("a corrected file replaces the month and says what it replaced", () => {
    const state = after(NOTHING, [file({ ResourceId: "a" }, { ResourceId: "b" })]);
    const { charges, imports, files } = plan(state, [
      file({ ResourceId: "a" }, { ResourceId: "c", BilledCost: "1" }),
    ]);
    expect(charges.map((c) => c.resourceId)).toEqual(["a", "c"]);
    expect(imports.map((i) => i.status)).toEqual(["Replaced", "Current"]);
    expect(imports[1]?.replaces).toBe(imports[0]?.importId);
    expect(files[0]?.replaced).toEqual({ imports: [imports[0]?.importId], charges: 2, amount: "25.00" });
    expect(charges.every((c) => c.importId === imports[1]?.importId)).toBe(true);
  });

  test("a file that comes back after another has an import of its own", () => {
    const [a, b] = [file({ BilledCost: "1" }), file({ BilledCost: "2" })];
    const state = after(after(after(NOTHING, [a]), [b]), [a]);
    expect(total(state)).toBe("1.00");
    expect(state.imports.map((i) => i.status)).toEqual(["Replaced", "Replaced", "Current"]);
    expect(new Set(state.imports.map((i) => i.importId)).size).toBe(3);
  });

  test("added files stay when one of them is replaced", () => {
    const [a, b] = [file({}), file({}, { BilledCost: "1" })];
    const both = after(after(NOTHING, [a]), [b], { add: true });
    expect(total(both)).toBe("26.00");
    expect(new Set(ids(both)).size).toBe(3);
    expect(total(after(both, [file({ BilledCost: "2" })]))).toBe("2.00");
  });
});

describe("what people decided", () => {
  const decided = (change: Partial<Charge>): ImportState =>
    changing(
      after(NOTHING, [file({ ResourceId: "a" }, { ResourceId: "b" })]),
      (c) => c.resourceId === "a",
      change,
    );
  const approved = {
    review: "Approved",
    reviewNote: "fine",
    reviewedBy: "tess",
    reviewedAt: "2025-02-03T09:00:00Z",
  } as const;

  test.each(["Approved", "Rejected", "Held"] as const)("%s stays while the amount does", (review) => {
    const state = after(decided({ ...approved, review }), [file({ ResourceId: "c" }, { ResourceId: "a" })]);
    expect(one(state, "a")).toMatchObject({ ...approved, review });
  });

  test("it goes back to Pending with a note where the amount changed", () => {
    const { charges, log } = plan(decided(approved), [file({ ResourceId: "a", BilledCost: "13" })]);
    const [charge] = charges;
    expect(charge).toMatchObject({
      review: "Pending",
      flags: "Amount changed: was approved, then the amount was 12.50 and is 13.00",
      reviewNote: "fine Was Approved at 12.50; the amount changed to 13.00.",
    });
    expect(log).toMatchObject([
      {
        what: charge?.chargeId,
        before: "Approved at 12.50",
        after: "Undecided",
        reason: "The amount changed to 13.00 in a new import",
      },
    ]);
  });

  test("it is said where only the list cost changed", () => {
    const state = after(decided(approved), [file({ ResourceId: "a", ListCost: "99" })]);
    expect(one(state, "a").flags).toBe(
      "Amount changed: was approved, then its list or effective cost changed",
    );
  });

  test("a charge that waits because its amount changed goes on waiting when it changes again", () => {
    const waiting = after(decided(approved), [file({ ResourceId: "a", BilledCost: "13" })]);
    const state = after(waiting, [file({ ResourceId: "a", BilledCost: "14" })]);
    expect(one(state, "a")).toMatchObject({
      review: "Pending",
      reviewNote: "fine Was Approved at 12.50; the amount changed to 13.00.",
    });
    expect(one(state, "a").flags).toContain("Amount changed");
  });

  test.each(["12.5", "13"])(
    "a reassignment survives at %s, and what was imported stays on record",
    (BilledCost) => {
      const moved = decided({
        pi: "ben@example.edu",
        project: "polymer",
        fundOrg: "CHEM-1",
        reviewNote: "his",
      });
      expect(one(after(moved, [file({ ResourceId: "a", BilledCost })]), "a")).toMatchObject({
        pi: "ben@example.edu",
        project: "polymer",
        fundOrg: "CHEM-1",
        reviewNote: "his",
        importedPi: "ada.quill@example.edu",
        importedProject: "coral",
        importedFundOrg: "BIO-10000",
      });
    },
  );

  test.each(["12.5", "13"])("the tag's own fund that a person chose stays chosen at %s", (BilledCost) => {
    const chosen = decided({ payer: "Reassigned" });
    expect(one(after(chosen, [file({ ResourceId: "a", BilledCost })]), "a")).toMatchObject({
      fundOrg: "BIO-10000",
      payer: "Reassigned",
    });
  });

  test("only what was reassigned is kept against newer tags", () => {
    const moved = decided({ fundOrg: "CHEM-1" });
    const state = after(moved, [file({ ResourceId: "a" }, { ResourceId: "b" })]);
    expect(one(state, "a")).toMatchObject({ pi: "ada.quill@example.edu", fundOrg: "CHEM-1" });
    expect(one(state, "b").fundOrg).toBe("BIO-10000");
  });

  test("a decision on a row that is gone is logged", () => {
    const { log } = plan(decided(approved), [file({ ResourceId: "b" })]);
    expect(log).toMatchObject([
      { before: "Approved at 12.50", after: "", reason: "The new import has no such row" },
    ]);
  });

  test("of two equal rows from two files the one that is left keeps the decision", () => {
    const both = after(after(NOTHING, [file({}, { ResourceId: "x" })]), [file({})], { add: true });
    const [first] = both.imports;
    const state = after(
      changing(both, (c) => c.importId === first?.importId, approved),
      [file({}, { ResourceId: "y" })],
      { add: false },
    );
    expect(byResource(state, "i-0001").map((c) => c.review)).toEqual(["Approved"]);
  });
});

describe("other months in a file", () => {
  const late = file({}, {}, { ...DECEMBER, BilledCost: "7" });

  test("need a word where the source has something there", () => {
    const state = after(NOTHING, [file(DECEMBER)]);
    expect(() => plan(state, [late])).toThrow("Say --replace-period 2024-12");
    expect(total(after(state, [late], { add: true }))).toBe("44.50");
    expect(total(after(state, [late], { replacePeriods: ["2024-12"] }))).toBe("32.00");
  });

  test("go when the file that brought them is replaced", () => {
    const state = after(after(NOTHING, [late]), [file({})]);
    expect(total(state)).toBe("12.50");
  });

  test("a month that the file does not have is not emptied by naming it", () => {
    const state = after(NOTHING, [file({})]);
    expect(() => plan(state, [file(DECEMBER)], { period: "2025-01" })).toThrow(
      "has no rows of 2025-01: its rows are of 2024-12",
    );
  });
});

describe("problems", () => {
  test("must be accepted, and are listed", () => {
    expect(() => plan(NOTHING, [file(BAD, {})], { acceptProblems: false })).toThrow(
      '1 row cannot be billed: aws_2025-01.csv row 2: BilledCost "12,50" is not a plain number. It may stand for 12.50. Correct the file, or import with --accept-problems',
    );
  });

  test("equal bad rows all count, in whatever file they stand", () => {
    const both = after(after(NOTHING, [file(BAD, BAD, {})]), [file(BAD, { ResourceId: "x" })], { add: true });
    expect(new Set(both.problems.map((p) => p.problemId)).size).toBe(3);
  });

  test("a file that comes again takes no problem of another source or month away", () => {
    const staying = problem({ importId: "other", source: "HPC" });
    const state = after({ ...NOTHING, problems: [staying] }, [file({})]);
    expect(after(state, [file({ BilledCost: "1" })]).problems).toEqual([staying]);
  });

  test("what a person did to one stays while the file has the row", () => {
    const state = after(NOTHING, [file(BAD, {})]);
    const waived = {
      ...state,
      problems: state.problems.map((p) => ({ ...p, status: "Waived" as const, reason: "test" })),
    };
    expect(after(waived, [file({}, {}, BAD)]).problems).toMatchObject([
      { status: "Waived", reason: "test", sourceRow: 4 },
    ]);
    expect(after(waived, [file({})]).problems).toEqual([]);
  });

  const mended = (): ImportState => {
    const state = after(NOTHING, [file(BAD, {})]);
    const [bad] = state.problems;
    const row = { ...importFile(rows({ ResourceId: "bad" })).reading.charges[0]! };
    const charge = {
      ...newCharge(mendedChargeId(bad!.problemId), { row, importId: bad!.importId }),
      reviewNote: "by hand",
    };
    return { ...state, charges: [...state.charges, charge], problems: [{ ...bad!, status: "Resolved" }] };
  };

  test("a mended row stays a charge while the file has it", () => {
    const state = after(mended(), [file({}, { ResourceId: "new" }, BAD)]);
    expect(state.charges).toHaveLength(3);
    expect(one(state, "bad")).toMatchObject({
      reviewNote: "by hand",
      importId: state.imports.at(-1)?.importId,
    });
    expect(state.problems).toMatchObject([{ status: "Resolved" }]);
  });

  test("a mended row goes when the source corrects it", () => {
    const state = after(mended(), [file({}, { ResourceId: "bad" })]);
    expect(byResource(state, "bad").map((c) => c.reviewNote)).toEqual([""]);
    expect(state.problems).toEqual([]);
  });
});

test("carried charges stay whatever is imported", () => {
  const state = after(NOTHING, [file({})]);
  const carried = {
    ...state.charges[0]!,
    chargeId: `${state.charges[0]!.chargeId}@2025-01`,
    carriedFrom: "2024-12",
  };
  const again = after({ ...state, charges: [...state.charges, carried] }, [file({ BilledCost: "1" })]);
  expect(again.charges.map((c) => [c.carriedFrom, amountToText(c.amount)])).toEqual([
    ["2024-12", "12.50"],
    ["", "1.00"],
  ]);
});

test("aws and AWS are one source", () => {
  const state = after(NOTHING, [file({})]);
  const again = after(state, [importFile(rows({}), { source: "aws", sha256: "x" })]);
  expect(again.charges.map((c) => c.chargeId)).toEqual(state.charges.map((c) => c.chargeId));
  expect(again.imports.map((i) => i.status)).toEqual(["Replaced", "Current"]);
});

describe("a closed month", () => {
  const closed = (state: ImportState, period: string): ImportState => ({
    ...state,
    periods: [periodRecord({ period, status: "Closed" })],
  });
  const january = after(NOTHING, [file({}, {}, DECEMBER, { ...DECEMBER, BilledCost: "x" })]);

  test("takes no file of its own, not even the same again", () => {
    expect(() =>
      plan(closed(january, "2025-01"), [file({}, {}, DECEMBER, { ...DECEMBER, BilledCost: "x" })]),
    ).toThrow("2025-01 is closed");
  });

  test.each<readonly [string, readonly FocusRow[]]>([
    ["one more charge", [{}, {}, DECEMBER, DECEMBER, { ...DECEMBER, BilledCost: "x" }]],
    ["one charge less", [{}, {}, { ...DECEMBER, BilledCost: "x" }]],
    ["another amount", [{}, {}, { ...DECEMBER, BilledCost: "1" }, { ...DECEMBER, BilledCost: "x" }]],
    [
      "one more problem",
      [{}, {}, DECEMBER, { ...DECEMBER, BilledCost: "x" }, { ...DECEMBER, BilledCost: "y" }],
    ],
    ["no problem any more", [{}, {}, DECEMBER]],
  ])("refuses %s", (_what, list) => {
    expect(() => plan(closed(january, "2024-12"), [file(...list)])).toThrow("2024-12 is closed");
  });

  test("stays as it is where the file says nothing of it any more", () => {
    const state = closed(january, "2024-12");
    const { charges, imports } = plan(state, [file({}, {})]);
    const december = (list: readonly Charge[]): Charge[] => list.filter((c) => c.period === "2024-12");
    expect(december(charges)).toEqual(december(state.charges));
    expect(
      imports
        .filter((i) => i.status === "Current")
        .map((i) => i.period)
        .sort(),
    ).toEqual(["2024-12", "2025-01"]);
  });

  test("refuses a problem row alone", () => {
    expect(() => plan(closed(NOTHING, "2024-12"), [file({}, {}, { ...DECEMBER, BilledCost: "x" })])).toThrow(
      "2024-12 is closed",
    );
  });

  test("refuses rows that say otherwise who pays", () => {
    const changed = changing(january, (c) => c.period === "2024-12", {
      importedPi: "ben@example.edu",
      pi: "ben@example.edu",
    });
    expect(() =>
      plan(closed(changed, "2024-12"), [file({}, DECEMBER, { ...DECEMBER, BilledCost: "x" })]),
    ).toThrow("2024-12 is closed");
  });

  test("may stand in a file as it was closed", () => {
    const state = after(closed(january, "2024-12"), [
      file({ BilledCost: "1" }, { ...DECEMBER, BilledCost: "x" }, {}, DECEMBER),
    ]);
    expect(state.charges).toHaveLength(3);
    expect(new Set(state.charges.map((c) => c.importId))).toEqual(
      new Set(state.imports.filter((i) => i.status === "Current").map((i) => i.importId)),
    );
  });
});

test.each([
  ["a heading alone", importFile([]), "has a heading but no rows"],
  [
    "no month that can be read",
    file({ BillingPeriodStart: "x" }),
    "no row can be placed in a month. Row 2: BillingPeriodStart",
  ],
])("%s is refused", (_what, given, message) => {
  expect(() => plan(NOTHING, [given])).toThrow(message);
});

test("a file whose month cannot be read goes where the person says", () => {
  expect(plan(NOTHING, [file({ BillingPeriodStart: "x" })], { period: "2025-01" }).problems).toMatchObject([
    { period: "2025-01" },
  ]);
});

/** Rows that differ in identity, amount, or only in what the ID does not cover. */
const anyRow = fc
  .record({
    ResourceId: fc.constantFrom("a", "b"),
    BilledCost: fc.constantFrom("1", "2.5", "-1", "1E-7", "12,50"),
    PricingQuantity: fc.constantFrom("1", "2"),
    Tags: fc.constantFrom("{}", tagText("ada.quill@example.edu")),
  })
  .map((row) => focusRow(row));
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 12 });
const decision = fc.constantFrom("OK", "Approved", "Rejected", "Held");
/** A charge without what its place in the file decides. */
const placeless = ({ sourceRow: _row, importId: _import, ...rest }: Charge): string =>
  JSON.stringify(rest, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));

describe("whatever the rows", () => {
  test("a reordered file changes no charge and no decision", () => {
    fc.assert(
      fc.property(
        anyRows.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.array(decision, { minLength: 12, maxLength: 12 }),
        ([list, shuffled], decisions) => {
          const first = after(NOTHING, [importFile(list)]);
          const state = {
            ...first,
            charges: first.charges.map((c, i) => ({ ...c, review: decisions[i]! })),
          };
          const again = plan(state, [importFile(shuffled, { sha256: "shuffled" })]);
          expect(again.charges.map(placeless).sort()).toEqual(state.charges.map(placeless).sort());
          expect(again.problems.map((p) => p.problemId).sort()).toEqual(
            state.problems.map((p) => p.problemId).sort(),
          );
          expect(again.log).toEqual([]);
        },
      ),
      runs(60),
    );
  });

  test("the order of a changed file does not matter either", () => {
    fc.assert(
      fc.property(
        anyRows,
        anyRows.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.array(decision, { minLength: 12, maxLength: 12 }),
        (before, [list, shuffled], decisions) => {
          const first = after(NOTHING, [importFile(before)]);
          const state = {
            ...first,
            charges: first.charges.map((c, i) => ({ ...c, review: decisions[i]! })),
          };
          const [a, b] = [list, shuffled].map(
            (rows) => plan(state, [importFile(rows, { sha256: "new" })]).charges,
          );
          expect(a!.map(placeless).sort()).toEqual(b!.map(placeless).sort());
        },
      ),
      runs(60),
    );
  });

  test("nothing of a file is lost or doubled", () => {
    fc.assert(
      fc.property(anyRows, anyRows, (a, b) => {
        const state = after(after(NOTHING, [importFile(a)]), [importFile(b, { sha256: "b" })]);
        const { charges, problems } = importFile(b).reading;
        expect(total(state)).toBe(amountToText(sum(charges.map((c) => c.amount))));
        expect(state.charges).toHaveLength(charges.length);
        expect(state.problems).toHaveLength(problems.length);
        expect(new Set(ids(state)).size).toBe(charges.length);
      }),
      runs(60),
    );
  });
});
