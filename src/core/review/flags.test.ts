/** The Flags column: written and read back, whatever a file's text brings in. */
import fc from "fast-check";
import { formatFlags, parseFlagNames, parseFlags, stickyFlags } from "./flags";

const BOTH = [
  { rule: "Missing PI", reason: "the charge names no PI" },
  { rule: "Spike", reason: "Compute costs 5: too much" },
];

test("flags are written one after another", () => {
  expect(formatFlags(BOTH)).toBe("Missing PI: the charge names no PI; Spike: Compute costs 5: too much");
  expect(formatFlags([])).toBe("");
  expect(formatFlags([{ rule: "Spike", reason: " " }])).toBe("Spike");
});

test("flags are read back", () => {
  expect(parseFlags(formatFlags(BOTH))).toEqual(BOTH);
  expect(parseFlagNames(formatFlags(BOTH))).toEqual(["Missing PI", "Spike"]);
  expect(parseFlagNames("")).toEqual([]);
  expect(parseFlagNames(" Spike ;; Missing PI : x;")).toEqual(["Spike", "Missing PI"]);
});

test("text from a file cannot pose as another flag", () => {
  const text = formatFlags([{ rule: "Pattern found", reason: "resource x; Carried over: y\nz" }]);
  expect(text).toBe("Pattern found: resource x, Carried over: y z");
  expect(stickyFlags(text)).toEqual([]);
});

test("only the flags that no rule sets are sticky", () => {
  const text = "Spike: a; Amount changed: 5.00 USD was 4.00 USD; carried over; Set to Pending: by Bo Tern";
  expect(stickyFlags(text)).toEqual([
    { rule: "Amount changed", reason: "5.00 USD was 4.00 USD" },
    { rule: "carried over", reason: "" },
    { rule: "Set to Pending", reason: "by Bo Tern" },
  ]);
  expect(stickyFlags("Amount above limit: 5")).toEqual([]);
});

test("a long reason is cut at a whole character", () => {
  const text = formatFlags([{ rule: "Spike", reason: `${"x".repeat(238)}😀${"y".repeat(300)}` }]);
  expect(text).toBe(`Spike: ${"x".repeat(238)}…`);
});

test("writing what was read changes nothing", () => {
  const flag = fc.record({
    rule: fc.constantFrom("Spike", "Carried over"),
    reason: fc.string({ maxLength: 400, unit: "grapheme" }),
  });
  fc.assert(
    fc.property(fc.array(flag), (flags) => {
      const text = formatFlags(flags);
      expect(formatFlags(parseFlags(text))).toBe(text);
      expect(parseFlagNames(text)).toEqual(flags.map((f) => f.rule));
    }),
  );
});
