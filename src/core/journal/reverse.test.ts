/** A journal and its reversal leave nothing. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { journalLine } from "../../testing/builders";
import { anyCharges, journal, statements } from "../../testing/any-month";
import { activeLines, nextJournalId, reverseJournal } from "./reverse";

test("a reversal's line", () => {
  expect(reverseJournal("2025-01-J1", [journalLine(), journalLine({ journalId: "2025-01-J2" })])).toEqual([
    journalLine({
      lineId: "2025-01-J1-R/0001",
      journalId: "2025-01-J1-R",
      debit: 0,
      credit: 1250,
      description: "Rev. AWS 2025-01 BIO-10000",
      reference: "2025-01-J1-R",
      status: "Reversed",
    }),
  ]);
});

test.each([
  ["there is none", [], "There is no journal 2025-01-J1."],
  [
    "it is reversed",
    [journalLine({ status: "Reversed" })],
    "2025-01-J1 is reversed already, or is itself a reversal.",
  ],
])("refused where %s", (_why, lines, message) => {
  expect(() => reverseJournal("2025-01-J1", lines)).toThrow(message);
});

test("whatever the journal, both together leave nothing on any fund and account", () => {
  fc.assert(
    fc.property(anyCharges, (charges) => {
      const { lines } = journal(statements(charges).lines);
      fc.pre(lines.length > 0);
      const left = new Map<string, number>();
      for (const l of [...lines, ...reverseJournal("2025-01-J1", lines)]) {
        const key = `${l.fundOrg} ${l.account}`;
        left.set(key, (left.get(key) ?? 0) + l.debit - l.credit);
      }
      expect([...left.values()].every((cents) => cents === 0)).toBe(true);
    }),
    runs(30),
  );
});

test.each([
  [[], "2025-01-J1"],
  [["2025-01-J1", "2025-01-J1-R"], "2025-01-J2"],
  [["2025-01-J9", "2025-01-J10", "2025-01-J2"], "2025-01-J11"],
])("after %j comes %s", (journalIds, next) => {
  const lines = journalIds.map((journalId) => journalLine({ journalId }));
  expect(
    nextJournalId("2025-01", [...lines, journalLine({ period: "2024-12", journalId: "2024-12-J40" })]),
  ).toBe(next);
});

test("reversed lines do not count", () => {
  expect(activeLines([journalLine({ status: "Reversed" }), journalLine({ status: "Posted" })])).toHaveLength(
    1,
  );
});
