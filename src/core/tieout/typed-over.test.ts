/** A cell of Amount that was typed over is found by the costs that stand beside it. */
import { amount } from "../money";
import { costing } from "../../testing/builders";
import { typedOver } from "./typed-over";

const asImported = [
  costing("10.51", { chargeId: "billed" }),
  costing("7", { chargeId: "effective", amount: amount("5"), effectiveCost: amount("5") }),
  costing("-3", { chargeId: "refund" }),
];

test.each<[string, string, string[]]>([
  ["none", "10.51", []],
  ["billed", "10.52", ["billed"]],
  ["billed", "0", ["billed"]],
  ["effective", "7", []],
  ["effective", "6", ["effective"]],
  ["refund", "3", ["refund"]],
])("%s at %s: %j", (chargeId, typed, found) => {
  const charges = asImported.map((charge) =>
    charge.chargeId === chargeId ? { ...charge, amount: amount(typed) } : charge,
  );
  expect(typedOver(charges).map((charge) => charge.chargeId)).toEqual(found);
});
