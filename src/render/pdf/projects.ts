/** The tables: all projects, then each project with its funds, services and single charges. */
import type { Settings } from "../../core/settings";
import type {
  StatementDetail,
  StatementDocument,
  StatementFund,
  StatementProject,
  StatementTotals,
} from "../../core/statements/statement";
import { formatsOf, type Formats } from "../format";
import type { Ink, Page } from "./page";
import { cellWidth, type Cell, type Column, type Part, type Table } from "./cells";
import { drawTable } from "./table";
import { oneLine } from "./wrap";

/** Room that a heading wants below itself, so that it is not left alone. */
export const KEEP_WITH_HEADING = 90;
/** Text size of the project list, the largest of the tables. */
const LIST_SIZE = 9;
/** Heading, head and total of the project list, and a row of one line. */
const LIST_HEADING = 53;
const LIST_ROW = 17;
/** A short list stays on one page. */
const ROWS_TOGETHER = 8;
const NARROWEST_MONEY = 60;
/** Up to -$1,234,567,890.12; a wider amount takes two lines. */
const WIDEST_MONEY = 92;

/** What all tables of a statement share. */
export interface Setting {
  readonly page: Page;
  readonly document: StatementDocument;
  readonly formats: Formats;
  /** Width of each column of money, the same in every table, so that amounts stand below each other. */
  readonly money: number;
}

export function drawProjects(page: Page, document: StatementDocument, settings: Settings): void {
  const setting = settingOf(page, document, settings);
  drawProjectList(setting);
  for (const project of document.projects) drawProject(setting, project);
}

export function settingOf(page: Page, document: StatementDocument, settings: Settings): Setting {
  const formats = formatsOf(settings.locale);
  return { page, document, formats, money: moneyWidth(page, document, formats) };
}

/**
 * The widest amount of all, negative ones and those of single charges included. All digits are of one width, so the
 * highest and the lowest amount are the widest.
 */
function moneyWidth(page: Page, document: StatementDocument, { money }: Formats): number {
  let [lowest, highest] = [0, 0];
  const look = ({ list, discount, amount }: StatementTotals) => {
    lowest = Math.min(lowest, list, discount, amount);
    highest = Math.max(highest, list, discount, amount);
  };
  look(document);
  for (const project of document.projects) {
    look(project);
    project.services.forEach(look);
    project.details.forEach(look);
  }
  const texts = [lowest, highest].map((cents) => money(cents, document.currency));
  return Math.min(WIDEST_MONEY, Math.max(NARROWEST_MONEY, cellWidth(page, texts, LIST_SIZE, true)));
}

export function moneyColumns({ money }: Setting): Column[] {
  return ["List price", "Discount", "Amount"].map((head) => ({ head, align: "right", width: money }));
}

function drawProjectList(setting: Setting): void {
  const { page, document } = setting;
  // The one project's own heading and totals say it all.
  if (document.projects.length < 2) return;
  page.y += 12;
  page.need(LIST_HEADING + LIST_ROW * Math.min(document.projects.length, ROWS_TOGETHER));
  page.bookmark("Projects");
  drawTable(page, {
    heading: {
      text: "Projects",
      ink: { size: 13, bold: true, colour: page.palette.primary },
      gap: 3,
      level: "H2",
    },
    size: LIST_SIZE,
    columns: [
      { head: "Project", align: "left", width: { share: 2 } },
      { head: "Title", align: "left", width: { share: 3 } },
      ...moneyColumns(setting),
    ],
    rows: document.projects.map((project) => [nameOf(project), project.title, ...amounts(project, setting)]),
    total: ["Total", "", ...amounts(document, setting)],
  });
}

function drawProject(setting: Setting, project: StatementProject): void {
  const { page } = setting;
  page.y += 18;
  page.need(KEEP_WITH_HEADING);
  projectHeading(setting, project);
  if (project.funds.length > 0) drawFunds(setting, project);
  if (project.services.length > 0) drawServices(setting, project);
  if (project.details.length > 0) drawDetails(setting, project);
}

/** The amount stands beside the last line of the name. */
function projectHeading({ page, document, formats }: Setting, project: StatementProject): void {
  const ink: Ink = { size: 13, bold: true, colour: page.palette.primary };
  const total = oneLine(formats.money(project.amount, document.currency), ink, page.faces);
  const width = page.width - total.width - 24;
  page.bookmark(nameOf(project));
  page.tag("H2", () => page.paragraph(nameOf(project), page.left, width, ink));
  const baseline = page.y - ink.size * 0.35;
  page.tag("P", () => page.line(total, page.right, baseline, { ...ink, align: "right" }));
  const title: Ink = { size: 9.5, bold: false, colour: page.palette.muted };
  if (project.title !== "") page.tag("P", () => page.paragraph(project.title, page.left, width, title));
  page.y += 3;
  page.artifact(() => page.rule(page.y, page.palette.primaryFill, 1));
  page.y += 4;
}

function drawFunds(setting: Setting, project: StatementProject): void {
  const { page, document, formats } = setting;
  const columns = fundColumns(setting, project.funds);
  const total = formats.money(project.amount, document.currency);
  page.y += 8;
  drawTable(page, {
    heading: subheading(page, project.funds.length > 1 ? "Split over funds" : "Paid by"),
    size: 8.5,
    columns: columns.map(({ column }) => column),
    rows: project.funds.map((fund) => columns.map(({ cell }) => cell(fund))),
    ...(project.funds.length > 1 && {
      total: columns.map((_, i) => (i === 0 ? "Total" : i === columns.length - 1 ? total : "")),
    }),
  });
}

interface FundColumn {
  readonly column: Column;
  readonly cell: (fund: StatementFund) => Cell;
}

/** Awards and shares only where there are any. */
function fundColumns({ document, formats, money }: Setting, funds: readonly StatementFund[]): FundColumn[] {
  const left = (head: string, share: number): Column => ({ head, align: "left", width: { share } });
  const right = (head: string, width: Column["width"]): Column => ({ head, align: "right", width });
  const columns: (FundColumn & { readonly isOn?: boolean })[] = [
    {
      column: left("Fund Org", 3),
      cell: ({ fundOrg }) => fundOrg || [{ text: "No fund named", tone: "accent" }],
    },
    { column: left("Title", 4), cell: ({ title }) => title },
    {
      column: left("Award", 4),
      cell: (fund) => award(fund, formats),
      isOn: funds.some((fund) => award(fund, formats).length > 0),
    },
    {
      column: right("Share", { upTo: 84 }),
      cell: ({ share }) => (share === null ? "" : formats.share(share)),
      isOn: funds.some(({ share }) => share !== null),
    },
    { column: right("Amount", money), cell: ({ amount }) => formats.money(amount, document.currency) },
  ];
  return columns.filter(({ isOn }) => isOn !== false);
}

function award(fund: StatementFund, formats: Formats): Part[] {
  const dates = formats.days(fund.awardStart, fund.awardEnd);
  return [
    ...(fund.awardNumber === "" ? [] : [{ text: fund.awardNumber }]),
    ...(dates === "" ? [] : [{ text: dates, tone: "muted" as const }]),
  ];
}

function drawServices(setting: Setting, project: StatementProject): void {
  const { page, formats } = setting;
  page.y += 8;
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
      formats.quantity(service.quantity, service.unit),
      ...amounts(service, setting),
    ]),
    total: ["Total", "", "", ...amounts(project, setting)],
  });
}

function drawDetails(setting: Setting, project: StatementProject): void {
  const { page, formats } = setting;
  page.y += 8;
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
      formats.shortDay(detail.day),
      detail.serviceName,
      what(detail),
      formats.quantity(detail.quantity, detail.unit),
      ...amounts(detail, setting),
    ]),
    total: ["Total", "", "", "", ...amounts(project, setting)],
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

export function amounts(totals: StatementTotals, { document, formats }: Setting): string[] {
  return [totals.list, totals.discount, totals.amount].map((cents) =>
    formats.money(cents, document.currency),
  );
}

export function nameOf(project: Pick<StatementProject, "project">): string {
  return project.project === "" ? "Without a project" : project.project;
}

function subheading(page: Page, text: string): Table["heading"] {
  return { text, ink: { size: 8.5, bold: true, colour: page.palette.text }, gap: 1.5 };
}
