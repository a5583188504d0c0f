/** What funds bore: which statements, lines and months count. */
import { statement, statementLine } from "../../testing/builders";
import type { StatementRecord } from "./statement";
import { fundTotals } from "./fund-totals";

const made = (statementNo: string, overrides: Partial<StatementRecord>) => ({
  record: statement({ statementNo, ...overrides }),
  line: statementLine({ statementNo, billed: 100 }),
});

test.each<readonly [string, Partial<StatementRecord>, number | undefined]>([
  ["an issued statement of an earlier month", { period: "2024-12", status: "Issued" }, 100],
  ["a draft of an earlier month", { period: "2024-12" }, 100],
  ["one of years ago", { period: "2019-06" }, 100],
  ["one that was superseded", { period: "2024-12", status: "Superseded" }, undefined],
  ["a void one", { period: "2024-12", status: "Void" }, undefined],
  ["one of the month itself", { period: "2025-01" }, undefined],
  ["one in another currency", { period: "2024-12", currency: "EUR" }, undefined],
])("%s", (_what, overrides, expected) => {
  const { record, line } = made("A", overrides);
  expect(fundTotals([record], [line], "2025-01", "USD").get("BIO-10000")).toBe(expected);
});

test("charges, credits and what a fund paid for others are added, each to its fund", () => {
  const record = statement({ period: "2024-12" });
  const lines = [
    statementLine({ billed: 1000 }),
    statementLine({ billed: -300, kind: "Credit" }),
    statementLine({ billed: 300, kind: "Paid by", fundOrg: "PROV-1" }),
    statementLine({ billed: 50, fundOrg: "PROV-1" }),
  ];
  expect([...fundTotals([record], lines, "2025-01", "USD")]).toEqual([
    ["BIO-10000", 700],
    ["PROV-1", 350],
  ]);
});
