/** The list of rules: complete, and fit for the Rules table and the Flags column. */
import { readdirSync } from "node:fs";
import { STICKY_FLAGS } from "../flags";
import { RULES_LIST } from ".";

test("every rule file stands in the list once", () => {
  const files = readdirSync(__dirname).filter((name) => !/(\.test|^index)\.ts$/.test(name));
  expect(new Set(RULES_LIST).size).toBe(files.length);
  expect(RULES_LIST).toHaveLength(files.length);
});

test("no two flags have the same name", () => {
  const names = [...RULES_LIST.map((rule) => rule.name), ...STICKY_FLAGS].map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});

describe.each(RULES_LIST.map((rule) => [rule.name, rule] as const))("%s", (name, rule) => {
  test("has a name that can be read back from a flag", () => {
    expect(name).toMatch(/^[A-Z][A-Za-z ]+$/);
  });

  test("says in a sentence what it checks", () => {
    expect(rule.whatItChecks).toMatch(/^[A-Z].*\.$/);
  });

  test("has a default that its own check accepts", () => {
    expect(rule.valueProblem?.(rule.value) ?? null).toBeNull();
  });

  test("is on and holds when it must be mended", () => {
    if (rule.mustBeMended === true) expect(rule).toMatchObject({ on: true, severity: "Hold", value: "" });
    else expect(["Hold", "Warn"]).toContain(rule.severity);
  });
});
