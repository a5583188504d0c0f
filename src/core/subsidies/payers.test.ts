/** Funds that pay subsidies: closed to the month or to a charge's own day, and beyond their cap. */
import { subsidy } from "../../testing/book-builders";
import { amount } from "../money";
import {
  costing,
  directory,
  fund,
  periodRecord,
  settings,
  statement,
  statementLine,
} from "../../testing/builders";
import type { Charge } from "../charge";
import type { Fund } from "../reference";
import { billCharges } from "../billing/lines";
import { applySubsidies } from "./apply";
import { payerCapWarnings, payerProblems } from "./payers";
import type { Subsidy } from "./subsidy";

const FUND = "VPR-1";

test.each<readonly [string, Partial<Fund>, Partial<Subsidy>, string]>([
  ["open", {}, {}, ""],
  ["inactive", { status: "Inactive" }, {}, "SUB-1 is paid by VPR-1, which is inactive"],
  ["ended", { awardEnd: "2024-12-31" }, {}, "SUB-1 is paid by VPR-1, which ended on 2024-12-31"],
  ["spaces", { awardEnd: "2024-12-31" }, { paidByFundOrg: " VPR-1 " }, "SUB-1 is paid by VPR-1, which ended"],
  ["not begun", { awardStart: "2025-02-01" }, {}, "SUB-1 is paid by VPR-1, which starts only on 2025-02-01"],
  ["for a part of the month", { awardStart: "2025-01-10", awardEnd: "2025-01-20" }, {}, ""],
  [
    "for none of the days of the subsidy",
    { awardEnd: "2025-01-20" },
    { from: "2025-01-21" },
    "which ended on 2025-01-20",
  ],
  ["the subsidy ended with it", { awardEnd: "2024-12-31" }, { to: "2024-12-31" }, ""],
  ["the subsidy is not in use", { status: "Inactive" }, { status: "Inactive" }, ""],
  ["not in the table", { fundOrg: "OTHER" }, {}, ""],
  ["another fund", { status: "Inactive" }, { paidByFundOrg: "VPR-2" }, ""],
])("a fund in January: %s", (_what, ofFund, ofSubsidy, expected) => {
  const known = directory({ funds: [fund({ fundOrg: FUND, ...ofFund }), fund({ fundOrg: "VPR-2" })] });
  const [problem = ""] = payerProblems([subsidy(ofSubsidy)], "2025-01", known);
  if (expected === "") expect(problem).toBe("");
  else expect(problem).toContain(expected);
});

const ENDS: Partial<Fund> = { awardEnd: "2025-01-15" };
const on = (day: string, change: Partial<Charge> = {}): Charge =>
  costing("40", { chargePeriodStart: `2025-01-${day}T00:00:00Z`, ...change });

test.each<readonly [string, Partial<Fund>, Charge, Partial<Subsidy>, string | null]>([
  ["the award's last day", ENDS, on("15"), {}, null],
  [
    "the day after",
    ENDS,
    on("16"),
    {},
    "SUB-1 is paid by VPR-1, which ended on 2025-01-15, for a charge of 2025-01-16",
  ],
  ["the day after the subsidy", ENDS, on("16"), { to: "2025-01-15" }, null],
  ["a refund goes back all the same", ENDS, on("16", { amount: amount("-40") }), {}, null],
  [
    "a charge that was carried out of a month before the award",
    { awardStart: "2025-01-01" },
    costing("40", { chargePeriodStart: "2024-12-20T00:00:00Z" }),
    {},
    "which starts only on 2025-01-01, for a charge of 2024-12-20",
  ],
  [
    "what raises to a minimum charge",
    ENDS,
    on("16"),
    { kind: "Minimum charge", share: null, amount: amount("50") },
    "which ended on 2025-01-15, for a charge of 2025-01-16",
  ],
  ["any day", { status: "Inactive" }, on("1"), {}, "SUB-1 is paid by VPR-1, which is inactive"],
])("a charge on %s", (_what, ofFund, one, ofSubsidy, refused) => {
  const known = directory({ funds: [fund({ fundOrg: FUND, ...ofFund })] });
  const apply = (): unknown =>
    applySubsidies(
      billCharges([one], known),
      { subsidies: [subsidy(ofSubsidy)], balances: [], firstMonths: new Map() },
      { period: "2025-01", directory: known, settings: settings() },
    );
  if (refused === null) expect(apply).not.toThrow();
  else expect(apply).toThrow(refused);
});

describe("a cap", () => {
  const warnings = (
    cap: string | null,
    december: number,
    status: "Issued" | "Superseded" = "Issued",
    february?: "Open" | "Closed",
  ) =>
    payerCapWarnings({
      period: "2025-01",
      currency: "USD",
      periods: february === undefined ? [] : [periodRecord({ period: "2025-02", status: february })],
      directory: directory({ funds: [fund({ fundOrg: FUND, cap: cap === null ? null : amount(cap) })] }),
      statements: [
        statement({ statementNo: "2024-12-0001", period: "2024-12", status }),
        statement({ statementNo: "2025-01-0001", period: "2025-01" }),
        statement({ statementNo: "2025-02-0001", period: "2025-02", status: "Issued" }),
      ],
      lines: [
        statementLine({ statementNo: "2025-02-0001", period: "2025-02", fundOrg: FUND, billed: 1000 }),
        statementLine({ statementNo: "2024-12-0001", period: "2024-12", fundOrg: FUND, billed: december }),
        ...[
          { subsidyId: "B", billed: 3000 },
          { subsidyId: "A", billed: 1000 },
        ].map((one) =>
          statementLine({ statementNo: "2025-01-0001", kind: "Paid by", fundOrg: FUND, ...one }),
        ),
      ],
    });

  test.each<readonly [string, string | null, number, "Issued" | "Superseded", readonly string[]]>([
    ["none", null, 5000, "Issued", []],
    ["kept to", "90", 5000, "Issued", []],
    [
      "passed, earlier months counted",
      "60",
      5000,
      "Issued",
      ["VPR-1, which pays for A, B, bears 90.00 with 2025-01: 30.00 beyond its Cap of 60.00."],
    ],
    ["what was superseded counts no more", "60", 5000, "Superseded", []],
  ])("%s", (_what, cap, december, status, expected) => {
    expect(warnings(cap, december, status)).toEqual(expected);
  });

  test("of a later month what was billed counts once it is closed", () => {
    expect(warnings("90", 5000, "Issued", "Open")).toEqual([]);
    expect(warnings("90", 5000, "Issued", "Closed")).toEqual([
      "VPR-1, which pays for A, B, bears 100.00 with 2025-01: 10.00 beyond its Cap of 90.00.",
    ]);
  });

  test("a fund that only bears charges is the review's matter", () => {
    const known = directory({ funds: [fund({ fundOrg: FUND, cap: amount("1") })] });
    const lines = [statementLine({ statementNo: "2025-01-0001", fundOrg: FUND, billed: 500 })];
    const statements = [statement({ statementNo: "2025-01-0001", period: "2025-01" })];
    expect(
      payerCapWarnings({
        period: "2025-01",
        currency: "USD",
        directory: known,
        statements,
        lines,
        periods: [],
      }),
    ).toEqual([]);
  });
});
