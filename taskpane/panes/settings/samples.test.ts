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
  [
    "mailText",
    {
      mailText: "{institution}\n\nList: {list}\nSaved: {discount}\nDue: {amount}",
      institution: "Hill College",
    },
    "Hill College\n\nList: $1,250.00\nSaved: $450.00\nDue: $800.00",
  ],
  ["subsidyText", { subsidyText: "{discount} off {list}", currency: "EUR" }, "€450.00 off €1,250.00"],
  ["debitDescription", { debitDescription: "{source} {project_id}" }, "AWS coral"],
  ["mailSubject", { mailSubject: "{nmae}" }, ""],
  ["mailSubject", { mailSubject: "{amount}", currency: "dollars" }, "$800.00"],
  ["locale", {}, "$800.00 · January 31, 2025 · 36.0% · 1,234"],
  ["locale", { locale: "de-DE", currency: "EUR" }, "800,00\u00a0€ · 31 January 2025 · 36,0\u00a0% · 1.234"],
  ["paper", {}, ""],
])("%s with %j: %s", (name, changes, expected) => {
  expect(sampleOf(name, values(changes))).toBe(expected);
});
