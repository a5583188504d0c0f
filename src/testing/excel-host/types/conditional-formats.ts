/** Excel.ConditionalFormatCollection: rules kept with the cells they belong to; the preview draws them. */
import { invalidArgument, itemNotFound } from "../errors";
import { intersection } from "../model/address";
import { Area } from "../model/area";
import type { Bag } from "../model/bag";
import type { HostSheet } from "../model/sheet";
import { made, numberValue, orNull, type HostType, type Property } from "../objects";
import { bagType, type BagShape } from "./bags";
import { RANGE } from "./range";

export type Rule = HostSheet["conditionalFormats"][number];

const BORDER: BagShape = { name: "ConditionalRangeBorder", settings: { Style: "None", Color: "#000000" } };
const FORMAT: BagShape = {
  name: "ConditionalRangeFormat",
  settings: { NumberFormat: null },
  parts: {
    Fill: { name: "ConditionalRangeFill", settings: { Color: "" }, clear: true },
    Font: {
      name: "ConditionalRangeFont",
      settings: { Color: "", Bold: null, Italic: null, Underline: "None", Strikethrough: null },
      clear: true,
    },
    Borders: {
      name: "ConditionalRangeBorderCollection",
      parts: { Top: BORDER, Bottom: BORDER, Left: BORDER, Right: BORDER },
    },
  },
};

/** The kinds of rules by the name of their part. */
const KINDS: Readonly<Record<string, { readonly type: string; readonly shape: BagShape }>> = {
  Custom: {
    type: "Custom",
    shape: {
      name: "CustomConditionalFormat",
      parts: {
        Rule: { name: "ConditionalFormatRule", settings: { Formula: "", FormulaLocal: "", FormulaR1C1: "" } },
        Format: FORMAT,
      },
    },
  },
  CellValue: {
    type: "CellValue",
    shape: { name: "CellValueConditionalFormat", settings: { Rule: null }, parts: { Format: FORMAT } },
  },
  TextComparison: {
    type: "ContainsText",
    shape: { name: "TextConditionalFormat", settings: { Rule: null }, parts: { Format: FORMAT } },
  },
  Preset: {
    type: "PresetCriteria",
    shape: { name: "PresetCriteriaConditionalFormat", settings: { Rule: null }, parts: { Format: FORMAT } },
  },
  TopBottom: {
    type: "TopBottom",
    shape: { name: "TopBottomConditionalFormat", settings: { Rule: null }, parts: { Format: FORMAT } },
  },
  DataBar: {
    type: "DataBar",
    shape: {
      name: "DataBarConditionalFormat",
      settings: { ShowDataBarOnly: false, BarDirection: "Context" },
    },
  },
  ColorScale: {
    type: "ColorScale",
    shape: { name: "ColorScaleConditionalFormat", settings: { Criteria: null } },
  },
  IconSet: {
    type: "IconSet",
    shape: {
      name: "IconSetConditionalFormat",
      settings: { Style: null, Criteria: null, ReverseIconOrder: false, ShowIconOnly: false },
    },
  },
};

const CONDITIONAL_FORMAT: HostType<Rule> = {
  name: "ConditionalFormat",
  identity: (rule) => ({ Id: rule.id }),
  properties: {
    Id: { get: (rule) => rule.id },
    Type: { get: (rule) => rule.bag.values.get("type") },
    Priority: {
      get: (rule) => rulesOf(rule).indexOf(rule),
      set: (rule, value) => {
        const rules = rulesOf(rule);
        const to = numberValue(value);
        if (to < 0 || to >= rules.length) throw invalidArgument("There is no such priority.");
        rules.splice(rules.indexOf(rule), 1);
        rules.splice(to, 0, rule);
      },
    },
    StopIfTrue: {
      get: (rule) => rule.bag.values.get("stopIfTrue") ?? false,
      set: (rule, value) => {
        rule.bag.values.set("stopIfTrue", value === true);
      },
    } satisfies Property<Rule>,
  },
  objects: kindObjects(),
  methods: {
    Delete: (rule) => {
      const rules = rulesOf(rule);
      rules.splice(rules.indexOf(rule), 1);
      return null;
    },
    GetRange: (rule) => made(RANGE, new Area(rule.area.sheet, rule.area)),
    GetRangeOrNullObject: (rule) => made(RANGE, new Area(rule.area.sheet, rule.area)),
  },
};

function kindObjects(): NonNullable<HostType<Rule>["objects"]> {
  const objects: Record<string, (rule: Rule) => ReturnType<typeof made>> = {};
  for (const [name, { type, shape }] of Object.entries(KINDS)) {
    const part = bagType(shape);
    const fits = (rule: Rule): Bag | null =>
      rule.bag.values.get("type") === type ? rule.bag.part(name) : null;
    objects[name] = (rule) => {
      const bag = fits(rule);
      if (bag === null) throw invalidArgument(`The conditional format is of another kind than ${name}.`);
      return made(part, bag);
    };
    objects[`${name}OrNullObject`] = (rule) => orNull(part, fits(rule));
  }
  return objects;
}

export const CONDITIONAL_FORMATS: HostType<Area> = {
  name: "ConditionalFormatCollection",
  items: (area) => within(area).map((rule) => made(CONDITIONAL_FORMAT, rule)),
  item: (area, key) => {
    const rule = within(area).find(({ id }) => id === key);
    if (rule === undefined) throw itemNotFound(`There is no conditional format ${String(key)}.`);
    return made(CONDITIONAL_FORMAT, rule);
  },
  methods: {
    Add: (area, args, context) => {
      const type = args.text(0);
      if (!Object.values(KINDS).some((kind) => kind.type === type))
        throw invalidArgument(`${type} is no kind of conditional format.`);
      const rule: Rule = {
        id: `cf${context.workbook.newId()}`,
        area: new Area(area.sheet, area),
        bag: area.sheet.workbook.newBag(),
      };
      rule.bag.values.set("type", type);
      // A new rule comes first.
      area.sheet.conditionalFormats.unshift(rule);
      return made(CONDITIONAL_FORMAT, rule);
    },
    ClearAll: (area) => {
      for (const rule of within(area)) rulesOf(rule).splice(rulesOf(rule).indexOf(rule), 1);
      return null;
    },
    GetCount: (area) => within(area).length,
    GetItemAt: (area, args) => {
      const rule = within(area)[args.whole(0)];
      if (rule === undefined) throw invalidArgument("There is no such conditional format.");
      return made(CONDITIONAL_FORMAT, rule);
    },
    GetItemOrNullObject: (area, args) =>
      orNull(
        CONDITIONAL_FORMAT,
        within(area).find(({ id }) => id === args.any(0)),
      ),
  },
};

function within(area: Area): Rule[] {
  return area.sheet.conditionalFormats.filter((rule) => intersection(rule.area, area) !== null);
}

function rulesOf(rule: Rule): Rule[] {
  return rule.area.sheet.conditionalFormats;
}
