/** What payers are charged, one-sided, for layouts that list charges rather than entries. */
import type { Cents } from "../../money";
import type { StatementLine } from "../../statements/statement";
import type { JournalLine } from "../journal";
import { isChangedReversal } from "../taken-back";
import type { JournalCharge, JournalInput } from "./preset";

export interface ChargedRow {
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
  readonly serviceName: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly list: Cents;
  readonly billed: Cents;
  readonly charges: number;
}

/**
 * A row for each charge and fund, and for each line of a subsidy, but for charges of 0.00 that no fund pays. A reversal whose charges were changed since lists what
 * the journal takes back.
 */
export function chargeRows(input: JournalInput): ChargedRow[] {
  if (isChangedReversal(input)) return reversedRows(input);
  return [...input.charges().map(ofCharge), ...subsidyRows(input)].filter(isCharged);
}

/** Nothing to charge needs no fund; an amount without one is refused. */
function isCharged({ fundOrg, billed }: ChargedRow): boolean {
  return fundOrg !== "" || billed !== 0;
}

/** The same joined by PI, project and fund, and by service where it is asked for. */
export function joinedRows(input: JournalInput, byService: boolean): ChargedRow[] {
  const joined = new Map<string, ChargedRow>();
  for (const row of chargeRows(input)) {
    const { pi, project, fundOrg } = row;
    const serviceName = byService ? row.serviceName : "";
    const key = JSON.stringify([pi, project, fundOrg, serviceName]);
    const before = joined.get(key);
    joined.set(key, {
      ...row,
      serviceName,
      resourceId: "",
      resourceName: "",
      list: row.list + (before?.list ?? 0),
      billed: row.billed + (before?.billed ?? 0),
      charges: row.charges + (before?.charges ?? 0),
    });
  }
  return [...joined].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function ofCharge({ charge, pi, project, fundOrg, list, billed }: JournalCharge): ChargedRow {
  const { serviceName, resourceId, resourceName } = charge;
  return { pi, project, fundOrg, serviceName, resourceId, resourceName, list, billed, charges: 1 };
}

/** Credits take off the PI's fund what another fund pays: they have rows of their own, on both. */
function subsidyRows(input: JournalInput): ChargedRow[] {
  return input.statementLines.filter((l) => l.kind !== "Charge").map(ofLine);
}

function ofLine(line: StatementLine): ChargedRow {
  const { pi, project, fundOrg, billed } = line;
  return {
    pi,
    project,
    fundOrg,
    serviceName: line.serviceName === "" ? line.subsidyId : line.serviceName,
    resourceId: line.subsidyId,
    resourceName: line.kind,
    // It has no list price, and is no discount either.
    list: billed,
    billed,
    charges: 0,
  };
}

function reversedRows({ lines }: JournalInput): ChargedRow[] {
  return lines.filter((l) => l.kind === "Payer").map(reversed);
}

function reversed(line: JournalLine): ChargedRow {
  const billed = line.debit - line.credit;
  const { pi, project, fundOrg, source } = line;
  return {
    pi,
    project,
    fundOrg,
    serviceName: source,
    resourceId: "",
    resourceName: "",
    list: billed,
    billed,
    charges: 0,
  };
}
