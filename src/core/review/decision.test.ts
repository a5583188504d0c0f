/** Decisions of people: what they change, what is refused, what the log says. */
import { charge, directory, person, project, split } from "../../testing/builders";
import type { Charge } from "../charge";
import { SHARE_WHOLE } from "../money";
import { decide, stateText, type Decided, type Deciding, type Decision } from "./decision";

const NOW = "2025-02-03T09:00:00Z";
function run(charges: readonly Charge[], decision: Decision, deciding: Partial<Deciding> = {}): Decided {
  return decide(charges, decision, {
    note: "seen",
    by: "tess",
    now: NOW,
    directory: directory(),
    blockers: () => [],
    ...deciding,
  });
}

test.each([
  ["approve", "Approved"],
  ["reject", "Rejected"],
  ["hold", "Held"],
] as const)("%s: the charge is %s, and the log says by whom and why", (act, review) => {
  const { charges, log, refused } = run([charge({ review: "Pending" })], { do: act });
  expect(charges).toEqual([charge({ review, reviewNote: "seen", reviewedBy: "tess", reviewedAt: NOW })]);
  expect(log).toEqual([
    {
      at: NOW,
      by: "tess",
      step: "Review",
      period: "2025-01",
      what: charge().chargeId,
      before: "Undecided",
      after: review,
      reason: "seen",
    },
  ]);
  expect(refused).toEqual([]);
});

test("a decision settles what happened to the charge before, not what the rules found", () => {
  const flags = "Amount changed: was 1, is 2; Amount limit: above 10; Carried over: held in 2024-12";
  expect(run([charge({ flags })], { do: "approve" }).charges[0]?.flags).toBe("Amount limit: above 10");
  expect(run([charge({ flags })], { do: "reassign", pi: "ben@example.edu" }).charges[0]?.flags).toBe(flags);
});

test("the same decision again changes nothing; another note does", () => {
  const approved = charge({ review: "Approved", reviewNote: "seen" });
  expect(run([approved], { do: "approve" })).toMatchObject({ charges: [], log: [] });
  expect(run([approved], { do: "approve" }, { note: "" })).toMatchObject({ charges: [], log: [] });
  expect(run([approved], { do: "approve" }, { note: "again" }).charges[0]?.reviewNote).toBe("again");
});

test("what must be mended cannot be approved, but rejected or held; the others are decided", () => {
  const blockers = (c: Charge): string[] =>
    c.pi === "" ? ["the charge names no PI", "the charge has no fund"] : [];
  const list = [charge({ chargeId: "a", pi: "" }), charge({ chargeId: "b" })];
  const approved = run(list, { do: "approve" }, { blockers });
  expect(approved.refused).toEqual([
    { chargeId: "a", reason: "the charge names no PI; the charge has no fund" },
  ]);
  expect(approved.charges.map((c) => c.chargeId)).toEqual(["b"]);
  expect(run(list, { do: "hold" }, { blockers }).refused).toEqual([]);
});

describe("a reassignment", () => {
  const known = directory({
    people: [person({ email: "ben@example.edu", aliases: "b.ortho@example.edu" })],
    projects: [project({ project: "polymer", defaultFundOrg: "CHEM-1" }), project({ project: "bare" })],
    splits: [split("BIO-2", SHARE_WHOLE, { project: "atlas" })],
  });
  const cases: readonly (readonly [
    string,
    Omit<Extract<Decision, { do: "reassign" }>, "do">,
    Partial<Charge>,
  ])[] = [
    [
      "names the PI by the one address",
      { pi: "B.Ortho@example.edu" },
      { pi: "ben@example.edu", fundOrg: "BIO-10000" },
    ],
    [
      "to another project is paid as that one pays, not by the old one's tag",
      { project: "polymer" },
      { project: "polymer", fundOrg: "" },
    ],
    ["to a project with splits is split", { project: "atlas" }, { project: "atlas", fundOrg: "" }],
    [
      "to the same project in other letters keeps the tag's fund",
      { project: "Coral" },
      { fundOrg: "BIO-10000" },
    ],
    [
      "to a project without a fund keeps the tag's",
      { project: "bare" },
      { project: "bare", fundOrg: "BIO-10000" },
    ],
    [
      "with a fund of its own keeps that",
      { project: "polymer", fundOrg: "X-1" },
      { project: "polymer", fundOrg: "X-1" },
    ],
    ["to a fund alone", { fundOrg: "X-1" }, { project: "coral", fundOrg: "X-1", payer: "Reassigned" }],
    [
      "to the tag's own fund is a choice like any other",
      { fundOrg: "BIO-10000" },
      { fundOrg: "BIO-10000", payer: "Reassigned" },
    ],
    ["to nobody", { pi: "" }, { pi: "" }],
  ];
  test.each(cases)("%s", (_what, to, expected) => {
    const [after] = run(
      [charge({ review: "Approved" })],
      { do: "reassign", ...to },
      { directory: known },
    ).charges;
    expect(after).toMatchObject({
      ...expected,
      review: "Approved",
      reviewedBy: "tess",
      importedPi: charge().importedPi,
      importedFundOrg: "BIO-10000",
    });
  });

  test("to another project keeps the fund that a person named before", () => {
    const named = charge({ fundOrg: "X-1", payer: "Reassigned" });
    const [after] = run([named], { do: "reassign", project: "polymer" }, { directory: known }).charges;
    expect(after).toMatchObject({ project: "polymer", fundOrg: "X-1" });
  });

  test("to what is there already changes nothing", () => {
    expect(run([charge()], { do: "reassign", project: "coral" }, { note: "" }).charges).toEqual([]);
  });
});

test.each<readonly [Partial<Charge>, string]>([
  [{ review: "OK" }, "Undecided"],
  [{ review: "Pending" }, "Undecided"],
  [{ review: "Held" }, "Held"],
  [{ pi: "ben@example.edu" }, "Undecided, PI ben@example.edu"],
  [{ review: "Approved", project: "", fundOrg: "X-1" }, "Approved, Project none, Fund Org X-1"],
  [{ payer: "Reassigned" }, "Undecided, Fund Org BIO-10000"],
])("the log calls %j %s", (overrides, text) => {
  expect(stateText(charge(overrides))).toBe(text);
});
