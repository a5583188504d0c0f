/** What is delivered to whom: the lines of Internal Service Deliveries, from statement lines or from the journal's payers. */
import { byText } from "../../lists";
import { amountToText, centsToText, type Amount, type Cents } from "../../money";
import type { StatementLine } from "../../statements/statement";
import { fundParser } from "../fund-parts";
import type { JournalLine } from "../journal";
import { lineValues, LINE_VALUE_NAMES } from "../line-values";
import { namedValues, valueFor } from "../named-values";
import { FIRST, isChangedReversal, WHY } from "../taken-back";
import type { JournalFinding, JournalInput } from "./preset";
import { WORKTAGS } from "./worktags";

export interface DeliveryLine {
  /** Joins the lines of one delivery. */
  readonly key: number;
  /** From 1 within its delivery. */
  readonly number: number;
  readonly provider: string;
  readonly memo: string;
  readonly item: string;
  readonly spendCategory: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitCost: string;
  readonly cents: Cents;
  readonly lineMemo: string;
  /** What worktags may name. */
  readonly values: Readonly<Record<string, string>>;
}

/** What a worktag of a delivery may name besides a journal line's values. */
export const DELIVERY_VALUES: readonly string[] = [...LINE_VALUE_NAMES, "service", "statement"];

type Unkeyed = Omit<DeliveryLine, "key" | "number"> & { readonly group: string };

/** Whether there is a line for each statement line, rather than for each fund, account and source. */
export function listsStatements(input: Pick<JournalInput, "value">): boolean {
  return input.value("Lines").toLowerCase() !== "fund";
}

export function deliveryLines(input: JournalInput): DeliveryLine[] {
  const byFund = isChangedReversal(input) || !listsStatements(input);
  const lines = byFund
    ? input.lines.filter((line) => line.kind === "Payer").map((line) => fromJournal(line, input))
    : fromStatements(input);
  const keys = new Map<string, { key: number; lines: number }>();
  return lines.map(({ group, ...line }) => {
    const own = JSON.stringify([group, line.provider]);
    const known = keys.get(own) ?? { key: keys.size + 1, lines: 0 };
    known.lines += 1;
    keys.set(own, known);
    return { ...line, key: known.key, number: known.lines };
  });
}

function fromStatements(input: JournalInput): Unkeyed[] {
  const divide = fundParser(input.settings.fundOrgPattern);
  const per = input.value("Delivery For Each").toLowerCase();
  const lines = input.statementLines.filter((line) => line.billed !== 0);
  const groupOf = (line: StatementLine): string => (per === "pi" ? line.pi : line.statementNo);
  return [...lines]
    .sort((a, b) => byText(groupOf(a), groupOf(b)))
    .map((line): Unkeyed => {
      const { fund, org } = divide(line.fundOrg);
      const values = {
        ...lineValues(asJournalLine(line, fund, org, input), input),
        service: line.serviceName,
        statement: line.statementNo,
      };
      return {
        group: groupOf(line),
        ...common(line.source, line.serviceName, input),
        memo: `${input.period} ${values.pi_name || line.pi}`,
        item: `${input.reversal ? "Rev. " : ""}${itemOf(line)}`,
        ...quantityOf(line, input.value("Units of Measure")),
        cents: line.billed,
        lineMemo: line.project,
        values,
      };
    });
}

function itemOf(line: StatementLine): string {
  if (line.kind === "Charge") {
    const used = line.quantity === null ? "" : `; ${amountToText(line.quantity, 0)} ${line.unit}`;
    return `${line.source} ${line.serviceName}${used}`.trim();
  }
  const what = line.kind === "Credit" ? "credit" : `paid for ${line.pi}`;
  return `${line.source} ${line.serviceName}; ${line.subsidyId} ${what}`;
}

/** What the worktags read: program, activity and location as the journal has them. */
function asJournalLine(line: StatementLine, fund: string, org: string, input: JournalInput): JournalLine {
  const own = input.directory.fund(line.fundOrg);
  const source = input.directory.source(line.source);
  return {
    lineId: line.lineId,
    journalId: input.journalId,
    period: input.period,
    line: 0,
    kind: "Payer",
    fundOrg: line.fundOrg,
    fund,
    org,
    account: line.account,
    program: own?.program || source?.program || "",
    activity: own?.activity || source?.activity || "",
    location: own?.location || source?.location || "",
    debit: Math.max(line.billed, 0),
    credit: Math.max(-line.billed, 0),
    description: itemOf(line),
    reference: input.journalId,
    source: line.source,
    project: line.project,
    pi: line.pi,
    format: "",
    accountingDate: "",
    exportedAt: "",
    status: "Prepared",
    seal: "",
  };
}

function fromJournal(line: JournalLine, input: JournalInput): Unkeyed {
  const cents = line.debit - line.credit;
  return {
    group: "",
    ...common(line.source, "", input),
    memo: `${input.period} ${input.journalId}`,
    item: line.description,
    quantity: "1",
    unit: EACH,
    unitCost: centsToText(cents),
    cents,
    lineMemo: line.project,
    values: { ...lineValues(line, input), service: "", statement: "" },
  };
}

function common(source: string, service: string, input: JournalInput) {
  const category = input.value("Spend Category");
  return {
    provider: valueFor(input.value("Internal Service Provider"), source),
    spendCategory: valueFor(category, service) || valueFor(category, source),
  };
}

const EACH = "EA";
const HUNDREDTH: Amount = 10n ** 28n;
const MILLIONTH: Amount = 10n ** 24n;

/**
 * The quantity where its unit has a code, it has at most two decimals, and a cost of at most six decimals times the
 * quantity is the amount exactly; else one of each.
 */
function quantityOf(
  { quantity, unit, billed, kind }: StatementLine,
  codes: string,
): Pick<DeliveryLine, "quantity" | "unit" | "unitCost"> {
  const one = { quantity: "1", unit: EACH, unitCost: centsToText(billed) };
  const code = codes === "" ? "" : valueFor(codes, unit);
  if (kind !== "Charge" || quantity === null || quantity === 0n || code === "") return one;
  if (quantity % HUNDREDTH !== 0n) return one;
  const hundredths = quantity / HUNDREDTH;
  const millionths = BigInt(billed) * 1_000_000n;
  if (millionths % hundredths !== 0n) return one;
  return {
    quantity: amountToText(quantity),
    unit: code,
    unitCost: amountToText((millionths / hundredths) * MILLIONTH),
  };
}

/** A reversal by lines of the journal would book to other categories than went out, where they went by service. */
export function lostServices(input: JournalInput): JournalFinding[] {
  if (!isChangedReversal(input) || !listsStatements(input)) return [];
  const category = input.value("Spend Category");
  const byService =
    category.includes("=") &&
    namedValues(category).some(({ name }) => input.directory.source(name) === undefined);
  const tags = input.value(WORKTAGS.field);
  const fields = [
    ...(byService ? [["Spend Category", category] as const] : []),
    ...(/\b(service|statement)\b/.test(tags.replace(/[^{]*(\{[^}]*\}|$)/g, "$1"))
      ? [[WORKTAGS.field, tags] as const]
      : []),
  ];
  return fields.map(([column, value]) => ({
    severity: "Error",
    line: 0,
    column,
    value,
    says: `${WHY} ${column} goes by service, so that it would be taken back from elsewhere than it went. ${FIRST}; or set the value Lines to fund, and reclassify in the ledger.`,
  }));
}
