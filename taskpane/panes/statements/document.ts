/** A statement as a PI reads it, drawn as headings and tables for the pane: what the PDF says, without its pages. */
import { html, nothing, type TemplateResult } from "lit";
import type { Cents } from "../../../src/core/money";
import { periodName } from "../../../src/core/period";
import type {
  StatementDetail,
  StatementDocument,
  StatementProject,
  StatementTotals,
} from "../../../src/core/statements/statement";
import { formatsOf, type Formats, labelWords } from "../../../src/render/format";
import type { ShownStatement } from "../../../src/steps/statements-preview";
import { facts } from "../../parts/facts";
import { imports as importsWords } from "../../text/import";
import { statements as statementsWords } from "../../text/statements";

const words = statementsWords.document;
/** So many charges are shown at once; a PI may have thousands. */
const MOST_DETAILS = 200;

/** As the statement itself writes them. */
interface Writing extends Formats {
  readonly amount: (cents: Cents) => string;
}

export function statementView({ document, sentences, locale }: ShownStatement): TemplateResult {
  const formats = formatsOf(locale);
  const money = (cents: Cents) => formats.money(cents, document.currency);
  const writing = { ...formats, amount: money };
  return html`<article class="stack document">
    <div class="stack tight">
      <h3>${words.title(document.statementNo)}</h3>
      <p class="small quiet">
        ${periodName(document.period)}${document.replaces === "" ? "" : `. ${words.replaces(document.replaces)}`}
      </p>
      <p class="break">
        <span class="strong">${document.name}</span><br />
        ${document.department === "" ? nothing : html`${document.department}<br />`}${document.pi}
      </p>
    </div>
    ${facts([
      [statementsWords.list, money(document.list)],
      [statementsWords.discount, money(document.discount)],
      ...(document.credits === 0 ? [] : ([[statementsWords.credits, money(document.credits)]] as const)),
      [words.due, html`<strong>${money(document.amount)}</strong>`],
    ])}
    ${sentences.map((sentence) => html`<p class="small">${sentence}</p>`)} ${subsidiesView(document, writing)}
    ${document.projects.map((project) => projectView(project, writing))} ${monthsView(document, writing)}
  </article>`;
}

/** Who else pays, and what is left of it. */
function subsidiesView({ subsidies }: StatementDocument, { amount }: Writing) {
  if (subsidies.length === 0) return nothing;
  return lines(
    words.paidByOthers,
    subsidies.map(({ title, project, paidBy, credits, left }) => ({
      what: title,
      more: [
        project,
        ...paidBy.map((fund) => [fund.fundOrg, fund.title].filter((part) => part !== "").join(" ")),
        left === null ? "" : words.left(amount(left)),
      ],
      amount: amount(-credits),
    })),
  );
}

/** What the printed statement shows as bars. */
function monthsView(
  { trend, fiscalYear, yearToDate }: StatementDocument,
  { amount }: Writing,
): TemplateResult {
  const price = (totals: StatementTotals) => words.price(amount(totals.list), amount(totals.discount));
  return lines(words.trend, [
    ...trend.map(({ period, totals }) => ({
      what: periodName(period),
      more: [totals === null ? words.notOnRecord : price(totals)],
      amount: totals === null ? "–" : amount(totals.amount),
    })),
    {
      what: words.yearToDate(fiscalYear.name),
      more: [words.months(yearToDate.months), price(yearToDate)],
      amount: amount(yearToDate.amount),
    },
  ]);
}

function projectView(project: StatementProject, writing: Writing): TemplateResult {
  const { amount: money, quantity, days, share } = writing;
  const name = project.project === "" ? words.noProject : project.project;
  return html`<section class="stack tight">
    <div class="row between project">
      <h4 class="break">${name}</h4>
      <span class="money strong">${money(project.amount)}</span>
    </div>
    ${project.title === "" ? nothing : html`<p class="small quiet">${project.title}</p>`}
    ${
      project.funds.length === 0
        ? nothing
        : lines(
            project.funds.length > 1 ? words.split : words.paidBy,
            project.funds.map((fund) => ({
              what: fund.fundOrg === "" ? words.noFund : fund.fundOrg,
              more: [
                fund.title,
                fund.awardNumber,
                days(fund.awardStart, fund.awardEnd),
                fund.share === null ? "" : words.share(share(fund.share)),
              ],
              amount: money(fund.amount),
            })),
          )
    }
    ${lines(
      words.services,
      project.services.map((service) => ({
        what: service.serviceName,
        more: [
          service.source,
          quantity(service.quantity, service.unit),
          words.price(money(service.list), money(service.discount)),
        ],
        amount: money(service.amount),
      })),
    )}
    ${
      project.details.length === 0
        ? nothing
        : html`<details>
            <summary>${words.chargesOf(project.details.length)}</summary>
            ${lines(
              words.charges,
              project.details.slice(0, MOST_DETAILS).map((detail) => detailLine(detail, writing)),
            )}
            ${
              project.details.length > MOST_DETAILS
                ? html`<p class="small quiet">${importsWords.more(project.details.length - MOST_DETAILS)}</p>`
                : nothing
            }
          </details>`
    }
  </section>`;
}

interface Line {
  readonly what: string;
  /** What else is said of it; blanks are left out. */
  readonly more: readonly string[];
  readonly amount: string;
}

function detailLine(detail: StatementDetail, writing: Writing): Line {
  const { day, serviceName, resource, description, quantity, unit, label } = detail;
  return {
    what: serviceName,
    more: [writing.shortDay(day), resource, description, writing.quantity(quantity, unit), labelWords(label)],
    amount: writing.amount(detail.amount),
  };
}

/** Two columns that fit the narrowest pane: what, with all else below it, and the amount. */
function lines(caption: string, rows: readonly Line[]): TemplateResult {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead class="sr-only">
      <tr>
        <th scope="col">${words.what}</th>
        <th scope="col">${words.amount}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ what, more, amount }) =>
          html`<tr>
            <td>
              ${what}
              <div class="quiet">${more.filter((part) => part !== "").join(" · ")}</div>
            </td>
            <td class="money">${amount}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
