/** Cases of the rule New PI. */
import { earlier, person, testRule } from "../../../testing/review-cases";
import { newPi } from "./new-pi";

const reason = "ada.quill@example.edu had no charge in an earlier month";
const someone = earlier("2024-12", "5", { pi: "bo.tern@example.edu" });
testRule(newPi, [
  { it: "checks nothing in the first month", reason: null },
  { it: "shows a PI without earlier charges", history: [someone], reason },
  {
    it: "passes a PI with a charge long ago",
    history: [someone, earlier("2020-01", "5")],
    reason: null,
  },
  { it: "does not count a later month", history: [someone, earlier("2025-02", "5")], reason },
  {
    it: "passes a PI known by an alias",
    charge: { pi: "quill@example.edu" },
    reference: { people: [person({ aliases: "quill@example.edu" })] },
    history: [earlier("2024-12", "5")],
    reason: null,
  },
  { it: "leaves a charge without a PI to Missing PI", charge: { pi: "" }, history: [someone], reason: null },
]);
