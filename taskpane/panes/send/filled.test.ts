/** What a template reads like while it is typed. */
import { filled } from "./filled";

test.each([
  ["Dear {name},", "Dear Ada Quill,"],
  ["{name} {naem} {", "Ada Quill {naem} {"],
  ["{constructor} {}", "{constructor} {}"],
  ["{amount}{amount}", "$5.00$5.00"],
])("%j", (template, expected) => {
  expect(filled(template, { name: "Ada Quill", amount: "$5.00" })).toBe(expected);
});
