/** Adjustments that were approved in a month they were carried into: what counts as an approval, and what is written. */
import { adjustment as anAdjustment } from "../../testing/book-builders";
import { charge } from "../../testing/builders";
import { IN_SHEET } from "../actor";
import type { LogDraft } from "../log";
import type { Adjustment } from "./adjustment";
import { approvedSince, writtenIn } from "./approved-since";

const ID = "ADJ-2025-01-0001";
const [ONE, TWO] = [`${ID}/1@2025-02`, `${ID}/2@2025-02`];
const rows = [ONE, TWO].map((chargeId) => charge({ chargeId, period: "2025-02", carriedFrom: "2025-01" }));
const held = anAdjustment({
  adjustmentId: ID,
  period: "2025-01",
  status: "Held",
  enteredBy: "ann",
  approvedBy: "",
  approvedAt: "",
});
const said = (what: string, after: string, by = "bob", step = "Review"): LogDraft => ({
  at: "2025-03-03T09:00:00Z",
  by,
  step,
  period: "2025-02",
  what,
  before: "",
  after,
  reason: "",
});
const both = (after: string, by = "bob", step = "Review"): LogDraft[] =>
  [ONE, TWO].map((what) => said(what, after, by, step));

const since = (
  log: readonly LogDraft[],
  entry: Adjustment = held,
  secondPerson = true,
): Adjustment | undefined => approvedSince([entry], { charges: rows, log, secondPerson })[0];

test("by somebody else, all of its rows: it is approved as the log says", () => {
  const approved = {
    ...held,
    status: "Approved" as const,
    approvedBy: "bob",
    approvedAt: "2025-03-03T09:00:00Z",
  };
  expect(since(both("Approved, Fund Org BIO-1"))).toEqual(approved);
  const again = { ...held, approvedBy: "carol", approvedAt: "2025-02-01T09:00:00Z" };
  expect(since(both("Approved"), again)).toEqual(approved);
  expect(since(both("Approved", "ann"), held, false)).toEqual({ ...approved, approvedBy: "ann" });
});

test.each<[string, readonly LogDraft[], Adjustment?]>([
  ["nobody decided", []],
  ["who entered it approved", both("Approved", "Ann (unverified)")],
  ["it was typed into cells", both("Approved", IN_SHEET)],
  ["one row only", [said(ONE, "Approved")]],
  ["held again since", [...both("Approved"), ...both("Held", "ann")]],
  ["typed over since", [...both("Approved"), said(TWO, "Undecided", IN_SHEET)]],
  ["taken back and carried anew since", [...both("Approved"), ...both("", "bob", "Reopen"), ...both("", "bob", "Close")]],
  ["of the rows that held it", [said(`${ID}/1`, "Approved"), said(`${ID}/2`, "Approved")]],
  ["withdrawn", both("Approved"), { ...held, status: "Withdrawn" }],
  ["approved before it was held, and not since", [], { ...held, approvedBy: "carol" }],
])("%s: it stays as it is", (_what, log, entry = held) => {
  expect(since(log, entry)).toBe(entry);
}); // prettier-ignore

test("where no second person is asked, who approved it before it was held stays beside it", () => {
  const entry = { ...held, approvedBy: "carol" };
  expect(since(both("Approved"), entry, false)).toBe(entry);
});

test("rows of its own month say nothing here", () => {
  const own = [`${ID}/1`, `${ID}/2`].map((chargeId) => charge({ chargeId }));
  const log = own.map(({ chargeId }) => said(chargeId, "Approved"));
  const entries = [held];
  expect(approvedSince(entries, { charges: own, log, secondPerson: true })).toBe(entries);
});

test("what is written are the month's own entries; those of other months stay as they were sealed", () => {
  const own = anAdjustment({ adjustmentId: "ADJ-2025-02-0001", period: "2025-02", status: "Entered" });
  const approved = [held, own].map((a): Adjustment => ({ ...a, status: "Approved", approvedBy: "bob" }));
  expect(writtenIn("2025-02", [held, own], approved)).toEqual([held, approved[1]]);
});
