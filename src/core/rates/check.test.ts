/** What is wrong with a rate card is named, and nothing else is. */
import { rate } from "../../testing/book-builders";
import { amount } from "../money";
import { checkRates } from "./check";
import { priceOf } from "./price";
import type { Rate } from "./rate";

const A = (more: Partial<Rate> = {}): Rate => rate({ rateId: "A", from: "", to: "", ...more });
const B = (more: Partial<Rate> = {}): Rate => A({ rateId: "B", ...more });
const said = (rates: readonly Rate[]): string[] => checkRates(rates).map((f) => `${f.severity}: ${f.text}`);

test.each<[string, Rate]>([
  ["as it is", A()],
  ["free of charge", A({ listRate: 0n, subsidy: null })],
  ["wholly subsidised", A({ subsidy: amount("0.0125") })],
  ["all three given", A({ billedRate: amount("0.0075") })],
  ["one day", A({ from: "2025-01-01", to: "2025-01-01" })],
  ["counted", A({ unit: "Samples" })],
  ["staff", A({ unit: "Staff-Hours" })],
])("nothing: %s", (_what, one) => {
  expect(said([one])).toEqual([]);
});

test.each<[string, Rate, string]>([
  ["blank list rate", A({ listRate: null as unknown as bigint }), "error: Rate A: List Rate is blank; write 0 for what costs nothing"],
  ["blank service", A({ service: " " }), "error: Rate A: Service is blank"],
  ["blank unit", A({ unit: "" }), "error: Rate A: Unit is blank"],
  ["from after to", A({ from: "2025-02-01", to: "2025-01-31" }), "error: Rate A: From 2025-02-01 is after To 2025-01-31"],
  ["that do not add up", A({ billedRate: amount("0.0076") }), "error: Rate A: List Rate 0.0125 − Subsidy 0.005 is 0.0075, not Billed Rate 0.0076"],
  ["too much subsidy", A({ subsidy: amount("0.02") }), "error: Rate A: Subsidy 0.02 is more than List Rate 0.0125"],
  ["more than list", A({ subsidy: null, billedRate: amount("0.02") }), "error: Rate A: Billed Rate 0.02 is more than List Rate 0.0125"],
  ["negative", A({ freeQuantity: amount("-1") }), "error: Rate A: Free Quantity -1 is negative"],
  ["too many decimals", A({ listRate: amount("0.0125000000001") }), "error: Rate A: List Rate has more than 12 decimals"],
  ["bad condition", A({ appliesTo: "gpu" }), 'error: Rate A: Applies To: "gpu" is not a name, = and a value. Write it as partition=gpu*; qos=high|urgent'],
  ["a unit nearly spelled", A({ unit: "Core Hours" }), "warning: Rate A: the unit Core Hours is counted as it is; if Core-Hours is meant, write it so"],
])("%s", (_what, one, text) => {
  expect(said([one])).toContain(text);
}); // prettier-ignore

test.each([
  ["corehours", "Core-Hours"],
  ["CPU hours", "Core-Hours"],
  ["GPU-hrs", "GPU-Hours"],
  ["TB-Month", "TB-Months"],
  ["tib months", "TiB-Months"],
  ["vcpu-hour", "vCPU-Hours"],
  ["GiB Hour", "GiB-Hours"],
])("%s looks like %s", (unit, meant) => {
  expect(said([A({ unit })])[0]).toContain(`if ${meant} is meant`);
});

test.each<[string, Rate[], string[]]>([
  ["apart in time", [A({ to: "2025-01-15" }), B({ from: "2025-01-16" })], []],
  ["on one day", [A({ to: "2025-01-16" }), B({ from: "2025-01-16" })], ["error: Rate A and Rate B price the same usage on 2025-01-16: end one with To, or tell them apart in Applies To"]],
  ["always", [A(), B()], ["error: Rate A and Rate B price the same usage on any day: end one with To, or tell them apart in Applies To"]],
  ["other units", [A(), B({ unit: "GPU-Hours" })], []],
  ["two units of one meter", [A({ unit: "GB-Hours" }), B({ unit: "GiB-Hours" })], [expect.stringContaining("price the same usage") as string]],
  ["two counts", [A({ unit: "Samples" }), B({ unit: "Plates" })], []],
  ["one count", [A({ unit: "Samples" }), B({ unit: "samples" })], [expect.stringContaining("price the same usage") as string]],
  ["told apart", [A({ appliesTo: "qos=a" }), B({ appliesTo: "qos=b" })], []],
  ["one asks for more", [A(), B({ appliesTo: "qos=b" })], []],
  ["perhaps the same", [A({ appliesTo: "qos=a" }), B({ appliesTo: "partition=b" })], ["warning: Rate A and Rate B can both fit the same usage on any day; if there is any, no file can be made until one asks for more"]],
  ["one ID twice", [A({ to: "2025-01-15" }), A({ rateId: "a ", from: "2025-01-16" })], ["error: Rate a : two rows have this Rate ID"]],
])("two rows: %s", (_what, rates, texts) => {
  expect(said(rates)).toEqual(texts);
}); // prettier-ignore

test.each<[string | null, string | null, string, string]>([
  [null, null, "0", "0.0125"],
  ["0.005", null, "0.005", "0.0075"],
  [null, "0.01", "0.0025", "0.01"],
  ["0.0125", "0", "0.0125", "0"],
])("subsidy %s, billed rate %s: %s and %s", (given, billedRate, subsidy, billed) => {
  const read = (text: string | null): bigint | null => (text === null ? null : amount(text));
  expect(priceOf(A({ subsidy: read(given), billedRate: read(billedRate) }))).toEqual({
    list: amount("0.0125"),
    subsidy: amount(subsidy),
    billed: amount(billed),
  });
});

test("a negative amount is said once", () => {
  const negative = A({ subsidy: null, billedRate: amount("-0.06") });
  expect(said([negative])).toEqual(["error: Rate A: Billed Rate -0.06 is negative"]);
});

test("source= of no export is doubted, but for what --name says", () => {
  const rates = [A({ appliesTo: "source=slurm" }), B({ appliesTo: "source=vm|hpc*|llm" })];
  const doubts = (...names: string[]): string[] => checkRates(rates, names).map(({ text }) => text);
  expect(doubts()).toEqual([
    "Rate A: source=slurm is none of hpc, storage, vm, usage; it counts only in an export with --name slurm",
    "Rate B: source=llm is none of hpc, storage, vm, usage; it counts only in an export with --name llm",
  ]);
  expect(doubts("LLM", "slurm")).toEqual([]);
});
