/** What is asked about a whole file, and what an answer changes. */
import { focusRow, reading, type FocusRow } from "../../testing/focus-file";
import { amount } from "../money";

const costs = (...billed: string[]) => {
  const rows = billed.map((BilledCost) => focusRow({ BilledCost, ...PLAIN_OTHERS }));
  return rows;
};
/** No decimals elsewhere. */
const PLAIN_OTHERS: FocusRow = {
  ListCost: "15",
  ContractedCost: "12",
  EffectiveCost: "12",
  PricingQuantity: "24",
};
const styles = (...billed: string[]): unknown =>
  reading(costs(...billed)).questions.map((q) => (q.about === "amounts" ? q.options.map((o) => o.style) : q));

test.each([
  ["plain numbers", ["1.5", "2"], []],
  ["decimal commas", ["12,50", "3"], [["1.234,56"]]],
  ["a plain decimal contradicts commas", ["12,50", "12.34"], []],
  ["groups", ["1,234.56", "12.34"], [["1,234.56"]]],
  ["two readings", ["1,234"], [["1,234.56", "1.234,56"]]],
  ["a currency mark", ["$10", "12.34"], [["1,234.56"]]],
  ["another currency's mark", ["€10"], []],
  ["Swiss", ["1'234.50"], [["1'234.56"]]],
  ["French", ["1 234,50"], [["1 234,56"]]],
  ["a word", ["ten", "1,234.5"], []],
])("%s: %j may be %j", (_what, billed, expected) => {
  expect(styles(...billed)).toEqual(expected);
});

test("the question counts rows and shows what a style changes", () => {
  expect(reading(costs("12,50", "1.234", "7,5")).questions).toEqual([
    {
      about: "amounts",
      rows: 2,
      options: [
        {
          style: "1.234,56",
          example: { text: "12,50", reading: "12.5" },
          alsoChanges: { text: "1.234", reading: "1234" },
        },
        { style: "1234.56", example: { text: "1.234", reading: "1.234" } },
      ],
      inDoubt: true,
    },
  ]);
});

test("an accepted style reads every amount of the file by it", () => {
  const { charges, problems, questions } = reading(costs("12,50", "1.234", "7"), {
    readings: { amounts: "1.234,56" },
  });
  expect(problems).toEqual([]);
  expect(questions).toEqual([]);
  expect(charges.map((c) => c.billedCost)).toEqual(["12.5", "1234", "7"].map(amount));
});

test("plain numbers by a person's word: all others stay problems, and nothing is asked", () => {
  const { charges, problems, questions } = reading(costs("12,50", "1.234", "7"), {
    readings: { amounts: "1234.56" },
  });
  expect(problems.map((problem) => problem.value)).toEqual(["12,50"]);
  expect(questions).toEqual([]);
  expect(charges.map((c) => c.billedCost)).toEqual(["1.234", "7"].map(amount));
});

test("a cell that an accepted style does not fit stays a problem", () => {
  expect(reading(costs("12.34"), { readings: { amounts: "1.234,56" } }).problems).toMatchObject([
    {
      code: "N03",
      message: 'BilledCost "12.34" is not written like 1.234,56, which was accepted for this file.',
    },
  ]);
});

const days = (...starts: string[]): FocusRow[] =>
  starts.map((ChargePeriodStart) => focusRow({ ChargePeriodStart, ChargePeriodEnd: "2026-01-01" }));

test("both orders are offered while no cell proves one", () => {
  expect(reading(days("9/1/2024 0:00")).questions).toMatchObject([
    {
      about: "dates",
      rows: 1,
      options: [
        { order: "day first", example: { text: "9/1/2024 0:00", reading: "2024-01-09" } },
        { order: "month first", example: { text: "9/1/2024 0:00", reading: "2024-09-01" } },
      ],
    },
  ]);
});

test("one order is offered, with the cell that proves it", () => {
  expect(reading(days("1/9/2024", "13/09/2024")).questions).toEqual([
    {
      about: "dates",
      rows: 2,
      options: [
        {
          order: "day first",
          example: { text: "1/9/2024", reading: "2024-09-01" },
          proof: { text: "13/09/2024", reading: "2024-09-13" },
        },
      ],
    },
  ]);
});

test("cells that contradict each other ask nothing", () => {
  const { questions, problems } = reading(days("13/09/2024", "09/13/2024"));
  expect(questions).toEqual([]);
  expect(problems.map((p) => p.code)).toEqual(["D04", "D04"]);
});

test("an answer that a date contradicts is refused, naming it", () => {
  const read = () => reading(days("1/9/2024", "9/13/2024"), { readings: { dates: "day first" } });
  expect(read).toThrow(/9\/13\/2024, which cannot be read day first\. Say the other order/);
});

test("an answer makes charges of them", () => {
  const { charges, problems } = reading(days("1/9/2024"), { readings: { dates: "month first" } });
  expect(problems).toEqual([]);
  expect(charges[0]?.chargePeriodStart).toBe("2024-01-09T00:00:00Z");
});
