/** Who else pays: the published arithmetic of peers, each kind of subsidy, refunds, balances from month to month. */
import { subsidy as aSubsidy } from "../../testing/book-builders";
import {
  charge,
  costing,
  directory,
  fund,
  person,
  settings,
  source,
  split,
  statement,
  statementLine,
  tagged,
} from "../../testing/builders";
import { billCharges } from "../billing/lines";
import type { Charge } from "../charge";
import { amount, SHARE_WHOLE } from "../money";
import type { Period } from "../period";
import type { Reference } from "../reference";
import { applySubsidies, type Credited, type SubsidyState } from "./apply";
import { BalanceChains } from "./carry-on";
import type { Subsidy, SubsidyBalance } from "./subsidy";

const ADA = "ada.quill@example.edu";
const BEN = "ben.ortho@example.edu";
const REFERENCE: Partial<Reference> = {
  people: [person({ aliases: "aq@example.edu" })],
  funds: [fund({ fundOrg: "VPR-1", title: "Research office" })],
};

/** A subsidy of a kind with nothing but its own figures. */
function subsidy(kind: Subsidy["kind"], change: Partial<Subsidy>): Subsidy {
  return aSubsidy({ kind, share: 0n, each: "Once", ...change });
}
const money = (text: string): Partial<Subsidy> => ({ amount: amount(text) });

interface Given {
  readonly charges: readonly Charge[];
  readonly subsidies: readonly Subsidy[];
  readonly balances?: readonly SubsidyBalance[];
  readonly firstMonths?: SubsidyState["firstMonths"];
  readonly period?: Period;
  readonly earlier?: SubsidyState["earlier"];
  readonly reference?: Partial<Reference>;
  readonly rows?: Readonly<Record<string, string>>;
}

function apply(given: Given): Credited {
  const { balances = [], firstMonths = new Map<string, Period>(), period = "2025-01" } = given;
  const known = directory({ ...REFERENCE, ...given.reference });
  return applySubsidies(
    billCharges(given.charges, known),
    {
      subsidies: given.subsidies,
      balances,
      firstMonths,
      ...(given.earlier === undefined ? {} : { earlier: given.earlier }),
    },
    { period, directory: known, settings: settings(given.rows) },
  );
}

/** A charge of Ada's in a project of its own. */
const cost = (project: string, billed: string, change: Partial<Charge> = {}): Charge =>
  costing(billed, { chargeId: `${project} ${billed}`, ...tagged(ADA, project, "BIO-10000"), ...change });
const inMonth = (period: Period, billed: string): Charge =>
  cost("coral", billed, { period, chargePeriodStart: `${period}-10T00:00:00Z` });

/** What is credited and what stays due, by project. */
function dues({ groups }: Credited): Record<string, [paid: number, due: number]> {
  const found: Record<string, [number, number]> = {};
  for (const { project, billed, credits } of groups) {
    const paid = credits.flatMap((c) => c.amounts).reduce((a, b) => a + b, 0);
    const [before, rest] = found[project] ?? [0, 0];
    found[project] = [before + paid, rest + billed - paid];
  }
  return Object.fromEntries(
    Object.entries(found).map(([project, [paid, due]]) => [project, [paid / 100, due / 100]]),
  );
}

const WELCOME = subsidy("Welcome credit", { ...money("1000"), from: "2025-01-01", months: 12 });

describe("the arithmetic of peers", () => {
  test("a new PI's credit of 1,000 on 500 and 1,000: 0 and 500 are due", () => {
    const credited = apply({ charges: [cost("a", "500"), cost("b", "1000")], subsidies: [WELCOME] });
    expect(dues(credited)).toEqual({ a: [500, 0], b: [500, 500] });
    expect(credited.balances).toMatchObject([{ opening: 0, granted: 100_000, used: 100_000, left: 0 }]);
  });

  test("the next month with 500 left: of 600, 100 is due", () => {
    const january = apply({ charges: [inMonth("2025-01", "500")], subsidies: [WELCOME] });
    expect(january.balances).toMatchObject([{ used: 50_000, left: 50_000 }]);
    const february = apply({
      charges: [inMonth("2025-02", "600")],
      subsidies: [WELCOME],
      balances: january.balances,
      firstMonths: new Map([[ADA, "2025-01"]]),
      period: "2025-02",
    });
    expect(dues(february)).toEqual({ coral: [500, 100] });
    expect(february.balances).toMatchObject([{ opening: 50_000, granted: 0, used: 50_000, left: 0 }]);
  });

  const HUNDRED = subsidy("Amount", { ...money("100"), each: "Month" });
  test.each<readonly [string, readonly string[], readonly number[]]>([
    ["60 and 60", ["60", "60"], [60, 40]],
    ["four times 40", ["40", "40", "40", "40"], [40, 40, 20, 0]],
  ])("a subsidy of 100 over %s", (_what, costs, paid) => {
    const projects = ["node 2", "node 4", "node 10", "node 17"];
    const charges = costs.map((billed, i) => cost(projects[i]!, billed, { chargeId: `c${i}` }));
    const found = dues(apply({ charges: [...charges].reverse(), subsidies: [HUNDRED] }));
    expect(costs.map((_, i) => found[projects[i]!]![0])).toEqual(paid);
  });

  test("1,500 paid in advance against 1,000, then 2,000: 1,000 and 500 are drawn", () => {
    const prepaid = subsidy("Prepaid", money("1500"));
    const january = apply({ charges: [inMonth("2025-01", "1000")], subsidies: [prepaid] });
    const { balances } = january;
    const february = apply({
      charges: [inMonth("2025-02", "2000")],
      subsidies: [prepaid],
      balances,
      period: "2025-02",
    });
    expect([dues(january), dues(february)]).toEqual([{ coral: [1000, 0] }, { coral: [500, 1500] }]);
    expect(february.balances).toMatchObject([{ opening: 50_000, granted: 0, used: 50_000, left: 0 }]);
  });

  test("123.5678 is 123.57, of which a half is 61.79", () => {
    const credited = apply({ charges: [cost("a", "123.5678")], subsidies: [aSubsidy()] });
    expect(credited.groups[0]?.billed).toBe(12_357);
    expect(dues(credited)).toEqual({ a: [61.79, 61.78] });
  });

  test("10.51 at 50/50 with a fund that takes the remainder: 5.26 and 5.25", () => {
    const splits = [
      split("A-1", SHARE_WHOLE / 2n),
      split("B-1", SHARE_WHOLE / 2n, { takesRemainder: "Yes" }),
    ];
    const given = { charges: [cost("coral", "10.51")], reference: { ...REFERENCE, splits } };
    const [group] = apply({ ...given, subsidies: [subsidy("Amount", money("5"))] }).groups;
    expect(group?.fundLines.map((line) => line.billed)).toEqual([526, 525]);
    expect(group?.credits.map((credit) => credit.amounts)).toEqual([[250, 250]]);
    const all = apply({ ...given, subsidies: [subsidy("Amount", money("50"))] });
    expect(all.groups[0]?.credits.map((credit) => credit.amounts)).toEqual([[526, 525]]);
  });
});

test("a fund that rounding left below zero is passed over", () => {
  const funds = Array.from({ length: 10 }, (_, i) => `F-${i}`);
  const splits = funds.map((fundOrg, i) =>
    split(fundOrg, SHARE_WHOLE / 10n, i === 9 ? { takesRemainder: "Yes" } : {}),
  );
  const given = { charges: [cost("coral", "0.05")], reference: { ...REFERENCE, splits } };
  const [group] = apply({ ...given, subsidies: [subsidy("Amount", money("0.03"))] }).groups;
  expect(group?.fundLines.map((line) => line.billed)).toEqual([...Array<number>(9).fill(1), -4]);
  expect(group?.credits[0]?.amounts).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
});

describe("each kind", () => {
  test("several prepaid amounts add, the first is used up first", () => {
    const first = subsidy("Prepaid", { ...money("30"), subsidyId: "P-2" });
    const second = subsidy("Prepaid", { ...money("30"), subsidyId: "P-10" });
    const { balances } = apply({ charges: [cost("a", "40")], subsidies: [second, first] });
    expect(balances.map((b) => [b.subsidyId, b.used, b.left])).toEqual([
      ["P-2", 3000, 0],
      ["P-10", 1000, 2000],
    ]);
  });

  test.each<readonly [string, Partial<Subsidy>, readonly [number, number]]>([
    ["a half", {}, [50, 50]],
    ["a half up to 20", { amount: amount("20") }, [20, 80]],
    ["of another PI", { pi: BEN }, [0, 100]],
    ["of the PI by another address", { pi: "AQ@example.edu" }, [50, 50]],
    ["of another project", { project: "atlas" }, [0, 100]],
    ["of the project, however it is written", { project: " CORAL " }, [50, 50]],
    ["of another source", { source: "HPC" }, [0, 100]],
    ["of another service", { serviceName: "Storage" }, [0, 100]],
    ["from the day of the charge on", { from: "2025-01-10", to: "2025-01-10" }, [50, 50]],
    ["from the day after it", { from: "2025-01-11" }, [0, 100]],
    ["up to the day before it", { to: "2025-01-09" }, [0, 100]],
    ["that is not in use", { status: "Inactive" }, [0, 100]],
  ])("a share: %s", (_what, change, expected) => {
    expect(dues(apply({ charges: [cost("coral", "100")], subsidies: [aSubsidy(change)] }))).toEqual({
      coral: expected,
    });
  });

  test.each<readonly [string, string, readonly [number, number]]>([
    ["10 of 40 hours", "10", [25, 75]],
    ["never more than there are", "100", [100, 0]],
  ])("a free tier: %s", (_what, quantity, expected) => {
    const charges = [
      cost("a", "70", { quantity: amount("30"), unit: "Hours" }),
      cost("b", "30", { quantity: amount("10"), unit: "hours" }),
      cost("c", "99", { quantity: amount("10"), unit: "GB" }),
      cost("d", "99", { quantity: null }),
    ];
    const tier = subsidy("Free tier", { quantity: amount(quantity), unit: "Hours" });
    const { a, b, c, d } = dues(apply({ charges, subsidies: [tier] }));
    expect([a![0] + b![0], a![1] + b![1]]).toEqual(expected);
    expect([c, d]).toEqual([
      [0, 99],
      [0, 99],
    ]);
  });

  test.each<readonly [string, readonly string[], readonly [number, number]]>([
    ["what is below it is raised", ["2", "1"], [-2, 5]],
    ["what is not stays", ["4", "1.01"], [0, 5.01]],
    ["nothing stays nothing", ["4", "-4"], [0, 0]],
    ["a refund is not raised", ["1", "-4"], [0, -3]],
  ])("a minimum charge of 5: %s", (_what, costs, expected) => {
    const charges = costs.map((billed, i) => cost(`p${i}`, billed));
    const found = Object.values(dues(apply({ charges, subsidies: [subsidy("Minimum charge", money("5"))] })));
    expect([0, 1].map((at) => found.reduce((total, of) => total + of[at]!, 0))).toEqual(expected);
  });

  const CORRECTS: Partial<Charge> = { corrects: "x-1", originalPeriod: "2024-12" };
  test.each<readonly [string, readonly (readonly [string, Partial<Charge>])[], readonly [number, number]]>([
    ["a correction raises nothing", [["2", CORRECTS]], [0, 2]],
    ["a late row of a closed month neither", [["2", { originalPeriod: "2024-12" }]], [0, 2]],
    ["nor what was held and carried", [["2", { carriedFrom: "2024-12" }]], [0, 2]],
    ["the month's own is raised beside it", [["2", {}], ["3", CORRECTS]], [-3, 8]],
    ["and no further where earlier months give back", [["2", {}], ["-1", CORRECTS]], [-3, 4]],
    ["more goes back than is due", [["2", {}], ["-4", CORRECTS]], [0, -2]],
    ["a correction makes up for no month", [["6", {}], ["-4", CORRECTS]], [0, 2]],
  ])("a minimum charge of 5 and earlier months: %s", (_what, rows, expected) => {
    const charges = rows.map(([billed, change], i) => cost("a", billed, { chargeId: `c${i}`, ...change }));
    expect(dues(apply({ charges, subsidies: [subsidy("Minimum charge", money("5"))] })).a).toEqual(expected);
  }); // prettier-ignore

  describe("2.00 of December that a minimum charge raised to 5.00", () => {
    const least = subsidy("Minimum charge", { ...money("5"), paidByFundOrg: "VPR-1" });
    const december = statement({ statementNo: "2024-12-0001", period: "2024-12", status: "Issued" });
    const lines = [
      { billed: 200 },
      { billed: 300, kind: "Credit" as const, subsidyId: least.subsidyId },
      { billed: -300, kind: "Paid by" as const, subsidyId: least.subsidyId, fundOrg: "VPR-1" },
    ].map((line, i) =>
      statementLine({ ...line, project: "a", period: "2024-12", statementNo: "2024-12-0001", lineId: `2024-12-0001/00${i + 1}` }),
    ); // prettier-ignore
    test.each<readonly [string, readonly string[], readonly [number, number]]>([
      ["taken back: the raise with it", ["-2"], [3, -5]],
      ["billed anew: raised again", ["-2", "2"], [0, 0]],
      ["billed anew with more: raised by less", ["-2", "3"], [1, 0]],
      ["billed anew above it: not raised", ["-2", "7"], [3, 2]],
      ["a part taken back: its part of the raise", ["-1"], [1.5, -2.5]],
      ["less billed anew: raised by no more than was taken back", ["-2", "1"], [0, -1]],
    ])("%s", (_what, costs, expected) => {
      const charges = costs.map((billed, i) => cost("a", billed, { chargeId: `c${i}`, ...CORRECTS }));
      const earlier = { statements: [december], lines, corrections: charges };
      expect(dues(apply({ charges, subsidies: [least], earlier })).a).toEqual(expected);
    });
  });

  test.each<readonly [string, Period, ReadonlyMap<string, Period>, number]>([
    ["new this month", "2025-01", new Map(), 40],
    ["known before it began", "2025-01", new Map([[ADA, "2024-12"]]), 0],
    ["in its last month", "2025-12", new Map([[ADA, "2025-01"]]), 40],
    ["after its last month", "2026-01", new Map([[ADA, "2025-01"]]), 0],
  ])("a welcome credit for a PI %s", (_what, period, firstMonths, paid) => {
    const charges = [inMonth(period, "40")];
    expect(dues(apply({ charges, subsidies: [WELCOME], firstMonths, period }))["coral"]![0]).toBe(paid);
  });
});

describe("in the order of the setting, then of Order, then of ID", () => {
  const share = aSubsidy({ subsidyId: "S" });
  const fixed = subsidy("Amount", { ...money("80"), subsidyId: "A", each: "Month" });
  const paid = (credited: Credited): string[] =>
    credited.groups.flatMap((g) =>
      g.credits.map((c) => `${c.subsidy.subsidyId} ${c.amounts.reduce((a, b) => a + b, 0)}`),
    );
  test.each<readonly [string, readonly Subsidy[], string, readonly string[]]>([
    [
      "as it comes",
      [fixed, share],
      "Free tier; Share; Amount; Welcome credit; Prepaid; Minimum charge",
      ["S 5000", "A 5000"],
    ],
    [
      "another",
      [share, fixed],
      "amount; share; Free tier; Welcome credit; Prepaid; Minimum charge",
      ["A 8000", "S 2000"],
    ],
    ["by Order", [fixed, { ...fixed, subsidyId: "B", order: 0 }], "", ["B 8000", "A 2000"]],
    [
      "by ID, as people count",
      [
        { ...fixed, subsidyId: "A10" },
        { ...fixed, subsidyId: "A9" },
      ],
      "",
      ["A9 8000", "A10 2000"],
    ],
  ])("%s", (_what, subsidies, order, expected) => {
    const rows: Record<string, string> = order === "" ? {} : { "Credit Order": order };
    expect(paid(apply({ charges: [cost("a", "100")], subsidies, rows }))).toEqual(expected);
  });
});

describe("for whom", () => {
  const charges = [
    cost("a", "60"),
    cost("b", "60"),
    costing("60", { chargeId: "ben", ...tagged(BEN, "b", "CHEM-1") }),
  ];
  test.each<readonly [Subsidy["scope"], readonly string[]]>([
    ["PI", [`${ADA} 10000`, `${BEN} 6000`]],
    ["Project", ["a 6000", "b 10000"]],
    ["Service", ["Compute 10000"]],
    ["All", [" 10000"]],
  ])("an amount of 100 for each: %s", (scope, expected) => {
    const given = { charges, subsidies: [subsidy("Amount", { ...money("100"), scope })] };
    expect(apply(given).balances.map((b) => `${b.beneficiary} ${b.used}`)).toEqual(expected);
  });
});

describe("what starts anew, and what does not", () => {
  const month = (period: Period, balances: readonly SubsidyBalance[], each: Subsidy["each"], limit = "100") =>
    apply({
      charges: [inMonth(period, "70")],
      subsidies: [subsidy("Amount", { ...money(limit), each })],
      balances,
      period,
      rows: { "Fiscal Year Starts": "7" },
    }).balances;

  test.each<readonly [Subsidy["each"], readonly (readonly [string, number, number, number, number])[]]>([
    [
      "Month",
      [
        ["2025-05", 0, 10_000, 7000, 3000],
        ["2025-06", 0, 10_000, 7000, 3000],
        ["2025-07", 0, 10_000, 7000, 3000],
      ],
    ],
    [
      "Fiscal year",
      [
        ["FY2025", 0, 10_000, 7000, 3000],
        ["FY2025", 3000, 0, 3000, 0],
        ["FY2026", 0, 10_000, 7000, 3000],
      ],
    ],
    [
      "Once",
      [
        ["", 0, 10_000, 7000, 3000],
        ["", 3000, 0, 3000, 0],
        ["", 0, 0, 0, 0],
      ],
    ],
  ])("each %s", (each, expected) => {
    let balances: readonly SubsidyBalance[] = [];
    for (const period of ["2025-05", "2025-06", "2025-07"])
      balances = [...balances, ...month(period, balances, each)];
    expect(balances.map((b) => [b.grantedFor, b.opening, b.granted, b.used, b.left])).toEqual(expected);
  });

  test("the month's own rows and those of later months are not looked at: again gives the same", () => {
    const january = month("2025-01", [], "Once");
    const february = month("2025-02", january, "Once");
    const all = [...february, ...january];
    expect([month("2025-01", all, "Once"), month("2025-02", all, "Once")]).toEqual([january, february]);
  });

  test("a raised amount is granted later on, a lowered one taken back as far as it is left", () => {
    const january = month("2025-01", [], "Once");
    expect(month("2025-02", january, "Once", "150")).toMatchObject([
      { granted: 5000, used: 7000, left: 1000 },
    ]);
    expect(month("2025-02", january, "Once", "20")).toMatchObject([{ granted: -3000, used: 0, left: 0 }]);
  });

  const ALIAS = "aq@example.edu";
  const figures = (balances: readonly SubsidyBalance[]): (string | number)[][] =>
    balances.map((b) => [b.beneficiary, b.opening, b.granted, b.used, b.left]);
  const offIn = (period: Period, balances: readonly SubsidyBalance[]): number => {
    const chains = new BalanceChains(balances);
    return balances.filter((b) => b.period === period && chains.openingOff(b) !== 0n).length;
  };

  test("a PI whose address became an alias keeps the balance", () => {
    const january = month("2025-01", [], "Once").map((b) => ({ ...b, beneficiary: ALIAS }));
    const february = month("2025-02", january, "Once");
    expect(figures(february)).toEqual([
      [ADA, 0, 3000, 3000, 0],
      [ALIAS, 3000, -3000, 0, 0],
    ]);
    expect(offIn("2025-02", [...january, ...february])).toBe(0);
  });

  test("two PIs that became one have one grant, less what both drew", () => {
    const [own] = month("2025-01", [], "Once", "200");
    const january = [
      own!,
      { ...own!, balanceId: "2025-01 S aq", beneficiary: ALIAS, used: 1000, left: 19_000 },
    ];
    const february = month("2025-02", january, "Once", "200");
    // 200.00 granted, 70.00 and 10.00 drawn: 120.00 are left, of which the month draws 70.00.
    expect(figures(february)).toEqual([
      [ADA, 13_000, -1000, 7000, 5000],
      [ALIAS, 19_000, -19_000, 0, 0],
    ]);
    const march = month("2025-03", [...january, ...february], "Once", "200");
    expect(figures(march)).toEqual([[ADA, 5000, 0, 5000, 0]]);
    const all = [...january, ...february, ...march];
    expect([offIn("2025-02", all), offIn("2025-03", all)]).toEqual([0, 0]);
  });
});

describe("a refund", () => {
  test("gives the third party its share back", () => {
    expect(dues(apply({ charges: [cost("a", "-100")], subsidies: [aSubsidy()] }))).toEqual({ a: [-50, -50] });
  });

  test("and its charge leave nothing on any fund", () => {
    const splits = [split("A-1", 3_333_330_000n), split("B-1", 6_666_670_000n, { takesRemainder: "Yes" })];
    const parts = (billed: string) =>
      apply({
        charges: [cost("coral", billed)],
        subsidies: [aSubsidy({ share: 3_000_000_001n })],
        reference: { ...REFERENCE, splits },
      }).groups[0]!.credits[0]!.amounts;
    expect(parts("-123.45")).toEqual(parts("123.45").map((cents) => -cents));
  });

  test.each<readonly [string, string, number, number]>([
    ["goes back to the balance", "-40", -4000, 7000],
    ["at most what was drawn", "-400", -7000, 10_000],
  ])("%s", (_what, billed, used, left) => {
    const fixed = subsidy("Amount", { ...money("100"), each: "Once" });
    const { balances } = apply({ charges: [inMonth("2025-01", "70")], subsidies: [fixed] });
    const given = { charges: [inMonth("2025-02", billed)], subsidies: [fixed], balances, period: "2025-02" };
    expect(apply(given).balances).toMatchObject([{ opening: 3000, used, left }]);
  });

  test("never leaves more than the grant, though more was drawn than granted", () => {
    const fixed = subsidy("Amount", { ...money("500"), each: "Once" });
    const { balances } = apply({ charges: [inMonth("2025-01", "450")], subsidies: [fixed] });
    const [january] = balances;
    const later = (period: Period, opening: number, used: number) => ({
      ...january!,
      balanceId: period,
      period,
      opening,
      granted: 0,
      used,
      left: opening - used,
    });
    const overdrawn = [...balances, later("2025-02", 40_000, 30_000), later("2025-03", 10_000, 10_000)];
    const given = { subsidies: [fixed], balances: overdrawn, period: "2025-04" };
    expect(apply({ ...given, charges: [inMonth("2025-04", "-700")] }).balances).toMatchObject([
      { opening: 0, granted: 0, used: -50_000, left: 50_000 },
    ]);
  });

  test("of what nobody else paid gives nobody else anything", () => {
    expect(
      apply({ charges: [cost("a", "-40")], subsidies: [subsidy("Prepaid", money("100"))] }).balances,
    ).toMatchObject([{ used: 0, left: 10_000 }]);
  });

  test("of one project lowers what is paid for the PI's others", () => {
    const fixed = subsidy("Amount", { ...money("30"), each: "Once" });
    expect(dues(apply({ charges: [cost("a", "-40"), cost("b", "60")], subsidies: [fixed] }))).toEqual({
      a: [0, -40],
      b: [20, 40],
    });
  });
});

describe("refused before anything is written, with the row", () => {
  test.each<readonly [string, readonly Subsidy[], string]>([
    ["no amount", [subsidy("Prepaid", {})], "SUB-1 (Prepaid) needs an Amount above 0"],
    ["no share", [aSubsidy({ share: 0n })], "SUB-1 (Share) needs a Share % above 0 and up to 100 %"],
    ["more than all", [aSubsidy({ share: SHARE_WHOLE + 1n })], "needs a Share % above 0 and up to 100 %"],
    ["no quantity", [subsidy("Free tier", { unit: "h" })], "SUB-1 (Free tier) needs a Quantity above 0"],
    ["no unit", [subsidy("Free tier", { quantity: 1n })], "SUB-1 (Free tier) needs a Unit"],
    ["a welcome without a day", [{ ...WELCOME, from: "" }], "needs From: the day from which on a PI is new"],
    ["a welcome for all", [{ ...WELCOME, scope: "All" }], "Per must be PI"],
    [
      "an end before its beginning",
      [aSubsidy({ from: "2025-02-01", to: "2025-01-01" })],
      "ends before it begins",
    ],
    [
      "a fund nobody knows",
      [aSubsidy({ paidByFundOrg: "NO-1" })],
      "SUB-1 is paid by NO-1, which is neither in",
    ],
    ["one ID twice", [aSubsidy(), aSubsidy({ subsidyId: "sub-1" })], "sub-1 stands twice"],
    ["no ID", [aSubsidy({ subsidyId: " " })], "has no Subsidy ID"],
  ])("%s", (_what, subsidies, message) => {
    expect(() => apply({ charges: [charge()], subsidies })).toThrow(message);
  });

  test("a source that earns nothing has no fund that could pay", () => {
    const given = {
      charges: [cost("a", "40")],
      subsidies: [aSubsidy({ paidByFundOrg: "" })],
      reference: { ...REFERENCE, sources: [source({ creditFundOrg: "" })] },
    };
    expect(() => apply(given)).toThrow(
      "SUB-1 names no Paid By Fund Org, and source AWS has no Credit Fund Org",
    );
  });

  test("what is not in use may be wrong", () => {
    const unused = subsidy("Prepaid", { status: "Inactive", paidByFundOrg: "NO-1" });
    expect(apply({ charges: [charge()], subsidies: [unused] }).balances).toEqual([]);
  });
});

test("who pays: the fund named, else the one that recovers the source's cost", () => {
  const paidBy = (change: Partial<Subsidy>): (string | undefined)[] =>
    apply({ charges: [cost("a", "40")], subsidies: [aSubsidy(change)] }).groups[0]!.credits.map(
      (credit) => credit.paidByFundOrg,
    );
  expect([paidBy({}), paidBy({ paidByFundOrg: "" })]).toEqual([["VPR-1"], ["RC-90000"]]);
});
