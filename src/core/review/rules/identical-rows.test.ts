/** Cases of the rule Identical rows. */
import { testRule } from "../../../testing/review-cases";
import { identicalRows } from "./identical-rows";

const id = (text: string) => ({ chargeId: text });
testRule(identicalRows, [
  {
    it: "shows two rows that differ only in their occurrence",
    charge: id("aaaabbbbccccdddd-00000001-1"),
    others: [id("aaaabbbbccccdddd-00000001-2")],
    reason: "2 charges are equal in all columns and amount",
  },
  {
    it: "shows twelve",
    charge: id("aaaabbbbccccdddd-00000001-12"),
    others: Array.from({ length: 11 }, (_, i) => id(`aaaabbbbccccdddd-00000001-${i + 1}`)),
    reason: "12 charges are equal in all columns and amount",
  },
  {
    it: "passes rows that differ in amount or identity",
    charge: id("aaaabbbbccccdddd-00000001-1"),
    others: [id("aaaabbbbccccdddd-00000002-1"), id("aaaabbbbccccddde-00000001-1")],
    reason: null,
  },
]);
