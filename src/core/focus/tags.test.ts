/** Tags cells as exporters write them. */
import { parseTags, tagParser } from "./tags";

const entries = (text: string): unknown => {
  const values = parseTags(text);
  return values === null ? null : Object.fromEntries(values);
};

test.each([
  ["", {}],
  ["{}", {}],
  ['{"fund_org":"BIO-10000"}', { fund_org: "BIO-10000" }],
  ['{" PI_Email ":" Ada@Example.edu "}', { pi_email: "Ada@Example.edu" }],
  ['{"account_code":"00123"}', { account_code: "00123" }],
  ['{"n":123,"b":true,"none":null}', { n: "123", b: "true", none: "" }],
  ['{"a":{"b":[1]}}', { a: '{"b":[1]}' }],
  ['{"a":"first","A":"second"}', { a: "first" }],
])("%s", (text, values) => {
  expect(entries(text)).toEqual(values);
});

test.each(['{"a":00123}', "[]", '["a"]', '"a"', "null", "1", "a=b", "{'a':'b'}", '{"a":"b"'])(
  "%s cannot be read",
  (text) => {
    expect(parseTags(text)).toBeNull();
  },
);

test("a text that was seen is not parsed again", () => {
  const parse = tagParser();
  expect(parse('{"a":"1"}')).toBe(parse('{"a":"1"}'));
  expect(parse("[")).toBeNull();
  expect(parse("[")).toBeNull();
});

test.each([
  ['{"fund_org": 12345678901234567890}', "fund_org", "12345678901234567890"],
  ['{"fund_org": 1.10, "note": "costs 1.10, or \\"2\\""}', "fund_org", "1.10"],
  ['{"fund_org": 1.10, "note": "costs 1.10, or \\"2\\""}', "note", 'costs 1.10, or "2"'],
  ['{"fund_org": -5, "on": true}', "on", "true"],
])("a number keeps its digits: %s", (text, key, value) => {
  expect(parseTags(text)?.get(key)).toBe(value);
});
