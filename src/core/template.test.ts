/** Placeholders are filled once and unknown ones are refused. */
import { Refusal } from "./problem";
import { fillTemplate } from "./template";

test("fills every placeholder, also twice", () => {
  expect(fillTemplate("{a} and {b} and {a}", { a: "1", b: "2" }, "T")).toBe("1 and 2 and 1");
});

test("a value is not filled again, and $ in it means nothing", () => {
  expect(fillTemplate("{a}", { a: "{b} $& $1", b: "x" }, "T")).toBe("{b} $& $1");
});

test.each(["{nmae}", "{}", "{constructor}", "{ a }"])("refuses %s by name", (template) => {
  expect(() => fillTemplate(template, { a: "1" }, "Mail Text")).toThrow(Refusal);
  expect(() => fillTemplate(template, { a: "1" }, "Mail Text")).toThrow(`"Mail Text"`);
  expect(() => fillTemplate(template, { a: "1" }, "Mail Text")).toThrow(template);
});
