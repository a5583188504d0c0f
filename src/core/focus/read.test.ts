/** FOCUS files as text: every row is a charge or a problem, whatever the file looks like. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import Papa from "papaparse";
import { focusCsv, focusRow, reading, rowOptions } from "../../testing/focus-file";
import { amount } from "../money";
import { readFocus, readRawRow } from "./read";
import { isRowProblem } from "./row";

const read = (text: string) => readFocus("aws.csv", text, rowOptions());
const HEAD = "BilledCost,BillingPeriodStart,ChargeDescription";

test("every row is a charge or a problem, in file order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("1", "-2.5", "", "x"), { minLength: 1, maxLength: 30 }), (costs) => {
      const { rows, charges, problems } = reading(costs.map((BilledCost) => focusRow({ BilledCost })));
      expect(rows).toBe(costs.length);
      const lines = [...charges, ...problems].map((row) => row.sourceRow).sort((a, b) => a - b);
      expect(lines).toEqual(costs.map((_, i) => i + 2));
      expect(charges.map((c) => c.sourceRow)).toEqual(
        costs.flatMap((cost, i) => (Number(cost) ? [i + 2] : [])),
      );
    }),
    runs(30),
  );
});

test.each([
  ["Windows line ends", `${HEAD}\r\n1,2025-01-01,a\r\n2,2025-01-01,b\r\n`, ["a", "b"]],
  ["no line end at the end", `${HEAD}\n1,2025-01-01,a`, ["a"]],
  ["blank lines", `\n${HEAD}\n\n1,2025-01-01,a\n , ,\n\n`, ["a"]],
  ["a quoted comma", `${HEAD}\n1,2025-01-01,"a, b"\n`, ["a, b"]],
  ["a quoted line end", `${HEAD}\n1,2025-01-01,"a\nb"\n2,2025-01-01,c\n`, ["a\nb", "c"]],
  ["a doubled quote", `${HEAD}\n1,2025-01-01,"say ""hi"""\n`, ['say "hi"']],
  ["a quote inside an unquoted cell", `${HEAD}\n1,2025-01-01,3" disk\n`, ['3" disk']],
  ["characters of many scripts", `${HEAD}\n1,2025-01-01,Łódź 東京\n`, ["Łódź 東京"]],
])("%s", (_what, text, descriptions) => {
  const { charges, problems } = read(text);
  expect(problems).toEqual([]);
  expect(charges.map((c) => c.chargeDescription)).toEqual(descriptions);
});

test("rows across the parser's steps stay whole", () => {
  const description = `"${"x".repeat(70_000)}, ""quoted""\n"`;
  const rows = Array.from({ length: 60 }, (_, i) => `${i}.5,2025-01-01,${description}`);
  const { charges, problems } = read([HEAD, ...rows].join("\n"));
  expect(problems).toEqual([]);
  expect(charges.map((c) => c.billedCost)).toEqual(rows.map((_, i) => amount(`${i}.5`)));
});

test.each([
  ["an empty file", "", "aws.csv is empty. Export it again. Nothing was imported."],
  ["blanks only", " \n\n", "is empty"],
  [
    "a quote that is not closed takes the rest of the file",
    `${HEAD}\n1,2025-01-01,"a\n2,2025-01-01,b\n`,
    "a quotation mark near row 2 is not closed",
  ],
  [
    "a quote that is not doubled",
    `${HEAD}\n1,2025-01-01,a\n1,2025-01-01,"a"b"\n`,
    "a quotation mark near row 3",
  ],
  ["no FOCUS file", "a,b\n1,2\n", "is not a FOCUS file"],
])("%s is refused", (_what, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test("a heading alone has no rows", () => {
  expect(read(`${HEAD}\n`)).toMatchObject({ rows: 0, charges: [], problems: [] });
});

describe("rows of another length", () => {
  const { problems } = read(`${HEAD}\n1,2025-01-01,a,b\n2,2025-01-01\n`);

  test("are problems, and nothing of them is trusted", () => {
    expect(problems).toMatchObject([
      { code: "F03", message: "The row has 4 fields, the heading 3.", amount: null, period: "" },
      { code: "F03", message: "The row has 2 fields, the heading 3.", amount: null, period: "" },
    ]);
  });

  test("keep every cell in their raw text", () => {
    expect(problems.map((p) => JSON.parse(p.rawRow) as unknown)).toEqual([
      { BilledCost: "1", BillingPeriodStart: "2025-01-01", ChargeDescription: "a", "+1": "b" },
      { BilledCost: "2", BillingPeriodStart: "2025-01-01", ChargeDescription: null },
    ]);
  });

  test.each(problems.map((p) => p.rawRow))("stay problems until a person mends %s", (raw) => {
    expect(readRawRow("aws.csv", raw, 2, rowOptions())).toMatchObject({ code: "F03" });
    const mended = { ...(JSON.parse(raw) as object), ChargeDescription: "mended" };
    delete (mended as Record<string, unknown>)["+1"];
    expect(readRawRow("aws.csv", JSON.stringify(mended), 2, rowOptions())).toMatchObject({
      chargeDescription: "mended",
    });
  });
});

describe("a raw row", () => {
  test("that was mended is the charge it would have been in the file", () => {
    const bad = reading([focusRow({ BilledCost: "12,50" })]).problems[0]!;
    const again = readRawRow("aws.csv", bad.rawRow, bad.sourceRow, rowOptions());
    expect(isRowProblem(again) && again.code).toBe("N03");
    const mended = readRawRow("aws.csv", bad.rawRow.replace("12,50", "12.50"), bad.sourceRow, rowOptions());
    expect(mended).toEqual(reading([focusRow({ BilledCost: "12.50" })]).charges[0]);
  });

  test.each(["", "{", "null", "[1]", '"text"', '{"BilledCost":{"a":1}}'])("that is %j is refused", (raw) => {
    expect(() => readRawRow("aws.csv", raw, 7, rowOptions())).toThrow(
      "Raw Row of row 7 of aws.csv is no JSON object of headings and texts any more",
    );
  });

  test("without the columns of a FOCUS file is refused", () => {
    expect(() => readRawRow("aws.csv", "{}", 7, rowOptions())).toThrow("is not a FOCUS file");
  });
});

test("the order of columns changes nothing", () => {
  const text = focusCsv([focusRow(), focusRow({ BilledCost: "3" })]);
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const backwards = Papa.unparse(data.map((cells) => [...cells].reverse()));
  expect(backwards.startsWith("Tags,")).toBe(true);
  expect(read(backwards).charges).toEqual(read(text).charges);
});
