/** Ways in which a file of charges goes wrong on its way: each makes other bytes of it. */
import fc from "fast-check";
import { gzipSync, zipSync } from "fflate";
import Papa from "papaparse";

export type Bytes = Uint8Array;
/** Where to change, from 0 to 1 of the file, and what with. */
export interface Mutation {
  readonly how: string;
  readonly change: (bytes: Bytes) => Bytes;
}

const WEIRD_CELLS = [
  "NaN", "Infinity", "1e999", "-0", "1E+400", "0x10", "1,234.56", "12,50", "$10", "(12.50)", "99999999999999999999999999999999",
  "NULL", "=1+1", "+", "-", "@x", "\t", "__proto__", "constructor", "\u0000", "\uFEFF", "\uD800", "'", '"', '""', ";", "|",
  "2026-13-01", "T30:00:00Z", "0001-01-01", "9999-12-31T23:59:59Z", "9/1/2026", "13/13/2026", "{}", "[]", "{", "null",
  '{"a":{"b":{"c":1}}}', '{"__proto__":{"x":1}}', '[{"key":"a"}]', "1.23457E+12", "Correction", "ſ", "İ",
]; // prettier-ignore

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const named = (how: string, change: fc.Arbitrary<(bytes: Bytes) => Bytes>): fc.Arbitrary<Mutation> =>
  change.map((made) => ({ how, change: made, [fc.toStringMethod]: () => how }));

const onBytes: readonly fc.Arbitrary<Mutation>[] = [
  named(
    "cut off",
    place.map((at) => (bytes) => bytes.slice(0, Math.floor(at * bytes.length))),
  ),
  named(
    "a bit flipped",
    fc.tuple(place, fc.nat(7)).map(([at, bit]) => (bytes) => {
      const changed = bytes.slice();
      const index = Math.floor(at * bytes.length);
      changed[index] = (changed[index] ?? 0) ^ (1 << bit);
      return changed;
    }),
  ),
  named(
    "a piece gone",
    fc.tuple(place, fc.nat(200)).map(([at, length]) => (bytes) => {
      const from = Math.floor(at * bytes.length);
      return joined(bytes.slice(0, from), bytes.slice(from + length));
    }),
  ),
  named(
    "a piece twice",
    fc.tuple(place, fc.nat(400)).map(([at, length]) => (bytes) => {
      const from = Math.floor(at * bytes.length);
      return joined(bytes.slice(0, from + length), bytes.slice(from));
    }),
  ),
  named(
    "bytes put in",
    fc.tuple(place, fc.uint8Array({ maxLength: 12 })).map(([at, more]) => (bytes) => {
      const from = Math.floor(at * bytes.length);
      return joined(bytes.slice(0, from), more, bytes.slice(from));
    }),
  ),
];

const onCells: readonly fc.Arbitrary<Mutation>[] = [
  named(
    "a weird cell",
    fc.tuple(place, place, fc.constantFrom(...WEIRD_CELLS)).map(([row, column, text]) =>
      inRecords((records) => {
        const cells = records[1 + Math.floor(row * (records.length - 1))] ?? records[0];
        if (cells !== undefined) cells[Math.floor(column * cells.length)] = text;
      }),
    ),
  ),
  named(
    "a huge cell",
    fc.tuple(place, place, fc.integer({ min: 30_000, max: 300_000 })).map(([row, column, length]) =>
      inRecords((records) => {
        const cells = records[Math.floor(row * records.length)];
        if (cells !== undefined) cells[Math.floor(column * cells.length)] = 'x"'.repeat(length / 2);
      }),
    ),
  ),
  named(
    "deep JSON",
    fc.tuple(place, fc.integer({ min: 10, max: 20_000 })).map(([row, depth]) =>
      inRecords((records) => {
        const tags = records[0]?.indexOf("Tags") ?? -1;
        const cells = records[1 + Math.floor(row * (records.length - 1))];
        if (cells !== undefined && tags >= 0) cells[tags] = `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
      }),
    ),
  ),
  named(
    "columns in another order",
    fc.nat().map((turn) =>
      inRecords((records) => {
        const width = records[0]?.length ?? 1;
        records.forEach(
          (cells, i) => (records[i] = [...cells.slice(turn % width), ...cells.slice(0, turn % width)]),
        );
      }),
    ),
  ),
  named(
    "a column twice",
    place.map((at) =>
      inRecords((records) => {
        records.forEach((cells) => cells.push(cells[Math.floor(at * cells.length)] ?? ""));
      }),
    ),
  ),
  named(
    "a column gone",
    place.map((at) =>
      inRecords((records) => {
        const width = records[0]?.length ?? 1;
        records.forEach((cells) => cells.splice(Math.floor(at * width), 1));
      }),
    ),
  ),
  named(
    "rows twice",
    fc.nat(40).map((times) =>
      inRecords((records) => {
        const last = records.at(-1);
        if (last !== undefined) for (let i = 0; i < times; i += 1) records.push([...last]);
      }),
    ),
  ),
];

const packings: readonly fc.Arbitrary<Mutation>[] = [
  named(
    "gzip",
    fc.constant((bytes: Bytes) => gzipSync(bytes)),
  ),
  named(
    "zip",
    fc.constant((bytes: Bytes) => zipSync({ "part.csv": bytes, "more/part-2.csv": bytes.slice(0, -1) })),
  ),
  named(
    "UTF-16",
    fc.constant(
      (bytes: Bytes) =>
        new Uint8Array(Buffer.from(`\uFEFF${Buffer.from(bytes).toString("utf8")}`, "utf16le")),
    ),
  ),
];

/** One to four things that went wrong, the last of them perhaps after packing. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc
  .tuple(
    fc.array(fc.oneof(...onCells, ...onBytes), { minLength: 1, maxLength: 3 }),
    fc.option(fc.oneof(...packings), { nil: undefined, freq: 3 }),
    fc.option(fc.oneof(...onBytes), { nil: undefined, freq: 4 }),
  )
  .map(([first, packing, last]) => [
    ...first,
    ...(packing === undefined ? [] : [packing]),
    ...(last === undefined ? [] : [last]),
  ]);

function inRecords(change: (records: string[][]) => void): (bytes: Bytes) => Bytes {
  return (bytes) => {
    const { data, meta } = Papa.parse<string[]>(Buffer.from(bytes).toString("utf8"), {
      skipEmptyLines: true,
    });
    change(data);
    return new TextEncoder().encode(Papa.unparse(data, { delimiter: meta.delimiter }));
  };
}

function joined(...parts: readonly Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}
