/**
 * What a fiscal year's services recovered against what they cost: what PIs were billed, what others paid for them, over or
 * under, and what is carried over from the year before. Source: 2 CFR 200.468 (specialized service facilities).
 */
import { byText } from "../lists";
import { centsToAmount, type Amount, type Cents } from "../money";
import type { Period } from "../period";
import { fold, sameName } from "../reference";
import { fiscalYearName, type ServiceCost } from "../service-cost";
import { fiscalYearOf } from "../statements/history";
import { isInForce } from "../statements/lines";
import type { FiscalYear, StatementLine, StatementRecord } from "../statements/statement";

export interface RecoveryInput {
  /** Any month of the fiscal year. */
  readonly period: Period;
  /** 1 for January to 12 for December. */
  readonly fiscalYearStarts: number;
  readonly currency: string;
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  readonly costs: readonly ServiceCost[];
}

export interface RecoveryRow {
  readonly source: string;
  /** "" for all services of the source that have no cost of their own. */
  readonly serviceName: string;
  /** Charges and the credits taken off them. */
  readonly billed: Amount;
  /** What subsidies and prepaid amounts paid in the PIs' place. */
  readonly paidByOthers: Amount;
  readonly recovered: Amount;
  /** null: no cost was entered in Service Costs. */
  readonly cost: Amount | null;
  /** recovered − cost: above zero for over-recovery. */
  readonly result: Amount | null;
  /** recovered of cost, in tenths of a percent, rounded half away from zero. */
  readonly permille: number | null;
  /** The balance at the end of the fiscal year before; 0 where no cost was entered for that. */
  readonly carried: Amount;
  /** carried + result: what the next rate takes back or makes up for. */
  readonly balance: Amount | null;
}

export interface Recovery {
  readonly fiscalYear: FiscalYear;
  /** Its months that have statements; 12 make the year. */
  readonly months: readonly Period[];
  /** By source, then service. */
  readonly rows: readonly RecoveryRow[];
}

export function recoveryOf(input: RecoveryInput): Recovery {
  const { fiscalYearStarts, statements, currency } = input;
  const fiscalYear = fiscalYearOf(input.period, fiscalYearStarts);
  const inForce = statements.filter((s) => isInForce(s) && s.currency === currency);
  const counted = new Set(inForce.map((s) => s.statementNo));
  const lines = input.lines.filter((line) => counted.has(line.statementNo));
  const years = new Map<string, StatementLine[]>();
  for (const line of lines) {
    const { name } = fiscalYearOf(line.period, fiscalYearStarts);
    const ofYear = years.get(name);
    if (ofYear === undefined) years.set(name, [line]);
    else ofYear.push(line);
  }
  const months = inForce.map((s) => s.period).filter((p) => p >= fiscalYear.first && p <= fiscalYear.last);
  return {
    fiscalYear,
    months: [...new Set(months)].sort(),
    rows: rowsOf(fiscalYear.name, years, input.costs),
  };
}

type Years = ReadonlyMap<string, readonly StatementLine[]>;

function rowsOf(year: string, years: Years, costs: readonly ServiceCost[]): RecoveryRow[] {
  const ofYear = costsOf(year, costs);
  const groups = new Map<string, { source: string; serviceName: string; lines: StatementLine[] }>();
  const group = (source: string, serviceName: string) => {
    const key = keyOf(source, serviceName);
    const found = groups.get(key) ?? { source, serviceName, lines: [] };
    groups.set(key, found);
    return found;
  };
  // A cost that nothing was billed for is seen as well.
  for (const { source, serviceName } of ofYear) group(source, serviceName);
  for (const line of years.get(year) ?? []) group(line.source, serviceOf(line, ofYear)).lines.push(line);
  return [...groups.values()]
    .map(({ source, serviceName, lines }) => rowOf(source, serviceName, lines, { year, years, costs }))
    .sort((a, b) => byText(a.source, b.source) || byText(a.serviceName, b.serviceName));
}

/** Its own row where it has a cost of its own, or where the source has none; else the source's. */
function serviceOf(line: StatementLine, costs: readonly ServiceCost[]): string {
  const ofSource = costs.filter(({ source }) => sameName(source, line.source));
  const own = ofSource.find(
    ({ serviceName }) => serviceName !== "" && sameName(serviceName, line.serviceName),
  );
  if (own !== undefined) return own.serviceName;
  return ofSource.some(({ serviceName }) => serviceName === "") ? "" : line.serviceName;
}

interface Around {
  readonly year: string;
  readonly years: Years;
  readonly costs: readonly ServiceCost[];
}

function rowOf(
  source: string,
  serviceName: string,
  lines: readonly StatementLine[],
  around: Around,
): RecoveryRow {
  const billed = added(lines.filter(({ kind }) => kind !== "Paid by"));
  const paidByOthers = added(lines.filter(({ kind }) => kind === "Paid by"));
  const recovered = billed + paidByOthers;
  const cost = costOf(source, serviceName, costsOf(around.year, around.costs));
  const result = cost === null ? null : recovered - cost;
  const carried = balanceBefore(source, serviceName, around);
  return {
    source,
    serviceName,
    billed,
    paidByOthers,
    recovered,
    cost,
    result,
    permille: cost === null ? null : permilleOf(recovered, cost),
    carried,
    balance: result === null ? null : carried + result,
  };
}

/** Year after year as long as a cost was entered; what no cost is known of carries nothing. */
function balanceBefore(source: string, serviceName: string, { year, years, costs }: Around): Amount {
  const before = `FY${String(Number(year.slice(2)) - 1).padStart(4, "0")}`;
  const ofYear = costsOf(before, costs);
  if (costOf(source, serviceName, ofYear) === null) return 0n;
  const lines = (years.get(before) ?? []).filter(
    (line) => sameName(line.source, source) && sameName(serviceOf(line, ofYear), serviceName),
  );
  return rowOf(source, serviceName, lines, { year: before, years, costs }).balance ?? 0n;
}

/** A blank cost is one that is not known yet. */
function costsOf(year: string, costs: readonly ServiceCost[]): readonly ServiceCost[] {
  return costs.filter((cost) => fiscalYearName(cost.fiscalYear) === year && cost.cost !== 0n);
}

/** Several rows for the same service are added. */
function costOf(source: string, serviceName: string, costs: readonly ServiceCost[]): Amount | null {
  const own = costs.filter((c) => sameName(c.source, source) && sameName(c.serviceName, serviceName));
  return own.length === 0 ? null : own.reduce((total, { cost }) => total + cost, 0n);
}

function permilleOf(recovered: Amount, cost: Amount): number {
  const [above, below] = [recovered * 1000n, cost];
  const negative = above < 0n !== below < 0n;
  const [a, b] = [above < 0n ? -above : above, below < 0n ? -below : below];
  const rounded = Number((a * 2n + b) / (b * 2n));
  return negative && rounded !== 0 ? -rounded : rounded;
}

function added(lines: readonly StatementLine[]): Amount {
  const cents: Cents = lines.reduce((total, line) => total + line.billed, 0);
  return centsToAmount(cents);
}

function keyOf(source: string, serviceName: string): string {
  return `${fold(source)}\n${fold(serviceName)}`;
}
