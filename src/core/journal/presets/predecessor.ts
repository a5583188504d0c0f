/** The shapes of the program before this one: default, per charge and summary. They list what is charged, not entries. */
import { chargeRows, joinedRows, type ChargedRow } from "./charged-rows";
import { amount, cellsOf, columnsOf, count, headingCells, recordOf, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import { changedFindings } from "../taken-back";
import type { JournalInput, JournalPreset } from "./preset";
import { rowsOf, Totals } from "./totals";

interface Shape {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly Field<ChargedRow>[];
  readonly rows: (input: JournalInput) => readonly ChargedRow[];
  /** Heading of the column that holds what is charged. */
  readonly amount: string;
}

function shape({ name, label, fields, rows, amount: heading }: Shape): JournalPreset {
  const columns = columnsOf(fields);
  const at = columns.findIndex((c) => c.heading === heading);
  const preset: JournalPreset = {
    name,
    label,
    evidence: "from the program before this one",
    evidenceNote:
      "Columns and their order as the program before this one wrote them; amounts are whole cents that add up to the journal, and a charge on several funds has a row for each. It lists what is charged, not debits and credits, so that a ledger needs a mapping of its own.",
    values: [],
    facts: {
      columns,
      characters: "UTF-8",
      lineLimit: null,
      split: "",
      dates: "none",
      signs: "one-sided: a charge above zero, a refund below",
      totals: "sum of the amounts: what the payers' lines of the journal come to",
      fileName: `{journal_id}_${name}.csv`,
      lineEnding: "\r\n",
    },
    balance: "one-sided",
    belowLines: () => "charges",
    check: changedFindings,
    records: (input) => rows(input).map((row, i) => recordOf(i + 1, row, fields, input)),
    make: (input) => [
      {
        name: `${fileStem(input, name)}.csv`,
        content: {
          kind: "delimited",
          delimiter: ",",
          rows: [headingCells(columns), ...preset.records(input).map(cellsOf)],
        },
      },
    ],
    read: (files) => {
      const totals = new Totals();
      for (const file of files) for (const row of rowsOf(file).slice(1)) totals.addSigned(row[at]);
      return totals.result;
    },
  };
  return preset;
}

const period = (heading: string): Field<ChargedRow> =>
  text(heading, "the month", (_row, input) => input.period, { needed: true });
const pi = (heading: string): Field<ChargedRow> => text(heading, "mail address of the PI", (r) => r.pi);
const project = (heading: string): Field<ChargedRow> => text(heading, "the project", (r) => r.project);
const fund = (heading: string): Field<ChargedRow> =>
  text(heading, "the fund that is charged", (r) => r.fundOrg, { needed: true, identifies: true });

export const predecessorDefault = shape({
  name: "default",
  label: "By PI, project, fund and service (as before)",
  amount: "Amount",
  rows: (input) => joinedRows(input, true),
  fields: [
    period("BillingPeriod"),
    pi("PIEmail"),
    project("ProjectID"),
    fund("FundOrg"),
    text("ServiceName", "the service; of a credit its subsidy", (r) => r.serviceName),
    amount("Amount", "what is charged; below zero for a refund", (r) => r.billed),
    count("ResourceCount", "how many charges", (r) => r.charges),
  ],
});

export const perCharge = shape({
  name: "charges",
  label: "One row for each charge (as before)",
  amount: "billed_cost",
  rows: chargeRows,
  fields: [
    period("period"),
    pi("pi_email"),
    project("project_id"),
    fund("fund_org"),
    text("service_name", "the service", (r) => r.serviceName),
    text("resource_id", "the resource; of a credit its subsidy", (r) => r.resourceId),
    text("resource_name", "its name; of a credit Credit or Paid by", (r) => r.resourceName),
    amount("billed_cost", "what is charged, in whole cents", (r) => r.billed),
    amount("list_cost", "before discount", (r) => r.list),
    amount("discount_amount", "list_cost − billed_cost", (r) => r.list - r.billed),
  ],
});

export const summary = shape({
  name: "summary",
  label: "By PI, project and fund (as before)",
  amount: "total_cost",
  rows: (input) => joinedRows(input, false),
  fields: [
    period("period"),
    pi("pi_email"),
    project("project_id"),
    fund("fund_org"),
    amount("total_cost", "what is charged; below zero for a refund", (r) => r.billed),
    count("charge_count", "how many charges", (r) => r.charges),
  ],
});
