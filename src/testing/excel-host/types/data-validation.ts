/** Excel.DataValidation: rules kept with their cells. As in Excel, values that an add-in writes are not checked. */
import { contains, intersection } from "../model/address";
import { Area } from "../model/area";
import type { Bag } from "../model/bag";
import { isRecord, type HostType, type Property } from "../objects";

const TYPES: Readonly<Record<string, string>> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

export const DATA_VALIDATION: HostType<Area> = {
  name: "DataValidation",
  properties: {
    Type: {
      get: (area) => {
        const rule = find(area)?.values.get("Rule");
        const kind = isRecord(rule)
          ? Object.keys(rule).find((name) => rule[name] !== null && rule[name] !== undefined)
          : undefined;
        return kind === undefined ? "None" : (TYPES[kind] ?? "None");
      },
    },
    Rule: setting("Rule", {}),
    Prompt: setting("Prompt", { message: "", showPrompt: true, title: "" }),
    ErrorAlert: setting("ErrorAlert", { message: "", showAlert: true, style: "Stop", title: "" }),
    IgnoreBlanks: setting("IgnoreBlanks", true),
    Valid: { get: () => true },
  },
  methods: {
    Clear: (area) => {
      remove(area);
      return null;
    },
  },
};

function setting(name: string, initial: unknown): Property<Area> {
  return {
    get: (area) => find(area)?.values.get(name) ?? initial,
    set: (area, value) => {
      made(area).values.set(name, value);
    },
  };
}

function find(area: Area): Bag | null {
  return area.sheet.validations.find((rule) => contains(rule.area, area))?.bag ?? null;
}

function made(area: Area): Bag {
  const known = area.sheet.validations.find(
    ({ area: a }) =>
      a.top === area.top && a.left === area.left && a.bottom === area.bottom && a.right === area.right,
  );
  if (known !== undefined) return known.bag;
  remove(area);
  const bag = area.sheet.workbook.newBag();
  area.sheet.validations.push({ area: new Area(area.sheet, area), bag });
  return bag;
}

/** A rule gives way where a newer one covers it wholly. */
function remove(area: Area): void {
  const { validations } = area.sheet;
  for (let index = validations.length - 1; index >= 0; index -= 1) {
    const rule = validations[index];
    if (
      rule !== undefined &&
      (contains(area, rule.area) || contains(rule.area, area)) &&
      intersection(rule.area, area) !== null
    )
      validations.splice(index, 1);
  }
}
