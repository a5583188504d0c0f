/** A month billed while later ones are closed: what goes through, and what would be paid twice. */
import { subsidyBalance } from "../../testing/book-builders";
import { refuseLate, withoutIdle } from "./late-month";
import type { SubsidyBalance } from "./subsidy";

const row = (period: string, opening: number, granted: number, used: number, of = "WEL"): SubsidyBalance =>
  subsidyBalance({
    balanceId: `${period} ${of}`,
    subsidyId: of,
    period,
    opening,
    granted,
    used,
    left: opening + granted - used,
  });
const months = (...statuses: ("Open" | "Closed" | "Posted")[]) =>
  statuses.map((status, i) => ({ period: `2025-0${i + 1}`, status }));
const JANUARY = "2025-01";

interface Case {
  readonly it: string;
  readonly planned: readonly SubsidyBalance[];
  readonly balances: readonly SubsidyBalance[];
  readonly statuses?: ReturnType<typeof months>;
  /** null: it goes through. */
  readonly refused: RegExp | null;
  /** The rows that are written. */
  readonly kept?: readonly SubsidyBalance[];
}

test.each<Case>([
  {
    it: "drawn again",
    planned: [row(JANUARY, 0, 500, 450)],
    balances: [row("2025-02", 0, 500, 450)],
    refused:
      /^2025-02 is closed, and its Subsidy Balances \(WEL\) do not open with what 2025-01 leaves.*Reopen 2025-02 first/,
  },
  {
    it: "by two closed months, the newest first",
    planned: [row(JANUARY, 0, 500, 1)],
    balances: [row("2025-02", 0, 500, 450), row("2025-03", 50, 0, 50)],
    statuses: months("Open", "Closed", "Closed"),
    refused: /^2025-03, 2025-02 are closed.*Reopen 2025-03, then 2025-02 first/,
  },
  {
    it: "by a posted month",
    planned: [row(JANUARY, 0, 500, 450)],
    balances: [row("2025-02", 0, 500, 450)],
    statuses: months("Open", "Posted"),
    refused: /2025-02 is posted to the ledger: hold the charges of 2025-01 that WEL would pay for/,
  },
  {
    it: "an open month between does not hide a closed one",
    planned: [row(JANUARY, 0, 500, 450)],
    balances: [row("2025-02", 0, 500, 100), row("2025-03", 400, 0, 400)],
    statuses: months("Open", "Open", "Closed"),
    refused: /^2025-03 is closed/,
  },
  {
    it: "what it drew and the later month counted, and draws no more",
    planned: [],
    balances: [row(JANUARY, 0, 500, 100), row("2025-02", 400, 0, 50)],
    refused: /2025-02 is closed/,
  },
  {
    it: "draws nothing: no row is written, as the later month was granted it",
    planned: [row(JANUARY, 0, 500, 0), row(JANUARY, 0, 90, 10, "OWN")],
    balances: [row("2025-02", 0, 500, 450)],
    refused: null,
    kept: [row(JANUARY, 0, 90, 10, "OWN")],
  },
  {
    it: "draws nothing between two months",
    planned: [row(JANUARY, 100, 400, 0)],
    balances: [row("2024-12", 0, 100, 0), row("2025-02", 100, 400, 450)],
    refused: null,
    kept: [],
  },
  {
    it: "leaves what the later month opens with",
    planned: [row(JANUARY, 0, 500, 100)],
    balances: [row(JANUARY, 0, 500, 90), row("2025-02", 400, 0, 50)],
    refused: null,
  },
  {
    it: "the later month is open",
    planned: [row(JANUARY, 0, 500, 450)],
    balances: [row("2025-02", 0, 500, 450)],
    statuses: months("Open", "Open"),
    refused: null,
  },
  {
    it: "the later month has it for others",
    planned: [row(JANUARY, 0, 500, 450)],
    balances: [{ ...row("2025-02", 0, 500, 450), beneficiary: "ben.roth@example.edu" }],
    refused: null,
  },
])("$it", ({ planned, balances, statuses = months("Open", "Closed"), refused, kept = planned }) => {
  const given = { periods: statuses, balances };
  const written = withoutIdle(JANUARY, planned, given);
  expect(written).toEqual(kept);
  const judge = (): void => {
    refuseLate(JANUARY, written, given);
  };
  if (refused === null) expect(judge).not.toThrow();
  else expect(judge).toThrow(refused);
});
