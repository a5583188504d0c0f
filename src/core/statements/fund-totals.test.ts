/** What funds bore: which statements, lines and months count. */
import { periodRecord, statement, statementLine } from "../../testing/builders";
import type { PeriodRecord } from "../periods";
import type { StatementRecord } from "./statement";
import { fundTotals } from "./fund-totals";

const january = { period: "2025-01", currency: "USD", periods: [] };

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
  ["a draft of a later month that is open", { period: "2025-02" }, undefined],
  ["one that was sent of a later month that is open", { period: "2025-02", status: "Issued" }, undefined],
  ["one in another currency", { period: "2024-12", currency: "EUR" }, undefined],
])("%s", (_what, overrides, expected) => {
  const { record, line } = made("A", overrides);
  expect(fundTotals([record], [line], january).get("BIO-10000")).toBe(expected);
});

test("charges, credits and what a fund paid for others are added, each to its fund", () => {
  const record = statement({ period: "2024-12" });
  const lines = [
    statementLine({ billed: 1000 }),
    statementLine({ billed: -300, kind: "Credit" }),
    statementLine({ billed: 300, kind: "Paid by", fundOrg: "PROV-1" }),
    statementLine({ billed: 50, fundOrg: "PROV-1" }),
  ];
  expect([...fundTotals([record], lines, january)]).toEqual([
    ["BIO-10000", 700],
    ["PROV-1", 350],
  ]);
});

test.each<readonly [string, Partial<PeriodRecord>, Partial<PeriodRecord>, number | undefined]>([
  ["is closed", { status: "Closed" }, {}, 100],
  ["is posted", { status: "Posted" }, {}, 100],
  ["was opened again", { status: "Open", closedAt: "2025-03-02T10:00:00Z" }, {}, undefined],
  [
    "was closed before it",
    { status: "Closed", closedAt: "2025-03-02T10:00:00Z" },
    { status: "Posted", closedAt: "2025-03-02T10:00:01Z" },
    100,
  ],
  [
    "was closed after it",
    { status: "Closed", closedAt: "2025-03-02T10:00:00Z" },
    { status: "Closed", closedAt: "2025-02-02T10:00:00Z" },
    undefined,
  ],
  [
    "was closed in the same second, the log says before it",
    { status: "Closed", closedAt: "2025-03-02T10:00:00Z", logEntry: "0000009 ffffffffffffffff" },
    { status: "Closed", closedAt: "2025-03-02T10:00:00Z", logEntry: "0000010 0000000000000000" },
    100,
  ],
])("a draft of a later month that %s", (_what, later, own, expected) => {
  const { record, line } = made("B", { period: "2025-02" });
  const periods = [
    periodRecord({ period: "2025-01", status: "Open", ...own }),
    periodRecord({ period: "2025-02", ...later }),
  ];
  expect(fundTotals([record], [line], { ...january, periods }).get("BIO-10000")).toBe(expected);
});
