/** The tables: all projects, then each project with its funds, services and single charges. */
import type { Cents } from "../../core/money";
import type {
  StatementDetail,
  StatementDocument,
  StatementFund,
  StatementProject,
} from "../../core/statements/statement";
import { formatDays, formatMoney, formatQuantity } from "../format";
import type { Ink, Page } from "./page";
import { cellWidth, type Column, type Part, type Table } from "./cells";
import { drawTable } from "./table";
import { oneLine } from "./wrap";

/** Room that a heading wants below itself, so that it is not left alone. */
export const KEEP_WITH_HEADING = 90;
/** Text size of the project list, the largest of the tables. */
const LIST_SIZE = 9;
const NARROWEST_MONEY = 60;
/** Up to -$1,234,567,890.12; a wider amount takes two lines. */
const WIDEST_MONEY = 92;

interface Totals {
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
}

/** What all tables of a statement share. */
export interface Setting {
  readonly page: Page;
  readonly document: StatementDocument;
  /** Width of each column of money, the same in every table, so that amounts stand below each other. */
  readonly money: number;
}

export function drawProjects(page: Page, document: StatementDocument): void {
  const setting = settingOf(page, document);
  drawProjectList(setting);
  for (const project of document.projects) drawProject(setting, project);
}

export function settingOf(page: Page, document: StatementDocument): Setting {
  return { page, document, money: moneyWidth(page, document) };
}

/**
 * The widest amount of all, negative ones and those of single charges included. All digits are of one width, so the
 * highest and the lowest amount are the widest.
 */
function moneyWidth(page: Page, document: StatementDocument): number {
  let [lowest, highest] = [0, 0];
  const look = ({ list, discount, amount }: Totals) => {
    lowest = Math.min(lowest, list, discount, amount);
    highest = Math.max(highest, list, discount, amount);
  };
  look(document);
  for (const project of document.projects) {
    look(project);
    project.services.forEach(look);
    project.details.forEach(look);
  }
  const texts = [lowest, highest].map((cents) => formatMoney(cents, document.currency));
  return Math.min(WIDEST_MONEY, Math.max(NARROWEST_MONEY, cellWidth(page, texts, LIST_SIZE, true)));
}

export function moneyColumns({ money }: Setting): Column[] {
  return ["List price", "Discount", "Amount"].map((head) => ({ head, align: "right", width: money }));
}

function drawProjectList(setting: Setting): void {
  const { page, document } = setting;
  if (document.projects.length === 0) return;
  page.y += 10;
  drawTable(page, {
    heading: { text: "Projects", ink: { size: 13, bold: true, colour: page.palette.primary }, gap: 3 },
    size: LIST_SIZE,
    columns: [
      { head: "Project", align: "left", width: { share: 2 } },
      { head: "Title", align: "left", width: { share: 3 } },
      ...moneyColumns(setting),
    ],
    rows: document.projects.map((project) => [nameOf(project), project.title, ...amounts(project, document)]),
    total: ["Total", "", ...amounts(document, document)],
  });
}

function drawProject(setting: Setting, project: StatementProject): void {
  const { page, document } = setting;
  page.y += 26;
  page.need(KEEP_WITH_HEADING);
  projectHeading(page, project, document);
  if (project.funds.length > 0) drawFunds(setting, project);
  if (project.services.length > 0) drawServices(setting, project);
  if (project.details.length > 0) drawDetails(setting, project);
}

function projectHeading(page: Page, project: StatementProject, document: StatementDocument): void {
  const ink: Ink = { size: 13, bold: true, colour: page.palette.primary };
  const total = oneLine(formatMoney(project.amount, document.currency), ink, page.faces);
  page.line(total, page.right, page.y + ink.size, { ...ink, align: "right" });
  page.paragraph(nameOf(project), page.left, page.width - total.width - 24, ink);
  page.paragraph(project.title, page.left, page.width - total.width - 24, {
    size: 9.5,
    bold: false,
    colour: page.palette.muted,
  });
  page.y += 3;
  page.rule(page.y, page.palette.primary, 1);
  page.y += 4;
}

function drawFunds(setting: Setting, project: StatementProject): void {
  const { page, document } = setting;
  page.y += 10;
  drawTable(page, {
    heading: subheading(page, project.funds.length > 1 ? "Split over funds" : "Paid by"),
    size: 8.5,
    columns: [
      { head: "Fund Org", align: "left", width: { share: 3 } },
      { head: "Title", align: "left", width: { share: 4 } },
      { head: "Award", align: "left", width: { share: 4 } },
      { head: "Amount", align: "right", width: setting.money },
    ],
    rows: project.funds.map((fund) => [
      fund.fundOrg === "" ? [{ text: "No fund named", tone: "accent" }] : fund.fundOrg,
      fund.title,
      award(fund),
      formatMoney(fund.amount, document.currency),
    ]),
    ...(project.funds.length > 1 && {
      total: ["Total", "", "", formatMoney(project.amount, document.currency)],
    }),
  });
}

function award(fund: StatementFund): Part[] {
  const dates = formatDays(fund.awardStart, fund.awardEnd);
  return [
    ...(fund.awardNumber === "" ? [] : [{ text: fund.awardNumber }]),
    ...(dates === "" ? [] : [{ text: dates, tone: "muted" as const }]),
  ];
}

function drawServices(setting: Setting, project: StatementProject): void {
  const { page, document } = setting;
  page.y += 10;
  drawTable(page, {
    heading: subheading(page, "By service"),
    size: 8.5,
    columns: [
      { head: "Service", align: "left", width: { share: 3 } },
      { head: "Source", align: "left", width: { share: 2 } },
      { head: "Quantity", align: "right", width: { upTo: 120 } },
      ...moneyColumns(setting),
    ],
    rows: project.services.map((service) => [
      service.serviceName,
      [{ text: service.source, tone: "muted" }],
      formatQuantity(service.quantity, service.unit),
      ...amounts(service, document),
    ]),
    total: ["Total", "", "", ...amounts(project, document)],
  });
}

function drawDetails(setting: Setting, project: StatementProject): void {
  const { page, document } = setting;
  page.y += 10;
  drawTable(page, {
    heading: subheading(page, "Charges"),
    size: 8,
    rowHeads: false,
    columns: [
      { head: "Date", align: "left", width: { upTo: 60 } },
      { head: "Service", align: "left", width: { share: 2 } },
      { head: "Resource and description", align: "left", width: { share: 3 } },
      { head: "Quantity", align: "right", width: { upTo: 84 } },
      ...moneyColumns(setting),
    ],
    rows: project.details.map((detail) => [
      detail.day,
      detail.serviceName,
      what(detail),
      formatQuantity(detail.quantity, detail.unit),
      ...amounts(detail, document),
    ]),
    total: ["Total", "", "", "", ...amounts(project, document)],
  });
}

export function what(detail: StatementDetail): Part[] {
  const parts: Part[] = [];
  if (detail.resource !== "") parts.push({ text: detail.resource });
  if (detail.description !== "" && detail.description !== detail.resource) {
    parts.push({ text: detail.description, ...(parts.length > 0 && { tone: "muted" as const }) });
  }
  if (detail.label !== "") parts.push({ text: detail.label, tone: "accent", bold: true });
  return parts;
}

function amounts(totals: Totals, document: StatementDocument): string[] {
  return [totals.list, totals.discount, totals.amount].map((cents) => formatMoney(cents, document.currency));
}

function nameOf(project: StatementProject): string {
  return project.project === "" ? "Without a project" : project.project;
}

function subheading(page: Page, text: string): Table["heading"] {
  return { text, ink: { size: 8.5, bold: true, colour: page.palette.text }, gap: 1.5 };
}
