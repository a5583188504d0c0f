/** The PI page's lists: statements, projects and funds, services, charges; each adds up to the total below it. */
import { LARGEST, WIDEST } from "../../core/pi-page-charges";
import { RANKED } from "../../core/pi-page-ranking";
import { PI_STATEMENTS } from "../../core/pi-page";
import type { ReportCell, ReportStyle } from "../shape";
import {
  CHARGE_COUNT,
  CHARGE_ROW,
  CHARGES_OF_PI,
  MADE,
  PART,
  STATEMENT_COUNT,
  STATEMENT_ROW,
  STATEMENTS_OF_MONTH,
  workingCell,
} from "./pi-page-workings";

type Listed = readonly [column: string, style: ReportStyle, name: string, formula: string];

/** @param key begins the names of the row's cells: "statement1" makes "statement1.number" */
function rowOf(at: number, key: string, columns: readonly Listed[]): ReportCell[] {
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

function rows(count: number, make: (index: number) => ReportCell[]): ReportCell[] {
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
      F: "Discount",
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
        ["F", "money", "discount", pick("Discount")],
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

interface Ranked {
  readonly key: string;
  readonly title: string;
  readonly heads: Readonly<Record<string, string>>;
  readonly ranks: { readonly billed: string; readonly rank: string };
  /** Ranges of the workings whose names make a row, by the page's column, and what a blank one is called. */
  readonly names: readonly (readonly [column: string, name: string, range: string, blank: string])[];
  readonly more?: (row: number) => readonly Listed[];
}

export const BY_PROJECT: Ranked = {
  key: "project",
  title: "By project and fund",
  heads: { A: "Project", B: "Fund Org", C: "Title", E: "List", F: "Discount", G: "Amount" },
  ranks: PART.byProject,
  names: [
    ["A", "project", PART.project, "(no project)"],
    ["B", "fund", PART.fund, "(no fund)"],
  ],
  more: (row) => [
    [
      "C",
      "label",
      "title",
      `IF(A${row}="","",IFERROR(INDEX(Projects[Title],MATCH(A${row},Projects[Project],0))&"",""))`,
    ],
  ],
};

export const BY_SERVICE: Ranked = {
  key: "service",
  title: "By service",
  heads: { A: "Service", E: "List", F: "Discount", G: "Amount" },
  ranks: PART.byService,
  names: [["A", "service", PART.service, "(no service)"]],
};

/** Rows, all others, total: so many rows below its heading. */
export const RANKED_HEIGHT = 2 + RANKED + 2;

export function rankedList(at: number, list: Ranked): ReportCell[] {
  const first = at + 2;
  const others = first + RANKED;
  const total = others + 1;
  const added = (column: string): string =>
    `ROUND(${column}${total}-SUM(${column}${first}:${column}${others - 1}),9)`;
  const made = (heading: string): string => `SUMPRODUCT(${STATEMENTS_OF_MONTH}*Statements[${heading}])`;
  return [
    ...head(at, list.title, list.heads),
    ...rows(RANKED, (i) => rankedRow(first + i, i + 1, list)),
    { at: `A${others}`, style: "label", value: "All others" },
    ...rowOf(others, `${list.key}Others`, [
      ["E", "money", "list", added("E")],
      ["F", "money", "discount", `E${others}-G${others}`],
      ["G", "money", "billed", added("G")],
    ]),
    {
      at: `A${total}`,
      style: "total",
      name: `${list.key}Total.label`,
      span: 4,
      formula: `IF(${MADE}>0,"Total of the statements in force","Billed so far: no statement is made yet")`,
    },
    ...rowOf(total, `${list.key}Total`, [
      ["E", "total", "list", `IF(${MADE}>0,${made("List")},$E$28)`],
      ["F", "total", "discount", `E${total}-G${total}`],
      ["G", "total", "billed", `IF(${MADE}>0,${made("Amount")},$G$28)`],
    ]),
  ];
}

function rankedRow(at: number, rank: number, { key, ranks, names, more }: Ranked): ReportCell[] {
  const place = `MATCH(${rank},${ranks.rank},0)`;
  const same = names.map(([, , range]) => `(${range}=INDEX(${range},${place}))`).join("*");
  return rowOf(at, `${key}${rank}`, [
    ...names.map(([column, name, range, blank]): Listed => {
      const found = `INDEX(${range},${place})`;
      return [column, "label", name, `IFERROR(IF(${found}="","${blank}",${found}),"")`];
    }),
    ...(more?.(at) ?? []),
    ["E", "money", "list", `IFERROR(SUMPRODUCT(${same}*${PART.list}),"")`],
    ["F", "money", "discount", `IF(G${at}="","",E${at}-G${at})`],
    ["G", "money", "billed", `IFERROR(INDEX(${ranks.billed},${place}),"")`],
  ]);
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
