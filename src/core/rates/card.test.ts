/** Which row of a rate card counts for a piece of usage. */
import { rate } from "../../testing/book-builders";
import { RateCard, type Priced } from "./card";
import type { Rate } from "./rate";

const always = { from: "", to: "" };
const asked = (more: Partial<Priced> = {}): Priced => ({
  day: "2025-01-15",
  meter: "cores",
  unit: "",
  facts: { partition: "cpu", qos: "high", account: "chem" },
  ...more,
});
const found = (rates: readonly Rate[], usage = asked(), source = "hpc"): string => {
  const answer = new RateCard(rates, source).find(usage);
  if (answer === null) return "none";
  return "row" in answer ? answer.row.rate.rateId : answer.between.map((r) => r.rateId).join("+");
};
const row = (rateId: string, more: Partial<Rate> = {}): Rate => rate({ rateId, ...always, ...more });

test.each<[string, Rate[], string]>([
  ["the only row", [row("A")], "A"],
  ["none of its unit", [row("A", { unit: "GPU-Hours" })], "none"],
  ["the row with most conditions", [row("A"), row("B", { appliesTo: "partition=cpu; qos=high" }), row("C", { appliesTo: "qos=high" })], "B"],
  ["one whose conditions do not hold", [row("A"), row("B", { appliesTo: "qos=low; partition=cpu" })], "A"],
  ["two that ask for as much", [row("A", { appliesTo: "qos=high" }), row("B", { appliesTo: "partition=cpu" })], "A+B"],
  ["two that are outdone by a third", [row("A", { appliesTo: "qos=high" }), row("B", { appliesTo: "partition=cpu" }), row("C", { appliesTo: "qos=high; account=chem" })], "C"],
  ["by account", [row("A"), row("B", { appliesTo: "account=chem" })], "B"],
  ["for another export alone", [row("A"), row("B", { appliesTo: "source=vm; partition=cpu" })], "A"],
  ["until its last day", [row("A", { to: "2025-01-15" }), row("B", { from: "2025-01-16" })], "A"],
  ["from its first day", [row("A", { to: "2025-01-14" }), row("B", { from: "2025-01-15" })], "B"],
  ["none in force", [row("A", { to: "2025-01-14" }), row("B", { from: "2025-01-16" })], "none"],
])("%s", (_what, rates, id) => {
  expect(found(rates)).toBe(id);
  expect(found([...rates].reverse()).split("+").sort().join("+")).toBe(id);
}); // prettier-ignore

test("a count is priced in its own unit, in any letters", () => {
  const rates = [row("A", { unit: "Samples" }), row("B", { unit: "Plates" })];
  expect(found(rates, asked({ meter: "count", unit: "samples" }))).toBe("A");
  expect(found(rates, asked({ meter: "count", unit: "Runs" }))).toBe("none");
});

test("a source's own rows count where the source is named", () => {
  const rates = [row("A"), row("B", { appliesTo: "source=vm" })];
  const facts = { source: "vm" };
  expect(found(rates, asked({ facts }), "vm")).toBe("B");
});

test.each<[string, readonly Partial<Rate>[], string]>([
  ["open", [{}], "now"],
  ["from the month's last day", [{ from: "2025-01-31" }], "now"],
  ["from the day after", [{ from: "2025-02-01" }], "A"],
  ["to the month's first day", [{ to: "2025-01-01" }], "now"],
  ["to the day before", [{ to: "2024-12-31" }], "A"],
  ["before and after: the last of before", [{ from: "2025-02-01" }, { to: "2024-06-30" }, { to: "2024-12-31" }], "C"],
  ["after: the first", [{ from: "2025-07-01" }, { from: "2025-03-01" }], "B"],
  ["before, and now on other conditions", [{ to: "2024-12-31" }, { appliesTo: "qos=low" }], "now"],
  ["another unit", [{ unit: "GiB-Hours" }], "never"],
  ["another source's", [{ appliesTo: "source=storage" }], "never"],
])("whether the card prices cores in January: %s", (_what, rows, answer) => {
  const rates = rows.map((more, i) => row("ABC"[i] ?? "", more));
  for (const card of [rates, [...rates].reverse()]) {
    const pricing = new RateCard(card, "hpc").prices("cores", "", "2025-01");
    expect(typeof pricing === "object" ? pricing.nearest.rateId : pricing).toBe(answer);
  }
}); // prettier-ignore

test("rows of a source that no export has are told of", () => {
  const rates = [row("A", { appliesTo: "source=slurm" }), row("B", { appliesTo: "source=storage|vm" })];
  const ids = (source: string): string[] =>
    new RateCard(rates, source).strays("cores", "").map(({ rateId }) => rateId);
  expect(ids("hpc")).toEqual(["A"]);
  expect(ids("slurm")).toEqual([]);
});
