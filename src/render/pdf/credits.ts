/** Subsidies and credits: what, who pays, what is left; and for each project the way from its charges to what is due. */
import type { StatementProject, StatementSubsidy } from "../../core/statements/statement";
import type { Cell, Column, Part } from "./cells";
import { chargesOf, moneyText, subheading, type Setting } from "./setting";
import { drawTable } from "./table";

/** Heading, head and total, and a row of two lines; so many rows stay on one page. */
const HEADING = 53;
const ROW = 26;
const ROWS_TOGETHER = 8;

/** All of the statement, also those that paid nothing this month but have something left. */
export function drawSubsidies(setting: Setting): void {
  const { page, document } = setting;
  const { subsidies } = document;
  if (subsidies.length === 0) return;
  const hasLeft = subsidies.some(({ left }) => left !== null);
  page.y += 12;
  page.need(HEADING + ROW * Math.min(subsidies.length, ROWS_TOGETHER));
  page.bookmark("Subsidies and credits");
  const right = (head: string): Column => ({ head, align: "right", width: setting.money });
  drawTable(page, {
    heading: {
      text: "Subsidies and credits",
      ink: { size: 13, bold: true, colour: page.palette.primary },
      gap: 3,
      level: "H2",
    },
    size: 8.5,
    columns: [
      { head: "Subsidy or credit", align: "left", width: { share: 4 } },
      { head: "Paid by", align: "left", width: { share: 4 } },
      ...(hasLeft ? [right("Left")] : []),
      right("Amount"),
    ],
    rows: subsidies.map((subsidy) => [
      what(subsidy),
      payers(subsidy),
      ...(hasLeft ? [subsidy.left === null ? "" : moneyText(subsidy.left, setting)] : []),
      moneyText(subsidy.credits, setting),
    ]),
    total: ["Total", "", ...(hasLeft ? [""] : []), moneyText(document.credits, setting)],
  });
}

function what({ title, kind, project }: StatementSubsidy): Part[] {
  const more = [...(title === kind ? [] : [kind]), ...(project === "" ? [] : [project])].join(", ");
  return [{ text: title }, ...(more === "" ? [] : [{ text: more, tone: "muted" as const }])];
}

/** The fund that pays; of a minimum charge, the one that receives. */
function payers({ paidBy }: StatementSubsidy): Cell {
  return paidBy.flatMap(({ fundOrg, title }): Part[] => [
    { text: fundOrg },
    ...(title === "" ? [] : [{ text: title, tone: "muted" as const }]),
  ]);
}

/** What is taken off has a minus here: the rows add up to what is due. */
export function drawProjectCredits(setting: Setting, project: StatementProject): void {
  const { page } = setting;
  page.y += 8;
  drawTable(page, {
    heading: subheading(page, "From charges to amount due"),
    size: 8.5,
    columns: [
      { head: "Charges and credits", align: "left", width: { share: 1 } },
      { head: "Amount", align: "right", width: setting.money },
    ],
    rows: [
      ["Charges", moneyText(chargesOf(project).amount, setting)],
      ...project.subsidies.map(({ title, credits }) => [title, moneyText(-credits, setting)]),
    ],
    total: ["Total", moneyText(project.amount, setting)],
  });
}
