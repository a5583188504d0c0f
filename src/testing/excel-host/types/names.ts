/** Excel.NamedItemCollection: names of cells, formulas and constants. */
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../errors";
import { Area } from "../model/area";
import type { HostSheet } from "../model/sheet";
import type { HostName, HostWorkbook } from "../model/workbook";
import { flagValue, HostObject, made, orNull, textValue, type Args, type HostType } from "../objects";
import { RANGE } from "./range";
import { WORKSHEET } from "./worksheet";

export interface NameScope {
  readonly workbook: HostWorkbook;
  readonly sheet: HostSheet | null;
}

interface Named {
  readonly workbook: HostWorkbook;
  readonly name: HostName;
}

const NAME: HostType<Named> = {
  name: "NamedItem",
  identity: ({ name }) => ({ _Id: name.id }),
  properties: {
    _Id: { get: ({ name }) => name.id },
    Name: { get: ({ name }) => name.name },
    Type: {
      get: ({ name }) =>
        name.area === null ? (/^=?-?[\d.]+$/.test(name.formula) ? "Double" : "String") : "Range",
    },
    Value: { get: ({ name }) => name.area?.address ?? name.formula.replace(/^=/, "") },
    Formula: {
      get: ({ name }) => (name.area === null ? name.formula : `=${absolute(name.area.address)}`),
      set: ({ workbook, name }, value) => {
        name.formula = textValue(value);
        name.area = workbook.resolve(name.formula.replace(/^=/, "").replace(/\$/g, ""), name.scope);
      },
    },
    Comment: {
      get: ({ name }) => name.comment,
      set: ({ name }, value) => {
        name.comment = textValue(value);
      },
    },
    Scope: { get: ({ name }) => (name.scope === null ? "Workbook" : "Worksheet") },
    Visible: {
      get: ({ name }) => name.visible,
      set: ({ name }, value) => {
        name.visible = flagValue(value);
      },
    },
  },
  objects: {
    Worksheet: ({ name }) => {
      if (name.scope === null) throw itemNotFound(`The name ${name.name} belongs to the whole workbook.`);
      return made(WORKSHEET, name.scope);
    },
    WorksheetOrNullObject: ({ name }) => orNull(WORKSHEET, name.scope),
  },
  methods: {
    Delete: ({ workbook, name }) => {
      workbook.names.splice(workbook.names.indexOf(name), 1);
      return null;
    },
    GetRange: ({ name }) => {
      if (name.area === null) throw invalidArgument(`The name ${name.name} is no range.`);
      return made(RANGE, copy(name.area));
    },
    GetRangeOrNullObject: ({ name }) => orNull(RANGE, name.area === null ? null : copy(name.area)),
  },
};

export const NAMES: HostType<NameScope> = {
  name: "NamedItemCollection",
  items: ({ workbook, sheet }) =>
    workbook.names.filter((name) => name.scope === sheet).map((name) => made(NAME, { workbook, name })),
  item: ({ workbook, sheet }, key) => {
    const name = find(workbook, sheet, String(key));
    if (name === null) throw itemNotFound(`There is no name ${String(key)}.`);
    return made(NAME, { workbook, name });
  },
  methods: {
    Add: add,
    AddFormulaLocal: add,
    GetCount: ({ workbook, sheet }) => workbook.names.filter((name) => name.scope === sheet).length,
    GetItemOrNullObject: ({ workbook, sheet }, args) => {
      const name = find(workbook, sheet, args.text(0));
      return orNull(NAME, name === null ? null : { workbook, name });
    },
  },
};

/** `Sheet!A1:B2` → `Sheet!$A$1:$B$2`, as Excel keeps it. */
function absolute(address: string): string {
  const at = address.lastIndexOf("!") + 1;
  return address.slice(0, at) + address.slice(at).replace(/[A-Z]+|\d+/g, "$$$&");
}

function add({ workbook, sheet }: NameScope, args: Args): HostObject {
  const wanted = args.text(0);
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(wanted) || /^[a-z]{1,3}\d+$/i.test(wanted))
    throw invalidArgument(`${wanted} is no name.`);
  if (workbook.findName(wanted, sheet) !== null) throw itemAlreadyExists(`There is a name ${wanted}.`);
  const reference = args.any(1);
  const formula = typeof reference === "string" || typeof reference === "number" ? String(reference) : "";
  const area =
    reference instanceof HostObject
      ? copy(args.area(1, sheet, workbook))
      : workbook.resolve(formula.replace(/^=/, "").replace(/\$/g, ""), sheet);
  const name: HostName = {
    id: `name${workbook.newId()}`,
    name: wanted,
    scope: sheet,
    area,
    formula,
    comment: args.optionalText(2) ?? "",
    visible: true,
  };
  workbook.names.push(name);
  return made(NAME, { workbook, name });
}

function find(workbook: HostWorkbook, sheet: HostSheet | null, key: string): HostName | null {
  return workbook.findName(key, sheet) ?? workbook.names.find((name) => name.id === key) ?? null;
}

function copy(area: Area): Area {
  return new Area(area.sheet, area);
}
