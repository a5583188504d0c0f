/** Tags cells as exporters write them. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { readTags, tagReader } from "./tags";

const entries = (text: string): unknown => Object.fromEntries(readTags(text).values);

test.each([
  ['{"fund_org":"BIO-10000"}', { fund_org: "BIO-10000" }],
  ['{" PI_Email ":" Ada@Example.edu "}', { pi_email: "Ada@Example.edu" }],
  ['{"account_code":"00123"}', { account_code: "00123" }],
  ['{"n":123,"b":true,"none":null}', { n: "123", b: "true", none: "" }],
  ['{"constructor":"a","toString":"b"}', { constructor: "a", tostring: "b" }],
])("%s", (text, values) => {
  expect(entries(text)).toEqual(values);
  expect(readTags(text)).toMatchObject({ state: "ok", collided: "" });
});

test.each(["", "{}", "[]", "{ }"])("%j is no tags at all", (text) => {
  expect(readTags(text)).toMatchObject({ state: "none", collided: "" });
});

test.each([
  ["no braces", '"env": "prod", "pi_email": "ada@example.edu"', { env: "prod", pi_email: "ada@example.edu" }],
  ["a comma at the end", '"env": "prod",', { env: "prod" }],
  ["keys and values", '[{"key":"pi","value":"ada"},{"key":"n","value":1.10}]', { pi: "ada", n: "1.10" }],
  ["Keys and Values", '[{"Key":"pi","Value":"ada"}]', { pi: "ada" }],
  ["a nested value", '{"a":{"b":[1]}}', { a: '{"b":[1]}' }],
])("%s: repaired", (_what, text, values) => {
  expect(entries(text)).toEqual(values);
  expect(readTags(text).state).toBe("repaired");
});

test.each(['{"a":00123}', '["a"]', '"a"', "null", "1", "a=b", "{'a':'b'}", '{"a":"b"', '"a":"b"}'])(
  "%s cannot be read",
  (text) => {
    expect(readTags(text)).toMatchObject({ state: "bad" });
    expect(readTags(text).values.size).toBe(0);
  },
);

test.each([
  ['{"a":"first","A":"second"}', "first"],
  ['{" a":"","a":"second"}', "second"],
  ['{"a":"first","a":"second"}', "first"],
  ['{"a":"","a":"say \\"a\\": no"}', 'say "a": no'],
])("%s: the first that is not blank counts, and the collision is said", (text, value) => {
  expect(readTags(text).values.get("a")).toBe(value);
  expect(readTags(text).collided).toBe("a");
});

test.each([
  ['{"user:pi":"ada"}', "ada"],
  ['{"user:pi":"ada","pi":"ben"}', "ben"],
  ['{"pi":"","Oracle-Tags.PI":"ada"}', "ada"],
  ['{"123456789012/pi":"ada"}', "ada"],
  ['{"Research.pi":"ada"}', "ada"],
  ['{"resourceTags/pi":"ada"}', "ada"],
  ['{"resourceTags/user:pi":"ada"}', "ada"],
  ['{"accountTag/pi":"ada"}', undefined],
  ['{"other-pi":"ada"}', undefined],
])("provider prefixes: pi of %s is %s", (text, value) => {
  expect(readTags(text).values.get("pi")).toBe(value);
  expect(readTags(text).collided).toBe("");
});

test("keys of objects are keys like any other", () => {
  expect(readTags('{"__proto__":"a"}').values.get("__proto__")).toBe("a");
});

test.each([
  ["nested values", `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ["brackets", "[".repeat(1_000_000)],
  ["a huge text", `{"a":"${"x".repeat(4_000_000)}","a":"b"}`],
])("%s crash nothing", (_what, text) => {
  expect(["ok", "bad", "repaired"]).toContain(readTags(text).state);
});

test("a text that was seen is not parsed again", () => {
  const read = tagReader();
  expect(read('{"a":"1"}')).toBe(read('{"a":"1"}'));
});

test.each([
  ['{"fund_org": 12345678901234567890}', "fund_org", "12345678901234567890"],
  ['{"fund_org": 1.10, "note": "costs 1.10, or \\"2\\""}', "fund_org", "1.10"],
  ['{"fund_org": 1.10, "note": "costs 1.10, or \\"2\\""}', "note", 'costs 1.10, or "2"'],
  ['{"fund_org": -5, "on": true}', "on", "true"],
])("a number keeps its digits: %s", (text, key, value) => {
  expect(readTags(text).values.get(key)).toBe(value);
});

test("any object of texts is read as it is", () => {
  const key = fc.string({ minLength: 1 }).filter((k) => k.trim() === k && k.toLowerCase() === k && k !== "");
  fc.assert(
    fc.property(
      fc.dictionary(
        key,
        fc.string().map((s) => s.trim()),
        { minKeys: 1 },
      ),
      (object) => {
        const { values, state } = readTags(JSON.stringify(object));
        expect(state).toBe("ok");
        for (const [name, value] of Object.entries(object)) expect(values.get(name)).toBe(value);
      },
    ),
    runs(100),
  );
});
