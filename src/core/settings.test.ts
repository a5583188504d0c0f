/** Settings: defaults, and what is refused. */
import { settingRow } from "../testing/builders";
import { defaultSettingRows, readSettings, SETTING_LIST, SETTING_NAMES } from "./settings";

test("the defaults are valid, and what is not in the table has its default", () => {
  expect(readSettings(defaultSettingRows())).toEqual(readSettings([]));
  expect(readSettings([]).currency).toBe("USD");
});

test("every setting has a heading of its own and says what it means", () => {
  const headings = SETTING_NAMES.map((name) => SETTING_LIST[name].heading);
  expect(new Set(headings).size).toBe(headings.length);
  for (const name of SETTING_NAMES) expect(SETTING_LIST[name].meaning).toMatch(/\.$/);
});

test("names are compared trimmed and whatever the case, values trimmed", () => {
  expect(readSettings([settingRow({ setting: " CURRENCY ", value: " EUR " })]).currency).toBe("EUR");
});

test("an unknown setting is left alone", () => {
  expect(readSettings([settingRow({ setting: "Own Note", value: "x" })])).toEqual(readSettings([]));
});

test.each([
  ["Currency", "dollars", "must be a currency code such as USD"],
  ["Currency", "usd", "must be a currency code such as USD"],
  ["Institution", "", "must not be blank"],
  ["Primary Colour", "blue", "must be a colour such as #1F4E79"],
  ["Contact Mail", "billing", "must be one mail address"],
  ["Contact Mail", "a@example.edu; b@example.edu", "must be one mail address"],
  ["Fund Org Pattern", "^(?<org>[^-+)-(?<fund>.+)$", "is not a valid pattern"],
  ["Fund Org Pattern", "^(.+)-(.+)$", "must name the groups (?<fund>…) and (?<org>…)"],
  ["Paper", "A5", "Paper"],
])('%s "%s" is refused: %s', (setting, value, message) => {
  expect(() => readSettings([settingRow({ setting, value })])).toThrow(message);
});

test("all bad values are named at once", () => {
  const rows = [settingRow({ value: "?" }), settingRow({ setting: "Paper", value: "?" })];
  expect(() => readSettings(rows)).toThrow(/Currency "\?".*Paper "\?"/);
});

test("a newer workbook is refused with what to do", () => {
  expect(() => readSettings([settingRow({ setting: "Schema Version", value: "2" })])).toThrow(
    "This workbook has schema version 2; this program knows version 1. Update OpenChargeback",
  );
});
