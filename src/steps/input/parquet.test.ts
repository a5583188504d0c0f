/** Parquet files become the records that a CSV would have. */
import { zipSync } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";
import { hashBytes } from "../../core/hash";
import { columnTexts } from "./parquet-text";
import { refusalOf, tablesOf } from "../../../tests/support/tables";

type Columns = Parameters<typeof parquetWriteBuffer>[0];

function parquet(options: Columns): Uint8Array {
  return new Uint8Array(parquetWriteBuffer(options));
}

const leaf = (name: string, more: object) => ({ name, repetition_type: "OPTIONAL" as const, ...more });

/** One column, its schema below the root, and the texts that come of it. */
const TYPES: readonly (readonly [
  what: string,
  schema: readonly object[],
  data: unknown[],
  texts: string[],
])[] = [
  ["text", [leaf("c", { type: "BYTE_ARRAY", converted_type: "UTF8" })], ["José", null, ""], ["José", "", ""]],
  [
    "bytes that are text",
    [leaf("c", { type: "BYTE_ARRAY" })],
    [new TextEncoder().encode("é"), null],
    ["é", ""],
  ],
  [
    "doubles",
    [leaf("c", { type: "DOUBLE" })],
    [0.1, 6.123e-7, -0, 1e21, null],
    ["0.1", "6.123e-7", "0", "1e+21", ""],
  ],
  [
    "64-bit integers",
    [leaf("c", { type: "INT64" })],
    [9007199254740993n, -1n, null],
    ["9007199254740993", "-1", ""],
  ],
  ["32-bit integers", [leaf("c", { type: "INT32" })], [12, -3, null], ["12", "-3", ""]],
  ["booleans", [leaf("c", { type: "BOOLEAN" })], [true, false, null], ["true", "false", ""]],
  [
    "dates",
    [leaf("c", { type: "INT32", converted_type: "DATE" })],
    [new Date("2026-09-01T00:00:00Z"), null],
    ["2026-09-01", ""],
  ],
  [
    "times in milliseconds",
    [leaf("c", { type: "INT64", converted_type: "TIMESTAMP_MILLIS" })],
    [new Date("2026-09-01T00:00:00Z"), new Date("1969-12-31T23:59:59.250Z"), null],
    ["2026-09-01T00:00:00Z", "1969-12-31T23:59:59.25Z", ""],
  ],
];

test.each(TYPES)("%s", async (_, schema, data, texts) => {
  const bytes = parquet({
    columnData: [{ name: "c", data: data as never }],
    schema: [{ name: "root", num_children: 1 }, ...schema] as never,
  });
  const { tables } = await tablesOf("a.parquet", bytes);
  expect(tables[0]?.records).toEqual([["c"], ...texts.map((text) => [text])]);
});

test("decimals keep every digit, whatever they are stored as", async () => {
  const decimal = (name: string, type: string, more: object = {}) =>
    leaf(name, { type, converted_type: "DECIMAL", scale: 4, precision: 18, ...more });
  const schema = [
    { name: "root", num_children: 2 },
    decimal("int", "INT32", { precision: 9 }),
    decimal("long", "INT64"),
  ];
  const data = [0.5, -12.3456, 0, 1234.5];
  const columns = ["int", "long"].map((name) => ({ name, data }));
  const { tables } = await tablesOf("a.parquet", parquet({ columnData: columns, schema: schema }));
  expect(tables[0]?.records.slice(1)).toEqual([
    ["0.5000", "0.5000"],
    ["-12.3456", "-12.3456"],
    ["0.0000", "0.0000"],
    ["1234.5000", "1234.5000"],
  ]);
});

test("decimals of twenty digits are bytes in the file", () => {
  const bytes = Uint8Array.from([0xff, 0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10]);
  expect(columnTexts([bytes, undefined], { name: "c", scale: 3 }, 2)).toEqual(["-81985529216486.896", ""]);
  const long = Uint8Array.from([0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0x07]);
  expect(columnTexts([long], { name: "c", scale: 15 }, 1)).toEqual(["4722366.482869645213703"]);
});

test.each([
  [
    [
      { key: "pi", value: "Zoë" },
      { key: "n", value: 1n },
    ],
    '{"pi":"Zoë","n":"1"}',
  ],
  [
    [
      { key: "pi", value: "a" },
      { key: "pi", value: "b" },
    ],
    '[{"key":"pi","value":"a"},{"key":"pi","value":"b"}]',
  ],
  [[{ key: "pi", value: "a", x_type: "t" }], '[{"key":"pi","value":"a","x_type":"t"}]'],
  [["a", "b"], '["a","b"]'],
  [[], "[]"],
])("a list %j", (value, text) => {
  expect(columnTexts([value], { name: "Tags", scale: null }, 1)).toEqual([text]);
});

const MAP = [
  { name: "Tags", repetition_type: "OPTIONAL", num_children: 1, converted_type: "MAP" },
  { name: "key_value", repetition_type: "REPEATED", num_children: 2 },
  { name: "key", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
  { name: "value", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
];

test("a map of tags is a JSON object", async () => {
  const data = [{ pi: "Zoë", project: null }, {}, null];
  const bytes = parquet({
    columnData: [
      { name: "BilledCost", data: ["1", "2", "3"] },
      { name: "Tags", data },
    ],
    schema: [
      { name: "root", num_children: 2 },
      leaf("BilledCost", { type: "BYTE_ARRAY", converted_type: "UTF8" }),
      ...MAP,
    ] as never,
  });
  const { tables } = await tablesOf("a.parquet", bytes);
  expect(tables[0]?.records).toEqual([
    ["BilledCost", "Tags"],
    ["1", '{"pi":"Zoë","project":null}'],
    ["2", "{}"],
    ["3", ""],
  ]);
});

const MANY = Array.from({ length: 2500 }, (_, i) => `${i}.25`);
const several = (): Uint8Array =>
  parquet({
    columnData: [
      { name: "BilledCost", data: MANY, type: "STRING" },
      { name: "Count", data: MANY.map((_, i) => i), type: "INT32" },
    ],
    rowGroupSize: 700,
  });

test("several row groups, alone and in a zip, packed or stored", async () => {
  const bytes = several();
  const expected = [["BilledCost", "Count"], ...MANY.map((text, i) => [text, String(i)])];
  const whole = await tablesOf("a.parquet", bytes);
  expect(whole.tables.map((t) => [t.records, t.sha256, t.notes])).toEqual([[expected, hashBytes(bytes), []]]);
  for (const level of [0, 6] as const) {
    const { tables } = await tablesOf("a.zip", zipSync({ "x.parquet": bytes }, { level }));
    expect(tables.map((t) => [t.name, t.records])).toEqual([["a.zip/x.parquet", expected]]);
  }
});

test("a file that is cut off or changed is refused", async () => {
  const bytes = several();
  expect(await refusalOf("a.parquet", bytes.slice(0, -20))).toMatch(/a.parquet is damaged or cut off/);
  expect(await refusalOf("a.parquet", bytes.slice(0, 10))).toMatch(/a.parquet is damaged or cut off/);
});
