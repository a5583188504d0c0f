/** CSV as a spreadsheet program and a strict reader see it. */
import Papa from "papaparse";
import fc from "fast-check";
import { csvText } from "./csv";

test("CRLF, quoting, exact numbers, blanks", () => {
  const text = csvText(
    ["Fund Org", "Amount", "Text"],
    [
      ["CHEM-10000", { number: "-12.50" }, 'says "hi", twice'],
      ["00123", -3, null],
      ["two\nlines", 0, " padded "],
    ],
  );
  expect(text).toBe(
    'Fund Org,Amount,Text\r\nCHEM-10000,-12.50,"says ""hi"", twice"\r\n00123,-3,\r\n"two\nlines",0," padded "\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"])(
  "text %j is guarded",
  (text) => {
    expect(Papa.parse<string[]>(csvText(["T"], [[text]]), { newline: "\r\n" }).data[1]).toEqual([`'${text}`]);
  },
);

test.each(["1-1", "a=b", "'quoted", "2025-01", "(5)"])("text %j stays", (text) => {
  expect(csvText(["T"], [[text]])).toBe(`T\r\n${text}\r\n`);
});

test("a number cell holds a number", () => {
  expect(() => csvText(["T"], [[{ number: "=1" }]])).toThrow("Not a decimal number");
});

test("what is written is what is read", () => {
  const cell = fc.string({ unit: "binary" }).filter((text) => !/^[=+\-@\t\r\n＝＋－＠\ufeff]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.constant("end")), { maxLength: 5 }), (rows) => {
      const read = Papa.parse<string[]>(csvText(["a", "b", "c"], rows), { newline: "\r\n", delimiter: "," });
      expect(read.data.slice(1, -1)).toEqual(rows);
    }),
  );
});
