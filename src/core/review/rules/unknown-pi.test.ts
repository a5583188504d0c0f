/** Cases of the rule Unknown PI. */
import { person, testRule } from "../../../testing/review-cases";
import { unknownPi } from "./unknown-pi";

const others = [person({ email: "bo.tern@example.edu", name: "Bo Tern" })];
testRule(unknownPi, [
  { it: "checks nothing while People is empty", reason: null },
  {
    it: "holds a charge of a stranger",
    reference: { people: others },
    reason: "ada.quill@example.edu is not in People",
  },
  {
    it: "leaves a charge without a PI to Missing PI",
    charge: { pi: "" },
    reference: { people: others },
    reason: null,
  },
  {
    it: "passes a PI in People, whatever the case",
    charge: { pi: " Ada.Quill@example.edu" },
    reference: { people: [person({})] },
    reason: null,
  },
  {
    it: "passes a PI by an alias",
    charge: { pi: "quill@example.edu" },
    reference: { people: [person({ aliases: "a@example.edu; quill@example.edu" })] },
    reason: null,
  },
  {
    it: "holds a charge of an inactive PI, also by an alias",
    charge: { pi: "quill@example.edu" },
    reference: { people: [person({ aliases: "quill@example.edu", status: "Inactive" })] },
    reason: "ada.quill@example.edu is inactive in People",
  },
  {
    it: "holds a charge before the PI's first day",
    reference: { people: [person({ activeFrom: "2025-01-11" })] },
    reason: "ada.quill@example.edu in People starts on 2025-01-11, the charge is of 2025-01-10",
  },
  {
    it: "holds a charge after the PI's last day",
    reference: { people: [person({ activeTo: "2025-01-09" })] },
    reason: "ada.quill@example.edu in People ended on 2025-01-09, the charge is of 2025-01-10",
  },
  {
    it: "counts the first and the last day in",
    reference: { people: [person({ activeFrom: "2025-01-10", activeTo: "2025-01-10" })] },
    reason: null,
  },
  {
    it: "takes the month's first day where a charge has none",
    charge: { chargePeriodStart: "" },
    reference: { people: [person({ activeFrom: "2025-01-02" })] },
    reason: "ada.quill@example.edu in People starts on 2025-01-02, the charge is of 2025-01-01",
  },
]);
