/** Excel.Filter: the filter of one table column. */
import { invalidArgument } from "../errors";
import { filterTest, type Criteria } from "../model/filter";
import { isRecord, type HostType } from "../objects";
import type { TableColumn } from "./table-columns";

export const FILTER: HostType<TableColumn> = {
  name: "Filter",
  properties: { Criteria: { get: ({ column }) => column.criteria } },
  methods: {
    Apply: (one, args) => apply(one, criteria(args.any(0))),
    ApplyValuesFilter: (one, args) => {
      const values = args.any(0);
      if (!Array.isArray(values)) throw invalidArgument("The values to filter by are missing.");
      return apply(one, { filterOn: "Values", values });
    },
    ApplyCustomFilter: (one, args) => {
      const second = args.optionalText(1);
      const operator = args.optionalText(2);
      return apply(one, {
        filterOn: "Custom",
        criterion1: args.text(0),
        ...(second === null ? {} : { criterion2: second }),
        ...(operator === null ? {} : { operator }),
      });
    },
    ApplyTopItemsFilter: (one, args) => extreme(one, "TopItems", args.whole(0)),
    ApplyBottomItemsFilter: (one, args) => extreme(one, "BottomItems", args.whole(0)),
    ApplyTopPercentFilter: (one, args) => extreme(one, "TopPercent", args.whole(0)),
    ApplyBottomPercentFilter: (one, args) => extreme(one, "BottomPercent", args.whole(0)),
    ApplyDynamicFilter: (one, args) => apply(one, { filterOn: "Dynamic", dynamicCriteria: args.text(0) }),
    Clear: (one) => apply(one, null),
  },
};

function extreme(one: TableColumn, filterOn: string, count: number): null {
  return apply(one, { filterOn, criterion1: String(count) });
}

function apply({ table, column }: TableColumn, next: Criteria | null): null {
  if (next !== null) filterTest(next);
  column.criteria = next;
  table.sheet.applyFilters(table);
  return null;
}

/** @throws HostError InvalidArgument for what is no filter */
export function criteria(value: unknown): Criteria {
  if (!isRecord(value) || typeof value["filterOn"] !== "string")
    throw invalidArgument("The filter's criteria are missing.");
  const { values, criterion1, criterion2, operator, dynamicCriteria } = value;
  return {
    filterOn: value["filterOn"],
    ...(Array.isArray(values) ? { values: values as readonly unknown[] } : {}),
    ...(typeof criterion1 === "string" || typeof criterion1 === "number"
      ? { criterion1: String(criterion1) }
      : {}),
    ...(typeof criterion2 === "string" ? { criterion2 } : {}),
    ...(typeof operator === "string" ? { operator } : {}),
    ...(typeof dynamicCriteria === "string" ? { dynamicCriteria } : {}),
  };
}
