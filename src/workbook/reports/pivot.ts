/** The PivotTable that a workbook starts with: what each PI was billed for each service in each month. */
import type { ReportShape } from "../shape";
import { MONTHLY_TOTALS } from "../tables";

export const PIVOT: ReportShape = {
  sheet: "Pivot",
  group: "month",
  widths: [34, 34, ...Array.from({ length: 13 }, () => 14)],
  cells: [
    { at: "A1", style: "title", value: "Billed by PI, service and month" },
    {
      at: "A2",
      style: "subtitle",
      value:
        "A PivotTable over Monthly Totals: move its fields as you like. Each step refreshes its figures; nothing changes its fields.",
    },
  ],
  pivot: {
    name: "Billed by PI",
    at: "A6",
    table: MONTHLY_TOTALS,
    rows: ["PI", "Service Name"],
    columns: ["Period"],
    filters: ["Source"],
    value: { heading: "Billed", caption: "Billed, total" },
  },
  print: { orientation: "landscape", titleRows: "1:7" },
};
