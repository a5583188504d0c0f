/** Every setting can be edited in the pane, once. */
import { SETTING_LIST, SETTING_NAMES } from "../../../src/core/settings";
import { IN_GROUP, OPTIONS, type Option } from "./groups";

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
