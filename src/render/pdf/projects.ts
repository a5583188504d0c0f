/** The tables: all projects, then each project with its funds, services and single charges. */
import type { StatementDetail, StatementProject } from "../../core/statements/statement";
import { labelWords } from "../format";
import type { Part } from "./cells";
import { drawFunds } from "./funds";
import type { Ink } from "./page";
import { drawProjectCredits } from "./credits";
import {
  amounts,
  chargesOf,
  dueAmounts,
  dueColumns,
  LIST_SIZE,
  moneyColumns,
  nameOf,
  subheading,
  type Setting,
} from "./setting";
import { drawTable } from "./table";
import { oneLine } from "./wrap";

/** Room that a heading wants below itself, so that it is not left alone. */
export const KEEP_WITH_HEADING = 132;
/** Heading, head and total of the project list, and a row of one line. */
const LIST_HEADING = 53;
const LIST_ROW = 17;
/** Columns of money up to so wide leave room enough to the others. */
const ROOMY_MONEY = 70;
/** A short list stays on one page; a longer one begins where a few rows have room. */
const ROWS_TOGETHER = 8;
const ROWS_TO_BEGIN = 3;

export function drawProjects(setting: Setting): void {
  drawProjectList(setting);
  for (const project of setting.document.projects) drawProject(setting, project);
}

function drawProjectList(setting: Setting): void {
  const { page, document } = setting;
  // The one project's own heading and totals say it all.
  if (document.projects.length < 2) return;
  page.y += 12;
  const { length } = document.projects;
  page.need(LIST_HEADING + LIST_ROW * (length <= ROWS_TOGETHER ? length : ROWS_TO_BEGIN));
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
      ...dueColumns(setting),
    ],
    rows: document.projects.map((project) => [
      nameOf(project),
      project.title,
      ...dueAmounts(project, setting),
    ]),
    total: ["Total", "", ...dueAmounts(document, setting)],
  });
}

function drawProject(setting: Setting, project: StatementProject): void {
  const { page } = setting;
  page.y += 18;
  page.need(KEEP_WITH_HEADING);
  projectHeading(setting, project);
  if (project.funds.length > 0) drawFunds(setting, project);
  if (project.services.length > 0) drawServices(setting, project);
  if (project.subsidies.length > 0) drawProjectCredits(setting, project);
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
    total: ["Total", "", "", ...amounts(chargesOf(project), setting)],
  });
}

function drawDetails(setting: Setting, project: StatementProject): void {
  const { page, formats, money } = setting;
  page.y += 8;
  drawTable(page, {
    heading: subheading(page, "Charges"),
    size: 8,
    rowHeads: false,
    columns: [
      { head: "Date", align: "left", width: { upTo: 60 } },
      // As narrow as its names, to leave room for what tells the charges apart; but wide amounts leave little to share.
      { head: "Service", align: "left", width: money > ROOMY_MONEY ? { share: 2 } : { upTo: 72 } },
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
    total: ["Total", "", "", "", ...amounts(chargesOf(project), setting)],
  });
}

export function what(detail: StatementDetail): Part[] {
  const parts: Part[] = [];
  if (detail.resource !== "") parts.push({ text: detail.resource });
  if (detail.description !== "" && detail.description !== detail.resource) {
    parts.push({ text: detail.description, ...(parts.length > 0 && { tone: "muted" as const }) });
  }
  if (detail.label !== "") parts.push({ text: labelWords(detail.label), tone: "accent", bold: true });
  return parts;
}
