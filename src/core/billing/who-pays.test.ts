/** Who pays: reassignment, split, tags, project default, nobody; the first that hits. */
import { charge, directory, fund, person, project, source, split, settings } from "../../testing/builders";
import type { Charge } from "../charge";
import { SHARE_WHOLE } from "../money";
import type { Reference } from "../reference";
import { debitAccount } from "./account";
import { dayOfCharge, isReassigned, whoPays } from "./who-pays";

const halves = [split("A", SHARE_WHOLE / 2n), split("B", SHARE_WHOLE / 2n, { takesRemainder: "Yes" })];
const coral = project({ defaultFundOrg: "DEF-1" });

test.each<readonly [string, Partial<Charge>, Partial<Reference>, string, string[]]>([
  [
    "a person's reassignment before all",
    { fundOrg: "NEW-1" },
    { splits: halves, projects: [coral] },
    "Reassigned",
    ["NEW-1"],
  ],
  [
    "the tag's own fund before the splits, where a person chose it",
    { payer: "Reassigned" },
    { splits: halves, projects: [coral] },
    "Reassigned",
    ["BIO-10000"],
  ],
  ["splits before tags", {}, { splits: halves, projects: [coral] }, "Split", ["A", "B"]],
  ["tags before the default", {}, { projects: [coral] }, "Tags", ["BIO-10000"]],
  [
    "the project's default",
    { fundOrg: "", importedFundOrg: "" },
    { projects: [coral] },
    "Project default",
    ["DEF-1"],
  ],
  [
    "the default where a person blanked the fund",
    { fundOrg: "" },
    { projects: [coral] },
    "Project default",
    ["DEF-1"],
  ],
  ["nobody", { fundOrg: "", importedFundOrg: "" }, {}, "Nobody", []],
  [
    "no splits without a project",
    { project: "" },
    { splits: [split("A", SHARE_WHOLE, { project: "" })] },
    "Tags",
    ["BIO-10000"],
  ],
  [
    "splits of another day do not count",
    {},
    { splits: halves.map((s) => ({ ...s, to: "2025-01-09" })) },
    "Tags",
    ["BIO-10000"],
  ],
  [
    "the month's first day where the charge has none",
    { chargePeriodStart: "" },
    { splits: halves.map((s) => ({ ...s, to: "2025-01-01" })) },
    "Split",
    ["A", "B"],
  ],
])("%s", (_what, overrides, tables, step, funds) => {
  const payer = whoPays(charge(overrides), directory(tables));
  expect([payer.step, payer.funds.map((f) => f.fundOrg)]).toEqual([step, funds]);
  expect(payer.funds.filter((f) => f.takesRemainder)).toHaveLength(Math.min(funds.length, 1));
});

test.each<readonly [string, Reference["splits"], string, string]>([
  [
    "the named fund takes the remainder",
    [split("A", 9n * (SHARE_WHOLE / 10n)), split("B", SHARE_WHOLE / 10n, { takesRemainder: "Yes" })],
    "B",
    "",
  ],
  ["the largest where none is named", [split("A", 4n), split("B", SHARE_WHOLE - 4n)], "B", ""],
  [
    "two that are named",
    halves.map((s) => ({ ...s, takesRemainder: "Yes" as const })),
    "A",
    "more than one fund of project coral takes the remainder",
  ],
  [
    "less than the whole",
    [split("A", SHARE_WHOLE / 4n)],
    "A",
    "the shares of project coral make 25 %, not 100 %",
  ],
])("splits: %s", (_what, splits, taker, problem) => {
  const payer = whoPays(charge(), directory({ splits }));
  expect(payer.funds.find((f) => f.takesRemainder)?.fundOrg).toBe(taker);
  expect(payer.splitProblem).toBe(problem);
});

test("the PI is billed under one address, the project under one name", () => {
  const known = directory({
    people: [person({ aliases: "aq@example.edu" })],
    projects: [project({ project: "Coral" })],
  });
  expect(whoPays(charge({ pi: "AQ@example.edu", project: "CORAL" }), known)).toMatchObject({
    pi: "ada.quill@example.edu",
    project: "Coral",
  });
  expect(whoPays(charge({ pi: "" }), known).pi).toBe("");
});

test.each<readonly [Partial<Charge>, boolean]>([
  [{}, false],
  [{ pi: "ben@example.edu" }, true],
  [{ project: "" }, true],
  [{ fundOrg: "X" }, true],
])("a charge with %j is reassigned: %s", (overrides, is) => {
  expect(isReassigned(charge(overrides))).toBe(is);
});

test("the day of a charge", () => {
  expect(dayOfCharge(charge())).toBe("2025-01-10");
  expect(dayOfCharge(charge({ chargePeriodStart: "" }))).toBe("2025-01-01");
});

test.each([
  ["the charge's tag", { account: "1" }, "2", "3", "1"],
  ["the fund's", {}, "2", "3", "2"],
  ["the source's", {}, "", "3", "3"],
  ["the setting's", {}, "", "", "4"],
])("the account is %s", (_what, own, ofFund, ofSource, account) => {
  const known = directory({
    funds: [fund({ account: ofFund })],
    sources: [source({ debitAccount: ofSource })],
  });
  const line = { account: "", fundOrg: "BIO-10000", source: "AWS", ...own };
  expect(debitAccount(line, known, settings({ "Default Debit Account": "4" }))).toBe(account);
});
