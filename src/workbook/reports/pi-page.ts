/** The PI sheet: one PI's account for a month, to read and to print. Every figure follows the PI and month typed. */
import type { ReportCell, ReportShape } from "../shape";
import { FIGURES } from "./pi-page-figures";
import { chargeList, CHARGES_HEIGHT, statementList } from "./pi-page-lists";
import { BY_PROJECT, BY_SERVICE, RANKED_HEIGHT, rankedList } from "./pi-page-rankings";
import { LAST_MONTH, TREND_CELLS, TREND_CHART } from "./pi-page-trend";
import { PERSON, PI, WORKINGS } from "./pi-page-workings";

const STATEMENTS_AT = LAST_MONTH + 2;
const PROJECTS_AT = STATEMENTS_AT + 16;
const SERVICES_AT = PROJECTS_AT + RANKED_HEIGHT + 1;
/** Where a second page of Letter begins. */
const CHARGES_AT = 82;
const LAST_ROW = CHARGES_AT + CHARGES_HEIGHT - 1;

function ofPerson(heading: string): string {
  return `INDEX(People[${heading}],${PERSON})`;
}

function setting(heading: string): string {
  return `IFERROR(INDEX(Settings[Value],MATCH("${heading}",Settings[Setting],0))&"","")`;
}

const HEAD: readonly ReportCell[] = [
  { at: "A1", style: "title", name: "title", span: 8, formula: `"Account of "&E3` },
  {
    at: "A2",
    style: "subtitle",
    name: "institution",
    span: 8,
    formula: `${setting("Institution")}&IF(${setting("Department")}="","",", "&${setting("Department")})`,
  },
  { at: "A3", style: "label", value: "Month" },
  { at: "B3", style: "input", name: "month" },
  { at: "A4", style: "label", value: "PI" },
  { at: "B4", style: "input", name: "pi", span: 2, choices: `INDIRECT("People[Email]")` },
  {
    at: "A5",
    style: "note",
    name: "hint",
    span: 3,
    formula: `IF(${PERSON}=0,"This PI is not in People: check the address.","Pick a PI, type a month: the page follows.")`,
  },
  { at: "D3", style: "label", value: "Name" },
  {
    at: "E3",
    style: "label",
    name: "name",
    span: 4,
    formula: `IF(${PERSON}=0,${PI},IF(${ofPerson("Name")}="",${PI},${ofPerson("Name")}))`,
  },
  { at: "D4", style: "label", value: "Department" },
  {
    at: "E4",
    style: "label",
    name: "department",
    span: 4,
    formula: `IF(${PERSON}=0,"",${ofPerson("Department")}&"")`,
  },
  { at: "D5", style: "label", value: "Statements go to" },
  {
    at: "E5",
    style: "label",
    name: "sendTo",
    span: 4,
    formula: `IF(${PERSON}=0,${PI},IF(${ofPerson("Send To")}="",${PI},${ofPerson("Send To")})&IF(${ofPerson("CC")}="","","; CC "&${ofPerson("CC")}))`,
  },
];

export const PI_PAGE: ReportShape = {
  sheet: "PI",
  group: "month",
  widths: [27, 20, 24, 16, 13, 13, 13, 10, 4, 4, 24, 18, 3, 11, 16, 16, 22, 11, 11, 12, 7, 12, 7, 12, 10],
  cells: [
    ...HEAD,
    ...FIGURES,
    ...TREND_CELLS,
    ...statementList(STATEMENTS_AT),
    ...rankedList(PROJECTS_AT, BY_PROJECT),
    ...rankedList(SERVICES_AT, BY_SERVICE),
    ...chargeList(CHARGES_AT),
    ...WORKINGS,
  ],
  charts: [TREND_CHART],
  print: { orientation: "portrait", area: `A1:H${LAST_ROW}`, titleRows: "1:4" },
};
