/** Funds that fall back: the day, chains, circles, shares, and what the amounts come to. */
import fc from "fast-check";
import { charge, costing, directory, fund, split } from "../../testing/builders";
import { amount, SHARE_WHOLE, sum } from "../money";
import type { PayerStep } from "../charge";
import type { Fund } from "../reference";
import { totalCharges } from "../totals";
import { billCharges } from "./lines";
import { payers, whoPays } from "./who-pays";

const open = (fundOrg: string): Fund => fund({ fundOrg });
const closed = (fundOrg: string, fallbackFundOrg = ""): Fund =>
  fund({ fundOrg, fallbackFundOrg, status: "Inactive" });

test.each<readonly [string, readonly Fund[], string]>([
  ["an open fund pays itself", [fund({ fallbackFundOrg: "B" })], "BIO-10000"],
  ["a closed one hands on", [closed("BIO-10000", "B"), open("B")], "B"],
  ["spaces around the code do not matter", [closed("BIO-10000", " B "), open("B")], "B"],
  [
    "a chain is followed to the first that is open",
    [closed("BIO-10000", "B"), closed("B", "C"), open("C")],
    "C",
  ],
  ["a circle leads nowhere", [closed("BIO-10000", "B"), closed("B", "BIO-10000")], "BIO-10000"],
  [
    "a circle further on leads nowhere",
    [closed("BIO-10000", "B"), closed("B", "C"), closed("C", "B")],
    "BIO-10000",
  ],
  ["its own fallback is none", [closed("BIO-10000", "BIO-10000")], "BIO-10000"],
  ["a fallback that Funds does not have is not used", [closed("BIO-10000", "B")], "BIO-10000"],
  ["nor one further on", [closed("BIO-10000", "B"), closed("B", "C")], "BIO-10000"],
  ["a chain that ends closed leads nowhere", [closed("BIO-10000", "B"), closed("B")], "BIO-10000"],
  [
    "a fallback outside its own dates is passed over",
    [
      closed("BIO-10000", "B"),
      fund({ fundOrg: "B", awardEnd: "2025-01-09", fallbackFundOrg: "C" }),
      open("C"),
    ],
    "C",
  ],
])("%s", (_what, funds, pays) => {
  const payer = whoPays(charge(), directory({ funds }));
  expect(payer.funds).toEqual([{ fundOrg: pays, share: SHARE_WHOLE, takesRemainder: true }]);
  expect(payer.step).toBe(pays === "BIO-10000" ? "Tags" : "Fallback");
  expect(payer.namedBy).toBe("Tags");
});

test.each([
  ["2025-01-09T00:00:00Z", "BIO-10000"],
  ["2025-01-09T23:59:59Z", "BIO-10000"],
  ["2025-01-10T00:00:00Z", "B"],
])("the charge's own day decides: %s is paid by %s, whatever was asked before", (chargePeriodStart, pays) => {
  const payer = payers(
    directory({ funds: [fund({ awardEnd: "2025-01-09", fallbackFundOrg: "B" }), open("B")] }),
  );
  payer(charge({ chargePeriodStart: "2025-01-09T00:00:00Z" }));
  payer(charge({ chargePeriodStart: "2025-01-10T00:00:00Z" }));
  expect(payer(charge({ chargePeriodStart })).funds[0]?.fundOrg).toBe(pays);
});

const third = SHARE_WHOLE / 4n;
const splits = [
  split("A", third),
  split("B", third, { takesRemainder: "Yes" }),
  split("C", SHARE_WHOLE - 2n * third),
];

test.each<readonly [string, readonly Fund[], readonly (readonly [string, bigint, boolean])[]]>([
  [
    "only the closed fund's share moves",
    [closed("A", "D"), open("D")],
    [
      ["D", third, false],
      ["B", third, true],
      ["C", 2n * third, false],
    ],
  ],
  [
    "the remainder moves with its share",
    [closed("B", "D"), open("D")],
    [
      ["A", third, false],
      ["D", third, true],
      ["C", 2n * third, false],
    ],
  ],
  [
    "a share that lands on a fund of the split is added to it",
    [closed("A", "C"), open("C")],
    [
      ["C", 3n * third, false],
      ["B", third, true],
    ],
  ],
  [
    "all shares on one fund are the whole",
    [closed("A", "D"), closed("B", "D"), closed("C", "D"), open("D")],
    [["D", SHARE_WHOLE, true]],
  ],
])("splits: %s", (_what, funds, expected) => {
  const payer = whoPays(charge(), directory({ funds, splits }));
  expect(payer.funds.map((f) => [f.fundOrg, f.share, f.takesRemainder])).toEqual(expected);
  expect(payer).toMatchObject({ step: "Fallback", namedBy: "Split", splitProblem: "" });
});

test("what funds bear adds up to the charge, whichever fell back, and one of them takes the remainder", () => {
  const codes = ["A", "B", "C", "D", "E"];
  const anyFund = (fundOrg: string) =>
    fc
      .record({
        fallbackFundOrg: fc.constantFrom("", ...codes),
        status: fc.constantFrom("Active" as const, "Inactive" as const),
      })
      .map((given) => fund({ fundOrg, ...given }));
  fc.assert(
    fc.property(
      fc.tuple(...codes.map(anyFund)),
      fc.integer({ min: -99_999, max: 99_999 }),
      (funds, cents) => {
        const known = directory({ funds, splits });
        const payer = whoPays(costing(`${cents}E-2`), known);
        const one = costing(`${cents}E-2`, { payer: payer.step });
        expect(payer.funds.filter((f) => f.takesRemainder)).toHaveLength(1);
        expect(payer.funds.reduce((total, f) => total + f.share, 0n)).toBe(SHARE_WHOLE);
        expect(new Set(payer.funds.map((f) => f.fundOrg)).size).toBe(payer.funds.length);
        for (const { to } of payer.fallbacks) expect(known.fund(to)?.status).toBe("Active");
        const lines = billCharges([one], known).flatMap((group) => group.fundLines);
        expect(lines.reduce((total, line) => total + line.billed, 0)).toBe(cents);
        expect(sum(lines.map((line) => line.exact))).toBe(amount(`${cents}E-2`));
      },
    ),
  );
});

test.each<readonly [string, PayerStep, string]>([
  ["a fund that was closed after its charge was reviewed goes on to pay", "Tags", "BIO-10000"],
  ["what fell back at the review does so in the bill", "Fallback", "B"],
])("%s", (_what, payer, pays) => {
  const known = directory({ funds: [closed("BIO-10000", "B"), open("B")] });
  const reviewed = [charge({ payer }), charge({ payer, chargeId: "2" })];
  const [group] = billCharges(reviewed, known);
  expect(group?.fundLines.map((line) => line.fundOrg)).toEqual([pays]);
  expect(totalCharges(reviewed, known).map((total) => total.fundOrg)).toEqual([pays]);
});
