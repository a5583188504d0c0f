/** Columns of Workday's Internal Service Delivery sheet, with what stands above each in rows 2 to 4. */
import type { BandColumn } from "./workday-band";
import { amount, count, day, text, type Field } from "./fields";
import type { DeliveryLine } from "./workday-isd-lines";

export const blank = (heading: string, holds = "left blank"): Field<DeliveryLine> =>
  text(heading, holds, () => "");

type Column = readonly [Field<DeliveryLine>, Omit<BandColumn, "heading">];

export const COLUMNS: readonly Column[] = [
  [
    text("Spreadsheet Key*", "joins the lines of one delivery", (l) => String(l.key), { needed: true }),
    { area: "All", restriction: "Required", format: "Text" },
  ],
  [text("Add Only", "N", () => "N"), { restriction: "Optional", format: "Y/N" }],
  [
    text("Auto Complete", "the value Auto Complete", (_, i) => i.value("Auto Complete")),
    { area: "Business Process Parameters", restriction: "Optional", format: "Y/N" },
  ],
  [
    blank("Internal Service Delivery ID", "left blank: Workday numbers it"),
    { area: "Internal Service Delivery Data", restriction: "Optional", format: "Text" },
  ],
  [
    text("Submit", "the value Submit", (_, i) => i.value("Submit")),
    { restriction: "Optional", format: "Y/N" },
  ],
  [
    text("Company*", "the value Company", (_, i) => i.value("Company"), { needed: true, identifies: true }),
    { restriction: "Required", format: "Company_Reference_ID" },
  ],
  [
    text("Internal Service Provider*", "the value Internal Service Provider", (l) => l.provider, {
      needed: true,
      identifies: true,
    }),
    { restriction: "Required", format: "Internal_Service_Provider_ID" },
  ],
  [
    text("Currency*", "of the month", (_, i) => i.currency, { needed: true }),
    { restriction: "Required", format: "Currency_ID" },
  ],
  [
    day("Document Date*", "the accounting date, a real date", (_, i) => i.accountingDate, { needed: true }),
    { restriction: "Required", format: "YYYY-MM-DD" },
  ],
  [text("Memo", "the month and whom it is for", (l) => l.memo), { restriction: "Optional", format: "Text" }],
  [
    text("Row ID**", "as the line number", (l) => String(l.number), { needed: true }),
    { area: "Internal Service Delivery Line Data+", restriction: "Required", format: "Text" },
  ],
  [blank("Internal Service Delivery Line ID"), { restriction: "Optional", format: "Text" }],
  [
    count("Internal Service Delivery Line Number*", "from 1 within each delivery", (l) => l.number),
    { restriction: "Required", format: "Number" },
  ],
  [
    text("Item Description", "source, service, quantity and unit; or who pays for whom", (l) => l.item),
    { restriction: "Optional", format: "Text" },
  ],
  [
    text("Spend Category", "the value Spend Category", (l) => l.spendCategory, { identifies: true }),
    { restriction: "Optional", format: "Spend_Category_ID" },
  ],
  [
    { heading: "Quantity", holds: "of the statement line, or 1", cell: (l) => ({ number: l.quantity }) },
    { restriction: "Optional", format: "Number (22,2)" },
  ],
  [
    text("Unit of Measure", "its code by the value Units of Measure, or EA", (l) => l.unit),
    { restriction: "Optional", format: "UN_CEFACT_Common_Code_ID" },
  ],
  [
    {
      heading: "Unit Cost",
      holds: "quantity × unit cost = extended amount",
      cell: (l) => ({ number: l.unitCost }),
    },
    { restriction: "Optional", format: "Number (26,6)" },
  ],
  [
    amount("Extended Amount*", "what is charged; below zero for credits and refunds", (l) => l.cents),
    { restriction: "Required", format: "Number (18,3)" },
  ],
  [
    text("Requester", "the value Requester", (_, i) => i.value("Requester")),
    { restriction: "Optional", format: "Employee_ID" },
  ],
  [
    day("Delivery Date", "first day of the month", (_, i) => `${i.period}-01`),
    { restriction: "Optional", format: "YYYY-MM-DD" },
  ],
  [text("Memo", "the project", (l) => l.lineMemo), { restriction: "Optional", format: "Text" }],
];

export const FIELDS: readonly Field<DeliveryLine>[] = [
  text("Fields", "the band's labels; blank beside the data", () => ""),
  ...COLUMNS.map(([field]) => field),
];
/** Column T, counted from 0. */
export const EXTENDED = FIELDS.findIndex(({ heading }) => heading === "Extended Amount*");
