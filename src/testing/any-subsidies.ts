/** Arbitrary subsidies for the months of any-month: every kind, scope and cap, with and without conditions. */
import fc from "fast-check";
import { amount, centsToAmount, SHARE_WHOLE } from "../core/money";
import { CAP_PERIODS, SUBSIDY_KINDS, SUBSIDY_SCOPES, type Subsidy } from "../core/subsidies/subsidy";
import { SUBSIDY_FUND } from "./any-month";
import { subsidy } from "./book-builders";

/** Mostly blank: a subsidy that is for nothing says little. */
const condition = (...values: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.constantFrom(...values));

const anySubsidy: fc.Arbitrary<Subsidy> = fc
  .record({
    kind: fc.constantFrom(...SUBSIDY_KINDS),
    order: fc.integer({ min: 0, max: 2 }),
    pi: condition("ada.quill@example.edu", "ben.ortho@example.edu"),
    project: condition("coral", "split3"),
    source: condition("AWS"),
    serviceName: condition("Compute"),
    share: fc.bigInt({ min: 1n, max: SHARE_WHOLE }),
    cap: fc.boolean(),
    cents: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 10_000_000 })),
    scope: fc.constantFrom(...SUBSIDY_SCOPES),
    each: fc.constantFrom(...CAP_PERIODS),
    quantity: fc.constantFrom(amount("0.5"), amount("3"), amount("100")),
    months: fc.integer({ min: 0, max: 2 }),
    from: condition("2025-01-10", "2025-02-01"),
    to: condition("2025-01-20", "2025-02-10"),
    paidByFundOrg: condition(SUBSIDY_FUND, "BIO-10000"),
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant("Active" as const) },
      fc.constant("Inactive" as const),
    ),
  })
  .map(({ cap, cents, ...row }) => {
    const { kind } = row;
    const isWelcome = kind === "Welcome credit";
    return subsidy({
      ...row,
      share: kind === "Share" ? row.share : null,
      amount: kind === "Free tier" || (kind === "Share" && !cap) ? null : centsToAmount(cents),
      quantity: kind === "Free tier" ? row.quantity : null,
      unit: "Hours",
      ...(isWelcome && { scope: "PI" as const, from: row.from || "2025-01-01" }),
      // What ends before it begins is refused.
      ...((row.to !== "" && row.from > row.to) || isWelcome ? { to: "" } : {}),
    });
  });

/** With IDs of their own, in any order. */
export const anySubsidies: fc.Arbitrary<Subsidy[]> = fc
  .array(anySubsidy, { maxLength: 6 })
  .map((rows) => rows.map((row, i) => ({ ...row, subsidyId: `S-${i + 1}` })));
