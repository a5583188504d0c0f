/** The PI page's lists of statements and charges, and how its lists are laid out. */
import { LARGEST, WIDEST } from "../../core/pi-page-charges";
import { PI_STATEMENTS } from "../../core/pi-page";
import type { ReportCell, ReportStyle } from "../shape";
import {
  CHARGE_COUNT,
  CHARGE_ROW,
  CHARGES_OF_PI,
  STATEMENT_COUNT,
  STATEMENT_ROW,
  workingCell,
} from "./pi-page-workings";

export type Listed = readonly [column: string, style: ReportStyle, name: string, formula: string];

/** @param key begins the names of the row's cells: "statement1" makes "statement1.number" */
export function rowOf(at: number, key: string, columns: readonly Listed[]): ReportCell[] {
  return columns.map(([column, style, name, formula]) => ({
    at: `${column}${at}`,
    style,
    name: `${key}.${name}`,
    formula,
  }));
}

/** Opens a section: its title, and below it the heads of its columns. */
export function head(at: number, title: string, columns: Readonly<Record<string, string>>): ReportCell[] {
  return [
    { at: `A${at}`, style: "heading", value: title, span: 8 },
    ...["A", "B", "C", "D", "E", "F", "G", "H"].map((column): ReportCell => ({
      at: `${column}${at + 1}`,
      style: column < "D" ? "columnHead" : "columnHeadRight",
      value: columns[column] ?? "",
    })),
  ];
}

export function rows(count: number, make: (index: number) => ReportCell[]): ReportCell[] {
  return Array.from({ length: count }, (_, i) => make(i)).flat();
}

export function statementList(at: number): ReportCell[] {
  const first = at + 2;
  const more = first + PI_STATEMENTS;
  return [
    ...head(at, "Statements of the last 12 months, newest first", {
      A: "Statement No",
      B: "Month",
      C: "Status",
      D: "Revision",
      E: "List",
      F: "Deductions",
      G: "Amount",
    }),
    ...rows(PI_STATEMENTS, (i) => {
      const row = workingCell(STATEMENT_ROW, i);
      const pick = (heading: string): string => `IF(${row}="","",INDEX(Statements[${heading}],${row}))`;
      return rowOf(first + i, `statement${i + 1}`, [
        ["A", "label", "number", pick("Statement No")],
        ["B", "label", "month", pick("Period")],
        ["C", "label", "status", pick("Status")],
        ["D", "count", "revision", pick("Revision")],
        ["E", "money", "list", pick("List")],
        [
          "F",
          "money",
          "discount",
          `IF(${row}="","",INDEX(Statements[Discount],${row})+INDEX(Statements[Credits],${row}))`,
        ],
        ["G", "money", "amount", pick("Amount")],
      ]);
    }),
    {
      at: `A${more}`,
      style: "label",
      name: "moreStatements",
      formula: `IF(${STATEMENT_COUNT}>${PI_STATEMENTS},${STATEMENT_COUNT}-${PI_STATEMENTS}&" more: see Statements","")`,
    },
  ];
}

/** Heading, heads, the charges, those not listed, total. */
export const CHARGES_HEIGHT = 2 + LARGEST + 2;

export function chargeList(at: number): ReportCell[] {
  const first = at + 2;
  const more = first + LARGEST;
  const total = more + 1;
  const rest = (column: string, heading: string): string =>
    `IF(${CHARGE_COUNT}>${LARGEST},ROUND(SUMPRODUCT(${CHARGES_OF_PI}*Charges[${heading}])-SUM(${column}${first}:${column}${more - 1}),9),"")`;
  return [
    ...head(at, `The month's charges, the ${LARGEST} largest`, {
      A: "Service",
      B: "Resource",
      C: "Description",
      D: "Quantity",
      E: "List",
      F: "Discount",
      G: "Amount",
      H: "Review",
    }),
    ...rows(LARGEST, (i) => chargeRow(first + i, i)),
    ...rowOf(more, "moreCharges", [
      [
        "A",
        "label",
        "label",
        `IF(${CHARGE_COUNT}>${LARGEST},${CHARGE_COUNT}-${LARGEST}&" more: see Charges","")`,
      ],
      ["E", "money", "list", rest("E", "List Cost")],
      ["F", "money", "discount", `IF(G${more}="","",E${more}-G${more})`],
      ["G", "money", "amount", rest("G", "Amount")],
    ]),
    { at: `A${total}`, style: "total", value: "Charges of the month that are not rejected", span: 4 },
    ...rowOf(total, "chargesTotal", [
      ["E", "total", "list", `SUM(E${first}:E${more})`],
      ["F", "total", "discount", `E${total}-G${total}`],
      ["G", "total", "amount", `SUM(G${first}:G${more})`],
    ]),
  ];
}

/** A text that fits its column. */
function cut(found: string, name: keyof typeof WIDEST): string {
  const widest = WIDEST[name];
  return `IF(LEN(${found})>${widest},LEFT(${found},${widest - 1})&"…",${found}&"")`;
}

function chargeRow(at: number, index: number): ReportCell[] {
  const row = workingCell(CHARGE_ROW, index);
  const get = (heading: string): string => `INDEX(Charges[${heading}],${row})`;
  const pick = (found: string): string => `IF(${row}="","",${found})`;
  const quantity = get("Quantity");
  return rowOf(at, `charge${index + 1}`, [
    ["A", "label", "service", pick(cut(get("Service Name"), "service"))],
    [
      "B",
      "label",
      "resource",
      pick(
        `IF(${get("Resource Name")}="",${cut(get("Resource ID"), "resource")},${cut(get("Resource Name"), "resource")})`,
      ),
    ],
    ["C", "label", "description", pick(cut(get("Charge Description"), "description"))],
    ["D", "text", "quantity", pick(`IF(${quantity}="","",TRIM(ROUND(${quantity},2)&" "&${get("Unit")}))`)],
    ["E", "money", "list", pick(get("List Cost"))],
    ["F", "money", "discount", `IF(G${at}="","",E${at}-G${at})`],
    ["G", "money", "amount", pick(get("Amount"))],
    ["H", "text", "review", pick(`TRIM(${get("Review")})`)],
  ]);
}
