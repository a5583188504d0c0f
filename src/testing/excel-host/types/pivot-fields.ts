/** Excel.PivotField and Excel.PivotItem: a field's order, subtotals and filter. A hierarchy has one field. */
import { HostError, invalidArgument, itemNotFound } from "../errors";
import { isRecord, made, orNull, textValue, type HostType } from "../objects";
import { valueOf, type PlacedField } from "./pivot-hierarchies";

interface PivotItem extends PlacedField {
  readonly label: string;
}

export const PIVOT_FIELDS: HostType<PlacedField> = {
  name: "PivotFieldCollection",
  items: (one) => [made(PIVOT_FIELD, one)],
  item: (one, key) => {
    if (!isField(one, key)) throw itemNotFound(`There is no field ${String(key)}.`);
    return made(PIVOT_FIELD, one);
  },
  methods: {
    GetCount: () => 1,
    GetItemOrNullObject: (one, args) => orNull(PIVOT_FIELD, isField(one, args.text(0)) ? one : null),
  },
};

export const PIVOT_FIELD: HostType<PlacedField> = {
  name: "PivotField",
  identity: ({ field }) => ({ Id: field.id }),
  properties: {
    Id: { get: ({ field }) => field.id },
    Name: {
      get: ({ field }) => field.name,
      set: ({ pivot, field }, value) => {
        const name = textValue(value);
        pivot.change(() => (field.name = name));
      },
    },
    ShowAllItems: {
      get: ({ field }) => field.showAllItems,
      set: ({ field }, value) => {
        field.showAllItems = value === true;
      },
    },
    Subtotals: {
      get: ({ field }) => ({ automatic: field.subtotals }),
      set: ({ pivot, field }, value) => {
        const on = isRecord(value) && value["automatic"] !== false;
        pivot.change(() => (field.subtotals = on));
      },
    },
  },
  objects: { Items: (one) => made(PIVOT_ITEMS, one) },
  methods: {
    SortByLabels: ({ pivot, field }, args) => {
      pivot.change(() => {
        field.sortedBy = null;
        field.descending = args.optionalText(0) === "Descending";
      });
      return null;
    },
    SortByValues: ({ pivot, field }, args) => {
      const value = valueOf(args.any(1));
      if (value === null) throw invalidArgument("Argument 2 has to be a data hierarchy.");
      pivot.change(() => {
        field.sortedBy = value;
        field.descending = args.text(0) === "Descending";
      });
      return null;
    },
    ApplyFilter: (one, args) => {
      applyFilter(one, args.record(0));
      return null;
    },
    ClearAllFilters: ({ pivot, field }) => {
      pivot.change(() => field.hidden.clear());
      return null;
    },
    ClearFilter: ({ pivot, field }) => {
      pivot.change(() => field.hidden.clear());
      return null;
    },
    IsFiltered: ({ field }) => field.hidden.size > 0,
    GetFilters: ({ pivot, field }) =>
      field.hidden.size === 0
        ? {}
        : {
            manualFilter: {
              selectedItems: pivot
                .items(field)
                .map(({ label }) => label)
                .filter((label) => !field.hidden.has(label)),
            },
          },
  },
};

const PIVOT_ITEM: HostType<PivotItem> = {
  name: "PivotItem",
  identity: ({ field, label }) => ({ Id: `${field.id}-${label}` }),
  properties: {
    Id: { get: ({ field, label }) => `${field.id}-${label}` },
    Name: { get: ({ label }) => label },
    Visible: {
      get: ({ field, label }) => !field.hidden.has(label),
      set: ({ pivot, field, label }, value) => {
        pivot.change(() => (value === true ? field.hidden.delete(label) : field.hidden.add(label)));
      },
    },
    IsExpanded: {
      get: ({ field, label }) => !field.collapsed.has(label),
      set: ({ pivot, field, label }, value) => {
        pivot.change(() => (value === true ? field.collapsed.delete(label) : field.collapsed.add(label)));
      },
    },
  },
};

const PIVOT_ITEMS: HostType<PlacedField> = {
  name: "PivotItemCollection",
  items: (one) => one.pivot.items(one.field).map(({ label }) => made(PIVOT_ITEM, { ...one, label })),
  item: (one, key) => {
    const found = findItem(one, key);
    if (found === null) throw itemNotFound(`The field ${one.field.name} has no item ${String(key)}.`);
    return made(PIVOT_ITEM, found);
  },
  methods: {
    GetCount: ({ pivot, field }) => pivot.items(field).length,
    GetItemOrNullObject: (one, args) => orNull(PIVOT_ITEM, findItem(one, args.text(0))),
  },
};

/** @throws HostError NotImplemented for filters other than chosen items */
function applyFilter({ pivot, field }: PlacedField, filter: Readonly<Record<string, unknown>>): void {
  const manual = filter["manualFilter"];
  if (!isRecord(manual) || !Array.isArray(manual["selectedItems"]))
    throw new HostError(
      "NotImplemented",
      "The stand-in for Excel filters a PivotTable by chosen items only.",
    );
  const chosen = new Set(manual["selectedItems"].map(String));
  pivot.change(() => {
    field.hidden.clear();
    for (const { label } of pivot.items(field)) if (!chosen.has(label)) field.hidden.add(label);
  });
}

function isField({ field }: PlacedField, key: unknown): boolean {
  return field.name === key || field.heading === key || field.id === key;
}

function findItem(one: PlacedField, key: unknown): PivotItem | null {
  const found = one.pivot
    .items(one.field)
    .find(({ label }) => label === key || `${one.field.id}-${label}` === key);
  return found === undefined ? null : { ...one, label: found.label };
}
