/** Text in pieces of any size gives the same records; broken quotation marks are told, and quickly. */
import fc from "fast-check";
import { processorTime } from "../../testing/processor-time";
import { runs } from "../../testing/runs";
import { RecordParser } from "./record-parser";

function recordsOf(pieces: readonly string[], piece?: number): string[][] {
  const parser = new RecordParser("a.csv", piece);
  const records = pieces.flatMap((text) => parser.push(text));
  records.push(...parser.end());
  parser.refuseBroken();
  return records;
}

const HEADING = "BilledCost,Name,Tags";
const CASES: readonly (readonly [text: string, records: readonly (readonly string[])[]])[] = [
  [`${HEADING}\r\n1,"a ""b"" c","x\r\ny"\r\n`, [["1", 'a "b" c', "x\r\ny"]]],
  [`${HEADING}\r\n1,a,b\n2,c,d\r\n3,e,f`, [["1", "a", "b"], ["2", "c", "d"], ["3", "e", "f"]]],
  [`${HEADING}\n1,a,b\r\n\r\n2,c,"d"\r\n`, [["1", "a", "b"], ["2", "c", "d"]]],
  [`${HEADING}\r1,a,b\r2,"c\nd",e`, [["1", "a", "b"], ["2", "c\nd", "e"]]],
  [`${HEADING}\n1,a`, [["1", "a"]]],
]; // prettier-ignore

test.each(CASES)("%j", (text, records) => {
  const expected = [HEADING.split(","), ...records];
  expect(recordsOf([text])).toEqual(expected);
  for (let piece = HEADING.length; piece < text.length; piece += 1)
    expect(recordsOf([text], piece)).toEqual(expected);
});

test("any split of the text gives the same records", () => {
  const cell = fc.constantFrom("", "a", '"q""q"', '"x\r\ny"', '"a,b"', "é");
  const text = fc
    .array(fc.tuple(cell, cell, cell), { maxLength: 20 })
    .map((rows) => `${HEADING}\r\n${rows.map((row) => `${row.join(",")}\r\n`).join("")}`);
  fc.assert(
    fc.property(text, fc.array(fc.nat(400)), fc.integer({ min: 24, max: 200 }), (whole, cuts, piece) => {
      const places = [0, ...cuts.filter((at) => at < whole.length).sort((a, b) => a - b), whole.length];
      const pieces = places.slice(1).map((to, i) => whole.slice(places[i], to));
      expect(recordsOf(pieces, piece)).toEqual(recordsOf([whole]));
    }),
    runs(300),
  );
});

test("a cell of four million characters is read, without looking at it over and over", () => {
  const long = "x".repeat(4_000_000);
  const text = `${HEADING}\n1,"${long}",b\n2,c,d\n`;
  const pieces = Array.from({ length: Math.ceil(text.length / 65536) }, (_, i) =>
    text.slice(i * 65536, (i + 1) * 65536),
  );
  const worked = processorTime();
  expect(recordsOf(pieces).map((cells) => cells.length)).toEqual([3, 3, 3]);
  expect(worked()).toBeLessThan(2);
});

test("a quotation mark that is never closed is refused long before the end of a large file", () => {
  const parser = new RecordParser("a.csv");
  parser.push(`${HEADING}\n1,"a,b\n`);
  let pushed = 0;
  const refused = (): boolean => {
    try {
      parser.refuseBroken();
      return false;
    } catch (error) {
      expect((error as Error).message).toMatch(
        /row 2 is longer than any row of charges.*quotation mark in it is not closed/,
      );
      return true;
    }
  };
  while (!refused() && pushed < 1000) {
    parser.push("2,c,d\n".repeat(10_000));
    pushed += 1;
  }
  expect(pushed).toBeLessThan(200);
});
