/** Cases of the rule Spike. */
import { amount } from "../../money";
import { earlier, person, testRule, testRuleValues } from "../../../testing/review-cases";
import { spike } from "./spike";

const months = (...costs: string[]) =>
  costs.map((cost, i) => earlier(`2024-${String(12 - i).padStart(2, "0")}`, cost));
const reason = (now: string, factor: string, median: string): string =>
  `Compute costs ${now} USD this month, more than ${factor} times the median of earlier months (${median} USD)`;

testRule(spike, [
  {
    it: "passes 3 times the median",
    charge: { amount: amount("300") },
    history: months("100"),
    reason: null,
  },
  {
    it: "shows more than 3 times the median",
    charge: { amount: amount("300.01") },
    history: months("100"),
    reason: reason("300.01", "3", "100.00"),
  },
  {
    it: "takes the factor from Value",
    charge: { amount: amount("200") },
    history: months("100"),
    value: "1.5",
    reason: reason("200.00", "1.5", "100.00"),
  },
  { it: "passes a total of 100", charge: { amount: amount("100") }, history: months("1"), reason: null },
  {
    it: "shows a total just above 100",
    charge: { amount: amount("100.01") },
    history: months("1"),
    reason: reason("100.01", "3", "1.00"),
  },
  {
    it: "adds up the PI's month for the service",
    charge: { amount: amount("160") },
    others: [
      { amount: amount("150") },
      { amount: amount("900"), serviceName: "Storage" },
      { amount: amount("900"), pi: "bo.tern@example.edu" },
      { amount: amount("900"), review: "Rejected" },
    ],
    history: months("100"),
    reason: reason("310.00", "3", "100.00"),
  },
  {
    it: "knows the PI by an alias, now and before",
    charge: { amount: amount("400"), pi: "QUILL@example.edu" },
    reference: { people: [person({ aliases: "quill@example.edu" })] },
    history: months("100"),
    reason: reason("400.00", "3", "100.00"),
  },
  {
    it: "takes the middle of an odd number of months",
    charge: { amount: amount("301") },
    history: months("100", "5000", "20"),
    reason: reason("301.00", "3", "100.00"),
  },
  {
    it: "takes the mean of the two middle ones of an even number",
    charge: { amount: amount("451") },
    history: months("100", "5000", "20", "200"),
    reason: reason("451.00", "3", "150.00"),
  },
  {
    it: "compares with 6 months at most",
    charge: { amount: amount("301") },
    history: months("100", "100", "100", "100", "100", "100", "9000", "9000", "9000", "9000", "9000", "9000"),
    reason: reason("301.00", "3", "100.00"),
  },
  {
    it: "counts a month without the service as 0",
    charge: { amount: amount("301") },
    history: [...months("0", "0", "600")],
    reason: reason("301.00", "3", "0.00"),
  },
  {
    it: "counts from the first month with the service",
    charge: { amount: amount("500") },
    history: [
      earlier("2024-12", "500"),
      earlier("2024-11", "5", { serviceName: "Storage" }),
      earlier("2024-10", "5", { serviceName: "Storage" }),
    ],
    reason: null,
  },
  {
    it: "shows a service that a known PI never had",
    charge: { amount: amount("500") },
    history: [earlier("2024-12", "5", { serviceName: "Storage" })],
    reason: reason("500.00", "3", "0.00"),
  },
  {
    it: "leaves a PI without earlier charges to New PI",
    charge: { amount: amount("500") },
    history: [earlier("2024-12", "5", { pi: "bo.tern@example.edu" })],
    reason: null,
  },
  {
    it: "does not look into later months",
    charge: { amount: amount("400") },
    history: [earlier("2024-12", "200"), earlier("2025-01", "1"), earlier("2025-02", "1")],
    reason: null,
  },
  { it: "passes without history", charge: { amount: amount("500") }, reason: null },
  {
    it: "passes a charge without a PI",
    charge: { pi: "", amount: amount("500") },
    history: [earlier("2024-12", "1", { pi: "" })],
    reason: null,
  },
]);

const problem = (value: string): string => `Value "${value}" must be a factor of 1 or more, such as 3`;
testRuleValues(spike, [
  ["1", null],
  ["2.5", null],
  ["0.5", problem("0.5")],
  ["", problem("")],
  ["3x", problem("3x")],
]);
