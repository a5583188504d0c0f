/** Which statements still have to go out. */
import { mailLogEntry, statement } from "../testing/builders";
import type { MailLogEntry } from "./mail";
import { standingOf, undecided, type MailStanding } from "./mail-standing";
import type { StatementRecord } from "./statements/statement";

test.each<readonly [StatementRecord["status"], readonly MailLogEntry["status"][], MailStanding]>([
  ["Draft", [], "not sent"],
  ["Issued", [], "sent"],
  ["Issued", ["Sent"], "sent"],
  ["Issued", ["Failed", "Sent"], "sent"],
  ["Issued", ["Sent", "Unknown"], "sent"],
  ["Issued", ["Unknown"], "unknown"],
  ["Issued", ["Failed"], "not sent"],
  ["Issued", ["Drafted"], "not sent"],
  ["Issued", ["Sending"], "not sent"],
  ["Draft", ["Failed"], "not sent"],
])("%s with mails %j: %s", (status, mails, expected) => {
  const rows = mails.map((of) => mailLogEntry({ status: of, statementNo: "2025-01-0009; 2025-01-0001" }));
  const others = mailLogEntry({ statementNo: "2025-01-0001-R2" });
  expect(standingOf(statement({ status }), [...rows, others])).toBe(expected);
});

test.each([
  [["Unknown"], [1]],
  [["Sent", "Unknown"], [2]],
  [["Unknown", "Failed"], [1]],
  [
    ["Unknown", "Unknown"],
    [1, 2],
  ],
  [["Unknown", "Sent"], []],
  [["Sent", "Failed"], []],
] as const)("%j: to be decided %j", (states, expected) => {
  const log = states.map((status, i) => ({ statementNo: "2025-01-0007", status, attempt: i + 1 }));
  const other = { statementNo: "2025-01-0008", status: "Sent" as const, attempt: 9 };
  expect(undecided([other, ...log]).map(({ attempt }) => attempt)).toEqual(expected);
});

test("one that carried two statements stays in doubt while one of them did not go out", () => {
  const first = { statementNo: "2025-01-0007; 2025-01-0008", status: "Unknown" as const, attempt: 1 };
  const second = { statementNo: "2025-01-0008", status: "Sent" as const, attempt: 2 };
  expect(undecided([first, second])).toEqual([first]);
  expect(undecided([first, second, { ...second, statementNo: "2025-01-0007" }])).toEqual([]);
});
