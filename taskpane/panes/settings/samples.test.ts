/** Templates as they read while they are typed. */
import { SETTING_LIST, SETTING_NAMES, type SettingName } from "../../../src/core/settings";
import type { SettingValues } from "../../../src/steps/settings";
import { sampleOf } from "./samples";

const DEFAULTS = Object.fromEntries(SETTING_NAMES.map((n) => [n, SETTING_LIST[n].value])) as Record<
  SettingName,
  string
>;
const values = (changes: Partial<SettingValues>): SettingValues => ({ ...DEFAULTS, ...changes });

test.each<readonly [SettingName, Partial<SettingValues>, string]>([
  ["mailSubject", { mailSubject: "For {name}, {amount}" }, "For Ada Quill, $800.00"],
  ["mailText", { mailText: "{institution}", institution: "Hill College" }, "Hill College"],
  ["subsidyText", { subsidyText: "{discount} off {list}", currency: "EUR" }, "€450.00 off €1,250.00"],
  ["debitDescription", { debitDescription: "{source} {project_id}" }, "AWS coral"],
  ["mailSubject", { mailSubject: "{nmae}" }, ""],
  ["mailSubject", { mailSubject: "{amount}", currency: "dollars" }, "$800.00"],
  ["paper", {}, ""],
])("%s with %j: %s", (name, changes, expected) => {
  expect(sampleOf(name, values(changes))).toBe(expected);
});
