/** Who paid when the month was closed, and what a difference does where funds fell back then or do so now. */
import { charge, directory, fund, person, project, split, statementLine } from "../../testing/builders";
import type { Charge, PayerStep } from "../charge";
import { amount, SHARE_WHOLE } from "../money";
import type { Reference } from "../reference";
import type { StatementLine } from "../statements/statement";
import { asPaidThen } from "./paid-then";

const coral = project({ defaultFundOrg: "BIO-10000" });
const untagged = { fundOrg: "", importedFundOrg: "" };
const closed = [fund({ status: "Inactive", fallbackFundOrg: "BIO-2" }), fund({ fundOrg: "BIO-2" })];
const halves = [
  split("BIO-10000", SHARE_WHOLE / 2n, { takesRemainder: "Yes" }),
  split("BIO-3", SHARE_WHOLE / 2n),
];
const paid = (...parts: readonly (readonly [string, number])[]) =>
  parts.map(([fundOrg, billed]) => statementLine({ fundOrg, billed }));

interface Case {
  readonly it: string;
  readonly payer: PayerStep;
  readonly own?: Partial<Charge>;
  readonly lines: readonly StatementLine[];
  readonly now: Partial<Reference>;
  /** The fund on the difference afterwards, or that a person is asked. */
  readonly fund: string | null;
}

test.each<Case>([
  { it: "a tag still pays", payer: "Tags", lines: paid(["BIO-10000", 1250]), now: {}, fund: "BIO-10000" },
  {
    it: "a tag that falls back now",
    payer: "Tags",
    lines: paid(["BIO-10000", 1250]),
    now: { funds: closed },
    fund: null,
  },
  {
    it: "a default that falls back now: the fund that paid",
    payer: "Project default",
    own: untagged,
    lines: paid(["BIO-10000", 1250]),
    now: { projects: [coral], funds: closed },
    fund: "BIO-10000",
  },
  {
    it: "a tag fell back then and does now",
    payer: "Fallback",
    lines: paid(["BIO-2", 1250]),
    now: { funds: closed },
    fund: "BIO-10000",
  },
  {
    it: "a tag fell back then, and its fund is open now: the fallback that paid",
    payer: "Fallback",
    lines: paid(["BIO-2", 1250]),
    now: { funds: [fund()] },
    fund: "BIO-2",
  },
  {
    it: "a default fell back then, to another fund than now",
    payer: "Fallback",
    own: untagged,
    lines: paid(["BIO-7", 1250]),
    now: { projects: [coral], funds: closed },
    fund: "BIO-7",
  },
  {
    it: "a fallback then, but the lines name two other funds",
    payer: "Fallback",
    lines: paid(["BIO-7", 1000], ["BIO-8", 250]),
    now: { funds: closed },
    fund: null,
  },
  {
    it: "a share of a split fell back then and does now",
    payer: "Fallback",
    lines: paid(["BIO-2", 625], ["BIO-3", 625]),
    now: { funds: closed, splits: halves },
    fund: "BIO-10000",
  },
  {
    it: "a share of a split fell back then, and none does now",
    payer: "Fallback",
    lines: paid(["BIO-2", 625], ["BIO-3", 625]),
    now: { splits: halves },
    fund: null,
  },
  {
    it: "a split then, a share of which falls back now",
    payer: "Split",
    lines: paid(["BIO-10000", 625], ["BIO-3", 625]),
    now: { funds: closed, splits: halves },
    fund: null,
  },
  {
    it: "what a subsidy moved shows nothing of who paid",
    payer: "Project default",
    own: untagged,
    lines: [
      ...paid(["BIO-10000", 1250]),
      statementLine({ kind: "Credit", billed: -500 }),
      statementLine({ kind: "Paid by", fundOrg: "PROV-1", billed: 500 }),
    ],
    now: { projects: [coral] },
    fund: "",
  },
])("$it", ({ payer, own, lines, now, fund: expected }) => {
  const original = charge({ payer, ...own });
  const difference = charge({
    ...own,
    chargeId: "difference",
    period: "2025-03",
    originalPeriod: "2025-01",
    corrects: original.chargeId,
  });
  const [after] = asPaidThen([difference], [original], { lines, directory: directory(now) });
  expect([after?.review, after?.fundOrg]).toEqual(
    expected === null ? ["Pending", difference.fundOrg] : ["OK", expected],
  );
});

describe("another charge of the service that a person put on its own fund", () => {
  const original = charge({ chargeId: "x1", payer: "Project default", ...untagged });
  const other = charge({ chargeId: "x2", payer: "Reassigned", fundOrg: "BIO-2", amount: amount("20") });
  const difference = charge({
    ...untagged,
    chargeId: "difference",
    period: "2025-03",
    originalPeriod: "2025-01",
    corrects: "x1",
  });
  const lines = paid(["BIO-10000", 1250], ["BIO-2", 2000]);

  test.each<readonly [string, readonly StatementLine[], Partial<Reference>]>([
    ["its fund is the default now", lines, { projects: [project({ defaultFundOrg: "BIO-2" })] }],
    ["the default is a third fund now", lines, { projects: [project({ defaultFundOrg: "BIO-3" })] }],
    [
      "and the PI has got another address",
      lines.map((line) => ({ ...line, pi: "old@bio.example.edu" })),
      {
        people: [person({ email: lines[0]!.pi, aliases: "old@bio.example.edu" })],
        projects: [project({ defaultFundOrg: "BIO-2" })],
      },
    ],
  ])("%s: the difference goes to the fund that paid", (_what, billed, now) => {
    const then = { lines: billed, directory: directory(now) };
    const [after] = asPaidThen([difference], [original, other], then);
    expect([after?.review, after?.fundOrg]).toEqual(["OK", "BIO-10000"]);
  });
});
