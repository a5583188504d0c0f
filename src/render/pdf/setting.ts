/** What the tables of a statement have in common: columns of money, amounts, names and headings. */
import type { Cents } from "../../core/money";
import type { Settings } from "../../core/settings";
import type {
  ChargeTotals,
  StatementDocument,
  StatementProject,
  StatementTotals,
} from "../../core/statements/statement";
import { formatsOf, type Formats } from "../format";
import { cellWidth, type Column, type Table } from "./cells";
import type { Page } from "./page";

/** Text size of the project list, the largest of the tables. */
export const LIST_SIZE = 9;
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
  const look = ({ list, discount, amount }: ChargeTotals) => {
    lowest = Math.min(lowest, list, discount, amount);
    highest = Math.max(highest, list, discount, amount);
  };
  for (const of of [document, ...document.projects]) {
    look(of);
    look(chargesOf(of));
    // A credit is shown with either sign.
    for (const { credits, left } of [of, ...of.subsidies].map((row) => ({ left: 0, ...row }))) {
      lowest = Math.min(lowest, credits, -credits);
      highest = Math.max(highest, credits, -credits, left ?? 0);
    }
  }
  for (const project of document.projects) {
    project.services.forEach(look);
    project.details.forEach(look);
  }
  const texts = [lowest, highest].map((cents) => money(cents, document.currency));
  return Math.min(WIDEST_MONEY, Math.max(NARROWEST_MONEY, cellWidth(page, texts, LIST_SIZE, true)));
}

export function moneyColumns({ money }: Setting): Column[] {
  return ["List price", "Discount", "Amount"].map((head) => ({ head, align: "right", width: money }));
}

/** Of charges, before credits. */
export function amounts(totals: ChargeTotals, setting: Setting): string[] {
  return [totals.list, totals.discount, totals.amount].map((cents) => moneyText(cents, setting));
}

/** What charges come to where credits are taken off below. */
export function chargesOf({ list, discount }: StatementTotals): ChargeTotals {
  return { list, discount, amount: list - discount };
}

/** With a column of credits where the statement has any. */
export function dueColumns(setting: Setting): Column[] {
  const [list, discount, amount] = moneyColumns(setting);
  const credits: Column = { head: "Credits", align: "right", width: setting.money };
  return [list, discount, ...(hasCredits(setting.document) ? [credits] : []), amount].flatMap((c) => c ?? []);
}

export function dueAmounts(totals: StatementTotals, setting: Setting): string[] {
  const { list, discount, credits, amount } = totals;
  const figures = [list, discount, ...(hasCredits(setting.document) ? [credits] : []), amount];
  return figures.map((cents) => moneyText(cents, setting));
}

/** Whether anybody else paid, or a minimum charge added something. */
export function hasCredits({ projects }: Pick<StatementDocument, "projects">): boolean {
  return projects.some((project) => project.subsidies.length > 0);
}

export function moneyText(cents: Cents, { document, formats }: Setting): string {
  return formats.money(cents, document.currency);
}

export function nameOf(project: Pick<StatementProject, "project">): string {
  return project.project === "" ? "Without a project" : project.project;
}

export function subheading(page: Page, text: string): Table["heading"] {
  return { text, ink: { size: 8.5, bold: true, colour: page.palette.text }, gap: 1.5 };
}
