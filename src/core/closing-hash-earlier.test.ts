/** Months closed before rows had seals keep the hash they were closed with. */
import { charge, statement, statementLine } from "../testing/builders";
import { earlierContentHash } from "./closing-hash-earlier";
import { amount } from "./money";

const charges = [charge({ chargeId: "a" }), charge({ chargeId: "b" })];
const hash = earlierContentHash(charges, [statement()], [statementLine()]);

test("it does not depend on the order of rows", () => {
  expect(earlierContentHash([...charges].reverse(), [statement()], [statementLine()])).toBe(hash);
});

test.each([
  ["an amount", [charge({ chargeId: "a", amount: amount("12.51") }), charges[1]!], [statement()], [statementLine()]],
  ["a charge that is gone", charges.slice(1), [statement()], [statementLine()]],
  ["another amount of a statement", charges, [statement({ amount: 1 })], [statementLine()]],
  ["other cents of a line", charges, [statement()], [statementLine({ billed: 1 })]],
])("it shows %s", (_what, ...tables) => {
  expect(earlierContentHash(...(tables as Parameters<typeof earlierContentHash>))).not.toBe(hash);
}); // prettier-ignore
