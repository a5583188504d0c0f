/** Edits in the sheet are taken as decisions, once, by a hand that nobody verified. */
import { charge, logEntry } from "../../testing/builders";
import type { Charge } from "../charge";
import type { LogEntry } from "../log";
import { adoptSheetEdits } from "./sheet-edits";

const NOW = "2025-02-05T09:00:00Z";
const said = (after: string, overrides: Partial<LogEntry> = {}): LogEntry =>
  logEntry({ after, ...overrides });

function adopt(overrides: Partial<Charge>, log: readonly LogEntry[] = []) {
  const { charges, log: drafts } = adoptSheetEdits([charge(overrides)], log, NOW);
  return { charge: charges[0]!, drafts };
}

test.each<readonly [string, Partial<Charge>, readonly LogEntry[]]>([
  ["nobody decided", {}, []],
  ["the rules hold it", { review: "Pending" }, []],
  ["the log says the same", { review: "Approved" }, [said("Approved")]],
  ["the last entry says the same", { review: "Held" }, [said("Approved"), said("Held")]],
  [
    "it was carried so",
    { pi: "ben@example.edu" },
    [said("Undecided, PI ben@example.edu", { step: "Close" })],
  ],
  ["an import set it back", { review: "Pending" }, [said("Approved"), said("Undecided", { step: "Import" })]],
  ["other steps' entries do not count", {}, [said("Approved", { step: "Statements" })]],
  ["an import took it away before", {}, [said("Approved"), said("", { step: "Import" })]],
])("nothing is taken where %s", (_why, overrides, log) => {
  expect(adopt(overrides, log)).toEqual({ charge: charge(overrides), drafts: [] });
});

test.each<readonly [string, Partial<Charge>, readonly LogEntry[], string, string]>([
  ["approved", { review: "Approved" }, [], "Undecided", "Approved"],
  ["held instead", { review: "Held" }, [said("Approved")], "Approved", "Held"],
  ["given to another PI", { pi: "ben@example.edu" }, [], "Undecided", "Undecided, PI ben@example.edu"],
  [
    "given another fund",
    { review: "Approved", fundOrg: "X-1" },
    [said("Approved")],
    "Approved",
    "Approved, Fund Org X-1",
  ],
])("%s in the sheet", (_what, overrides, log, before, after) => {
  const { charge: taken, drafts } = adopt({ ...overrides, reviewNote: "why" }, log);
  expect(taken).toEqual(charge({ ...overrides, reviewNote: "why", reviewedBy: "in sheet", reviewedAt: NOW }));
  expect(drafts).toEqual([
    {
      at: NOW,
      by: "in sheet",
      step: "Review",
      period: "2025-01",
      what: charge().chargeId,
      before,
      after,
      reason: "why",
    },
  ]);
});

test.each(["OK", "Pending"] as const)("a decision that was taken back to %s waits for a person", (review) => {
  const { charge: taken, drafts } = adopt({ review, flags: "Amount limit: above 10" }, [said("Rejected")]);
  expect(taken).toMatchObject({
    review: "Pending",
    flags: "Amount limit: above 10; Set to Pending: was Rejected, changed in the sheet",
    reviewedBy: "in sheet",
  });
  expect(drafts).toMatchObject([{ before: "Rejected", after: "Undecided" }]);
});

test("an edit is taken once", () => {
  const first = adoptSheetEdits([charge({ review: "Held" })], [], NOW);
  const log = first.log.map((draft) => logEntry(draft));
  expect(adoptSheetEdits(first.charges, log, NOW)).toEqual({ charges: first.charges, log: [] });
});
