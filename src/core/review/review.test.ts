/** Review of a month: states, flags and what cannot be approved; and what must hold for any charges. */
import fc from "fast-check";
import { REVIEW_STATES, PAYER_STEPS, isDecided, type Charge } from "../charge";
import { amount } from "../money";
import { Refusal } from "../problem";
import type { Split } from "../reference";
import type { StandingApproval } from "../standing/standing-approval";
import { standingApproval } from "../../testing/book-builders";
import {
  earlier,
  fund,
  person,
  project,
  reviewCharge,
  reviewContext,
  split,
} from "../../testing/review-cases";
import { blockerCheck, defaultRuleSettings, reviewCharges, type Reviewed } from "./review";
import { parseFlags } from "./flags";
import type { RuleSetting } from "./rule";
import { RULES_LIST } from "./rules";

function review(overrides: Partial<Charge>, rules: readonly RuleSetting[] = []): Reviewed | undefined {
  const charge = reviewCharge(overrides);
  return reviewCharges([charge], rules, reviewContext({ charges: [charge] }))[0];
}

function rule(name: string, overrides: Partial<RuleSetting>): RuleSetting[] {
  return defaultRuleSettings().map((row) => (row.rule === name ? { ...row, ...overrides } : row));
}

const NO_PI = "Missing PI: the charge names no PI, so there is nobody to bill";
const NO_PROJECT = "Missing project: the charge names no project";
const CREDIT = "Negative amount: the amount is -1.00 USD";
const credit = { amount: amount("-1") };

test("a charge that is as it should be is not written again", () => {
  expect(review({})).toBeUndefined();
  expect(review({ review: "Pending", flags: NO_PROJECT, project: "" })).toBeUndefined();
});

const states: readonly (readonly [string, Partial<Charge>, Partial<Reviewed>])[] = [
  ["Hold: OK → Pending", { project: "" }, { review: "Pending", flags: NO_PROJECT }],
  [
    "Hold and Warn: all flags are kept",
    { project: "", ...credit },
    { review: "Pending", flags: `${NO_PROJECT}; ${CREDIT}` },
  ],
  ["Warn: stays OK", credit, { review: "OK", flags: CREDIT }],
  ["nothing left: Pending → OK", { review: "Pending", flags: NO_PROJECT }, { review: "OK", flags: "" }],
  ["old flags go", { flags: "Spike: old" }, { review: "OK", flags: "" }],
  [
    "a sticky flag alone: Pending",
    { flags: "Carried over: from 2024-12; Spike: old" },
    { review: "Pending", flags: "Carried over: from 2024-12" },
  ],
  [
    "a sticky flag stands before the rules'",
    { flags: `${NO_PROJECT}; Amount changed: 5.00 USD was 4.00 USD`, project: "" },
    { review: "Pending", flags: `Amount changed: 5.00 USD was 4.00 USD; ${NO_PROJECT}` },
  ],
  ["Approved: flags only", { review: "Approved", project: "" }, { review: "Approved", flags: NO_PROJECT }],
  ["Rejected: flags only", { review: "Rejected", flags: NO_PROJECT }, { review: "Rejected", flags: "" }],
  ["Held: flags only", { review: "Held", project: "" }, { review: "Held", flags: NO_PROJECT }],
  [
    "a decision settles sticky flags",
    { review: "Approved", flags: "Carried over: x" },
    { review: "Approved", flags: "" },
  ],
  ["who pays is written", { payer: "Nobody" }, { review: "OK", payer: "Tags" }],
];

test.each(states)("%s", (_what, charge, expected) => {
  expect(review(charge)).toEqual({
    chargeId: reviewCharge().chargeId,
    flags: "",
    payer: "Tags",
    ...expected,
  });
});

const settings: readonly (readonly [
  string,
  Partial<Charge>,
  readonly RuleSetting[],
  Partial<Reviewed> | undefined,
])[] = [
  ["a rule switched off", { project: "" }, rule("Missing project", { on: "No" }), undefined],
  [
    "a rule that only warns",
    { project: "" },
    rule("Missing project", { severity: "Warn" }),
    { review: "OK", flags: NO_PROJECT },
  ],
  [
    "a rule of other sources",
    { project: "" },
    rule("Missing project", { appliesTo: "Azure; HPC" }),
    undefined,
  ],
  [
    "a rule of this source",
    { project: "" },
    rule("Missing project", { appliesTo: "Azure; aws" }),
    { review: "Pending" },
  ],
  [
    "a value",
    {},
    rule("Amount above limit", { value: "12" }),
    { review: "Pending", flags: "Amount above limit: 12.50 USD is above the limit of 12.00 USD" },
  ],
  [
    "a rule that must be mended, switched off",
    { pi: "" },
    rule("Missing PI", { on: "No", severity: "Warn", appliesTo: "Azure" }),
    { review: "Pending", flags: NO_PI },
  ],
];

test.each(settings)("%s", (_what, charge, rules, expected) => {
  const reviewed = review(charge, rules);
  if (expected === undefined) expect(reviewed).toBeUndefined();
  else expect(reviewed).toMatchObject(expected);
});

const large = { amount: amount("99999"), listCost: amount("99999") };
const LARGE = "Amount above limit: 99999.00 USD is above the limit of 10000.00 USD";
const LET = "approved until 2025-06-30 by tess: A large run agreed with the PI (SA-0001)";
const approved: readonly (readonly [
  string,
  Partial<Charge>,
  Partial<StandingApproval>,
  Partial<Reviewed>,
])[] = [
  ["lets the flag through, and says so", {}, {}, { review: "OK", flags: `${LARGE}, ${LET}` }],
  ["and takes the charge out of Pending", { review: "Pending" }, {}, { review: "OK" }],
  [
    "not when it is revoked",
    { review: "Pending" },
    { status: "Revoked" },
    { review: "Pending", flags: LARGE },
  ],
  ["not when it says too little", {}, { reason: "" }, { review: "Pending", flags: LARGE }],
  ["not past another rule that holds", { project: "" }, {}, { review: "Pending" }],
  ["not past what happened to the charge", { flags: "Amount changed: 1 was 2" }, {}, { review: "Pending" }],
  ["and changes no decision", { review: "Rejected" }, {}, { review: "Rejected", flags: `${LARGE}, ${LET}` }],
];

test.each(approved)("a standing approval %s", (_what, overrides, approval, expected) => {
  const charge = reviewCharge({ ...large, ...overrides });
  const context = reviewContext({ charges: [charge], approvals: [standingApproval(approval)] });
  expect(reviewCharges([charge], [], context)[0]).toMatchObject(expected);
});

test("what must be mended, or decided each time, is let through by no standing approval", () => {
  const rules = RULES_LIST.filter((r) => r.mustBeMended === true || r.eachTime === true).map((r) => r.name);
  const approvals = rules.map((name, i) =>
    standingApproval({ rule: name, approvalId: `SA-000${i}`, pi: "", resource: "i-0001" }),
  );
  const charge = reviewCharge({ pi: "" });
  const context = reviewContext({ charges: [charge], approvals });
  expect(reviewCharges([charge], [], context)[0]).toMatchObject({ review: "Pending", flags: NO_PI });
  for (const name of rules) expect(context.approval(name, charge)).toBeUndefined();
});

test("the longest words leave the approval's number in sight", () => {
  const charge = reviewCharge({ ...large, serviceName: "x".repeat(400) });
  const approval = standingApproval({
    rule: "Pattern found",
    reason: "y;".repeat(300),
    approvedBy: "z".repeat(90),
  });
  const rules = [...rule("Pattern found", { value: "xxx" })];
  const context = reviewContext({ charges: [charge], approvals: [approval] });
  const flags = reviewCharges([charge], rules, context)[0]?.flags ?? "";
  expect(parseFlags(flags).find((f) => f.rule === "Pattern found")?.reason).toMatch(
    /^service name "x+…, approved until 2025-06-30 by z+…: y,.*… \(SA-0001\)$/,
  );
});

test("a bad value in the Rules table is refused before anything is reviewed", () => {
  expect(() => review({}, rule("Pattern found", { value: "(" }))).toThrow(Refusal);
});

const half = 5_000_000_000n;
const blocked: readonly (readonly [string, Partial<Charge>, readonly Split[], readonly string[]])[] = [
  ["nothing", {}, [], []],
  ["what a person may approve", { amount: amount("99999"), project: "" }, [], []],
  ["a missing PI", { pi: "" }, [], ["the charge names no PI, so there is nobody to bill"]],
  ["another currency", { billingCurrency: "EUR" }, [], ["the charge is in EUR, statements are in USD"]],
  ["split shares", {}, [split("BIO-1", half)], ["the shares of project coral make 50 %, not 100 %"]],
  ["a missing fund", { fundOrg: "", importedFundOrg: "" }, [], ["the charge has no fund"]],
  ["no missing fund of a charge of 0", { fundOrg: "", importedFundOrg: "", amount: 0n }, [], []],
  [
    "several",
    { pi: "", fundOrg: "", importedFundOrg: "" },
    [],
    ["the charge names no PI, so there is nobody to bill", "the charge has no fund"],
  ],
];

test.each(blocked)("approving is blocked by %s", (_what, overrides, splits, reasons) => {
  const charge = reviewCharge(overrides);
  const reference = { sources: [], people: [], projects: [], funds: [], splits, lookups: [] };
  const context = reviewContext({ charges: [charge], reference });
  expect(blockerCheck(context, rule("Missing PI", { on: "No" }))(charge)).toEqual(reasons);
  expect(blockerCheck(context, [])(charge)).toEqual(reasons);
});

describe("for any charges", () => {
  const text = fc.constantFrom(
    "Carried over: from 2024-12",
    "Spike: old",
    "Amount changed",
    "",
    "Set to Pending: x; New PI: y",
  );
  const anyCharge = fc.record({
    review: fc.constantFrom(...REVIEW_STATES),
    payer: fc.constantFrom(...PAYER_STEPS),
    flags: text,
    source: fc.constantFrom("AWS", "HPC"),
    pi: fc.constantFrom("", "ada.quill@example.edu", "QUILL@example.edu", "bo.tern@example.edu"),
    project: fc.constantFrom("", "coral", "kelp"),
    fundOrg: fc.constantFrom("", "BIO-10000", "CHEM-2"),
    serviceName: fc.constantFrom("Compute", "Storage; cold: yes"),
    amount: fc.integer({ min: -1_000_000, max: 2_000_000 }).map((cents) => amount(`${cents}E-2`)),
    billingCurrency: fc.constantFrom("USD", "EUR", ""),
    tags: fc.constantFrom("", "{}", "x;y"),
    period: fc.constantFrom("2025-01", "2024-12"),
    identity: fc.integer({ min: 1, max: 3 }),
  });
  const anyMonth = fc
    .array(anyCharge, { maxLength: 30 })
    .map((month) =>
      month.map(({ identity, ...c }, i) => reviewCharge({ ...c, chargeId: `${identity}-0-${i}` })),
    );
  const anyRules = fc.constantFrom<readonly RuleSetting[]>(
    [],
    rule("Missing project", { appliesTo: "HPC" }),
    rule("Negative amount", { severity: "Hold" }),
    rule("Pattern found", { value: "cold; node" }),
    rule("Discount above limit", { on: "Yes", value: "10" }),
  );

  const around = {
    reference: {
      sources: [],
      people: [person({ aliases: "quill@example.edu" })],
      projects: [project({ project: "kelp", defaultFundOrg: "BIO-2", status: "Inactive" })],
      funds: [
        fund({ cap: amount("5000"), awardEnd: "2025-02-01" }),
        fund({ fundOrg: "CHEM-2", status: "Inactive", fallbackFundOrg: "BIO-10000" }),
      ],
      splits: [split("BIO-1", half)],
      lookups: [],
    },
    fundsBefore: new Map([["BIO-10000", 400_000]]),
    approvals: [standingApproval({ rule: "Missing project", limit: amount("5000") })],
    history: [earlier("2024-11", "20"), earlier("2024-12", "40")],
    mainPeriods: new Map([["import-1", "2025-01"]]),
  };

  function reviewed(charges: readonly Charge[], rules: readonly RuleSetting[]): Map<string, Reviewed> {
    const changes = reviewCharges(charges, rules, reviewContext({ ...around, charges }));
    return new Map(changes.map((change) => [change.chargeId, change]));
  }

  function applied(charges: readonly Charge[], changes: ReadonlyMap<string, Reviewed>): Charge[] {
    return charges.map((charge) => ({ ...charge, ...changes.get(charge.chargeId) }));
  }

  test("a decision is never changed, and nothing else becomes one", () => {
    fc.assert(
      fc.property(anyMonth, anyRules, (charges, rules) => {
        const after = applied(charges, reviewed(charges, rules));
        charges.forEach((charge, i) => {
          if (isDecided(charge)) expect(after[i]?.review).toBe(charge.review);
          else expect(["OK", "Pending"]).toContain(after[i]?.review);
        });
      }),
    );
  });

  test("a second review changes nothing", () => {
    fc.assert(
      fc.property(anyMonth, anyRules, (charges, rules) => {
        const after = applied(charges, reviewed(charges, rules));
        expect(reviewed(after, rules).size).toBe(0);
      }),
    );
  });

  test("the order of the charges does not matter", () => {
    const shuffled = anyMonth.chain((charges) =>
      fc.tuple(fc.constant(charges), fc.shuffledSubarray(charges, { minLength: charges.length })),
    );
    fc.assert(
      fc.property(shuffled, anyRules, ([charges, other], rules) => {
        const inOrder = [...reviewed(charges, rules)].sort();
        expect([...reviewed(other, rules)].sort()).toEqual(inOrder);
      }),
    );
  });
});
