/** The hierarchies of a pivot table: all of its source's, and those on its rows, columns, filters and values. */
import { invalidArgument, itemNotFound } from "../errors";
import type { HostPivot, PivotAxisName } from "../model/pivot";
import type { PivotField, PivotValue } from "../model/pivot-fields";
import {
  HostObject,
  isRecord,
  made,
  numberValue,
  orNull,
  textValue,
  type Args,
  type HostType,
} from "../objects";
import { PIVOT_FIELD, PIVOT_FIELDS } from "./pivot-fields";

/** A field of a pivot table, on its axis or as such. */
export interface PlacedField {
  readonly pivot: HostPivot;
  readonly field: PivotField;
  readonly axis: PivotAxisName | null;
}

interface PlacedValue {
  readonly pivot: HostPivot;
  readonly value: PivotValue;
}

export const PIVOT_HIERARCHIES = hierarchies("PivotHierarchyCollection", "PivotHierarchy", null);
export const PIVOT_ROWS = hierarchies("RowColumnPivotHierarchyCollection", "RowColumnPivotHierarchy", "rows");
export const PIVOT_COLUMNS = hierarchies(
  "RowColumnPivotHierarchyCollection",
  "RowColumnPivotHierarchy",
  "columns",
);
export const PIVOT_FILTERS = hierarchies("FilterPivotHierarchyCollection", "FilterPivotHierarchy", "filters");

function hierarchies(name: string, itemName: string, axis: PivotAxisName | null): HostType<HostPivot> {
  const type = hierarchy(itemName);
  const list = (pivot: HostPivot): readonly PivotField[] => (axis === null ? pivot.fields : pivot[axis]);
  const find = (pivot: HostPivot, key: unknown): PlacedField | null => {
    const field = list(pivot).find(
      (one) => one.name === key || one.id === key || (axis === null && one.heading === key),
    );
    return field === undefined ? null : { pivot, field, axis };
  };
  return {
    name,
    items: (pivot) => list(pivot).map((field) => made(type, { pivot, field, axis })),
    item: (pivot, key) => {
      const found = find(pivot, key);
      if (found === null) throw itemNotFound(`The PivotTable ${pivot.name} has no ${String(key)} there.`);
      return made(type, found);
    },
    methods: {
      GetCount: (pivot) => list(pivot).length,
      GetItemOrNullObject: (pivot, args) => orNull(type, find(pivot, args.text(0))),
      ...(axis !== null && {
        Add: (pivot, args) => {
          const { field } = placed(args);
          pivot.put(field, axis);
          return made(type, { pivot, field, axis });
        },
        Remove: (pivot, args) => {
          pivot.take(placed(args).field, axis);
          return null;
        },
      }),
    },
  };
}

function hierarchy(name: string): HostType<PlacedField> {
  return {
    name,
    identity: ({ field }) => ({ Id: field.id }),
    properties: {
      Id: { get: ({ field }) => field.id },
      Name: {
        get: ({ field }) => field.name,
        set: ({ pivot, field }, value) => {
          const wanted = textValue(value);
          if (pivot.fields.some((other) => other !== field && other.name === wanted))
            throw invalidArgument(`PivotTable field name ${wanted} already exists.`);
          pivot.change(() => (field.name = wanted));
        },
      },
      ...(name !== "PivotHierarchy" && {
        Position: {
          get: ({ pivot, field, axis }) => (axis === null ? -1 : pivot[axis].indexOf(field)),
          set: ({ pivot, field, axis }, value) => {
            if (axis !== null) pivot.change(() => move(pivot[axis], field, numberValue(value)));
          },
        },
      }),
      ...(name === "FilterPivotHierarchy" && {
        EnableMultipleFilterItems: { get: () => true, set: () => undefined },
      }),
    },
    objects: { Fields: (one) => made(PIVOT_FIELDS, one) },
    methods: {
      SetToDefault: ({ pivot, field }) => {
        pivot.change(() => (field.name = field.heading));
        return null;
      },
    },
  };
}

const PIVOT_VALUE: HostType<PlacedValue> = {
  name: "DataPivotHierarchy",
  identity: ({ value }) => ({ Id: value.id }),
  properties: {
    Id: { get: ({ value }) => value.id },
    Name: {
      get: ({ value }) => value.name,
      set: ({ pivot, value }, name) => {
        pivot.renameValue(value, textValue(name));
      },
    },
    NumberFormat: {
      get: ({ value }) => value.numberFormat,
      set: ({ pivot, value }, format) => {
        const wanted = textValue(format);
        pivot.change(() => (value.numberFormat = wanted));
      },
    },
    Position: {
      get: ({ pivot, value }) => pivot.values.indexOf(value),
      set: ({ pivot, value }, to) => {
        pivot.change(() => move(pivot.values, value, numberValue(to)));
      },
    },
    SummarizeBy: {
      get: ({ value }) => value.summarizeBy,
      set: ({ pivot, value }, how) => {
        pivot.summarizeBy(value, textValue(how));
      },
    },
    ShowAs: {
      get: ({ value }) => value.showAs,
      set: ({ value }, rule) => {
        if (!isRecord(rule) || rule["calculation"] !== "None")
          throw invalidArgument("The stand-in for Excel shows values as they are only.");
        value.showAs = rule;
      },
    },
  },
  objects: { Field: ({ pivot, value }) => made(PIVOT_FIELD, { pivot, field: value.field, axis: null }) },
  methods: {
    SetToDefault: ({ pivot, value }) => {
      pivot.summarizeBy(value, "Sum");
      return null;
    },
  },
};

export const PIVOT_VALUES: HostType<HostPivot> = {
  name: "DataPivotHierarchyCollection",
  items: (pivot) => pivot.values.map((value) => made(PIVOT_VALUE, { pivot, value })),
  item: (pivot, key) => {
    const found = findValue(pivot, key);
    if (found === null) throw itemNotFound(`The PivotTable ${pivot.name} has no value ${String(key)}.`);
    return made(PIVOT_VALUE, found);
  },
  methods: {
    Add: (pivot, args) => made(PIVOT_VALUE, { pivot, value: pivot.putValue(placed(args).field) }),
    Remove: (pivot, args) => {
      const value = valueOf(args.any(0));
      if (value === null) throw invalidArgument("The argument has to be a data hierarchy.");
      pivot.takeValue(value);
      return null;
    },
    GetCount: (pivot) => pivot.values.length,
    GetItemOrNullObject: (pivot, args) => orNull(PIVOT_VALUE, findValue(pivot, args.text(0))),
  },
};

function findValue(pivot: HostPivot, key: unknown): PlacedValue | null {
  const value = pivot.values.find((one) => one.name === key || one.id === key);
  return value === undefined ? null : { pivot, value };
}

/** @throws HostError InvalidArgument where the argument is no hierarchy */
function placed(args: Args): PlacedField {
  const object = args.any(0);
  const target = object instanceof HostObject ? object.target : null;
  if (isRecord(target) && "field" in target && "axis" in target) return target as unknown as PlacedField;
  throw invalidArgument("The argument has to be a hierarchy of the PivotTable.");
}

/** The value behind an argument, as for sorting by it; null for anything else. */
export function valueOf(object: unknown): PivotValue | null {
  const target = object instanceof HostObject ? object.target : null;
  return isRecord(target) && "value" in target && "pivot" in target
    ? (target as unknown as PlacedValue).value
    : null;
}

function move<T>(list: T[], item: T, to: number): void {
  if (!Number.isInteger(to) || to < 0 || to >= list.length)
    throw invalidArgument("There is no such position.");
  list.splice(list.indexOf(item), 1);
  list.splice(to, 0, item);
}
