/** Every setting can be edited in the pane, once. */
import { SETTING_LIST, SETTING_NAMES } from "../../../src/core/settings";
import { IN_GROUP, OPTIONS, optionsOf, type Option } from "./groups";

test("each setting but the schema version stands in one group", () => {
  const shown = Object.values(IN_GROUP).flat();
  expect([...shown].sort()).toEqual(SETTING_NAMES.filter((name) => name !== "schemaVersion").sort());
});

test.each(Object.entries(OPTIONS))(
  "what can be chosen for %s is valid, the default among it",
  (name, options) => {
    const { schema, value } = SETTING_LIST[name as keyof typeof OPTIONS];
    expect(options.map((o: Option) => schema.safeParse(o.value).success)).not.toContain(false);
    expect(options.map((o: Option) => o.value)).toContain(value);
  },
);

test("a layout of the workbook's own can be chosen beside those that are built in", () => {
  const own = { name: "our-ledger", label: "our-ledger (layout of this workbook)" };
  const options = optionsOf("journalFormat", [own]) ?? [];
  expect(options).toEqual([...(OPTIONS.journalFormat ?? []), { value: own.name, label: own.label }]);
  expect(SETTING_LIST.journalFormat.schema.safeParse(own.name).success).toBe(true);
  expect(optionsOf("paper", [own])).toBe(OPTIONS.paper);
  expect(optionsOf("institution", [own])).toBeUndefined();
});
