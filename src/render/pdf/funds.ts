/** The funds that pay for a project: award, dates, share, what is left of its cap, and amount of each. */
import type { StatementFund, StatementProject } from "../../core/statements/statement";
import type { Formats } from "../format";
import type { Cell, Column, Part } from "./cells";
import { subheading, type Setting } from "./setting";
import { drawTable } from "./table";

export function drawFunds(setting: Setting, project: StatementProject): void {
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

/** Awards, shares and caps only where there are any. */
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
    {
      column: right("Left of cap", money),
      cell: ({ capLeft }) => (capLeft === undefined ? "" : formats.money(capLeft, document.currency)),
      isOn: funds.some(({ capLeft }) => capLeft !== undefined),
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
