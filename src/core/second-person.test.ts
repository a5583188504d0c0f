/** Who had a hand in a month's charges, as the log has it. */
import { logEntry } from "../testing/builders";
import type { LogEntry } from "./log";
import { involvedIn } from "./second-person";

const PERIOD = "2025-01";
const did = (step: string, changes: Partial<LogEntry> = {}): LogEntry =>
  logEntry({ step, by: "tess", period: PERIOD, what: "x", at: "2025-02-03T09:00:00Z", ...changes });

test.each([
  ["imported", [did("Import")], "Import once"],
  ["decided", [did("Review"), did("Review"), did("Problems")], "Review 2 times, Problems once"],
  ["entered an adjustment", [did("Adjust", { by: " TESS (unverified)" })], "Adjust once"],
  [
    "granted a standing approval that let charges through",
    [
      did("Standing Approvals", { period: "", what: "SA-1", after: "Active until 2025-12-31" }),
      did("Standing Approvals", { by: "vera", what: "SA-1", after: "3 charges let through" }),
    ],
    "Standing Approvals once",
  ],
])("counts who %s", (_what, log, words) => {
  expect(involvedIn(log, PERIOD, "tess")?.did).toBe(words);
});

test.each([
  ["made statements, sent, booked and closed", ["Statements", "Send", "Journal", "Close"].map((s) => did(s))],
  ["decided about another month", [did("Review", { period: "2024-12" })]],
  ["is another", [did("Import", { by: "tessa" })]],
  ["nobody knows", [did("Review", { by: "in sheet" }), did("Review", { by: "" })]],
  [
    "ran the step in which another's approval let charges through",
    [did("Standing Approvals", { what: "SA-1", after: "3 charges let through" })],
  ],
  [
    "granted an approval that let nothing through in this month",
    [
      did("Standing Approvals", { period: "", what: "SA-1", after: "Active until 2025-12-31" }),
      did("Standing Approvals", { what: "SA-1", after: "3 charges let through" }),
      did("Standing Approvals", { what: "SA-1", after: "0 charges let through" }),
    ],
  ],
])("does not count who %s", (_what, log) => {
  expect(involvedIn(log, PERIOD, "tess")).toBeNull();
});
