/** The PI page's projects and services by what is billed; all others in one row, so that each list adds up. */
import { RANKED } from "../../core/pi-page-ranking";
import type { ReportCell } from "../shape";
import { head, rowOf, rows, type Listed } from "./pi-page-lists";
import { MADE, PART, STATEMENTS_OF_MONTH } from "./pi-page-workings";

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
  heads: { A: "Project", B: "Fund Org", C: "Title", E: "List", F: "Deductions", G: "Amount" },
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
  heads: { A: "Service", E: "List", F: "Deductions", G: "Amount" },
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
