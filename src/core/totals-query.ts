/** Sums of Monthly Totals by PI, months, project and service: what the CHARGEBACK functions in Excel answer. */
import { normalizeAddress } from "./charge";
import { sum, type Amount } from "./money";
import { isPeriod, type Period } from "./period";
import { Directory, fold, type Person, type Project } from "./reference";
import type { MonthlyTotal } from "./totals";

/** `subsidy` is what the PI does not pay of the list price: List − Billed. */
export type Measure = "billed" | "list" | "subsidy" | "pending";

/** Both ends are part of it. */
export interface Months {
  readonly from: Period;
  readonly to: Period;
}

/** Names compare trimmed and without regard to case; "" is all of them. */
export interface TotalsQuestion {
  /** An address, or an alias of it in People. */
  readonly pi: string;
  readonly months: Months;
  readonly project: string;
  readonly service: string;
}

/** What the totals are read of. */
export type QueriedTotal = Pick<
  MonthlyTotal,
  "period" | "pi" | "project" | "serviceName" | "list" | "billed" | "pending"
>;

/** A name that the workbook does not know: a slip of typing must not read as 0.00. */
export interface Unknown {
  /** In words for a person. */
  readonly unknown: string;
}

const YEAR = /^\d{4}$/;

/**
 * `2025-01`, a whole year `2025`, or from one to another: `2025-01:2025-06`, `2024:2025`.
 * @returns null for anything else, and where the end is before the beginning
 */
export function parseMonths(text: string): Months | null {
  const ends = text.split(":").map((end) => monthsOf(end.trim()));
  const [first, last = first] = ends;
  if (ends.length > 2 || first === undefined || last === undefined || first === null || last === null)
    return null;
  return first.from <= last.to ? { from: first.from, to: last.to } : null;
}

function monthsOf(text: string): Months | null {
  if (isPeriod(text)) return { from: text, to: text };
  return YEAR.test(text) ? { from: `${text}-01`, to: `${text}-12` } : null;
}

/** A month's total with its names as they are compared. */
interface Entry {
  readonly total: QueriedTotal;
  readonly project: string;
  readonly service: string;
}

/** Entries by month: a formula mostly asks for one. */
type ByMonth = Map<Period, Entry[]>;

/** Everybody's entries stand beside those of each PI. */
const ALL = "";

export class TotalsIndex {
  private readonly byPi = new Map<string, ByMonth>([[ALL, new Map()]]);
  private readonly projects = new Set<string>();
  private readonly services = new Set<string>();
  private readonly directory: Directory;

  /** @param totals of any months, in any order */
  constructor(totals: readonly QueriedTotal[], people: readonly Person[], projects: readonly Project[]) {
    this.directory = new Directory({ people, projects, sources: [], funds: [], splits: [], lookups: [] });
    for (const total of totals) {
      const entry = { total, project: fold(total.project), service: fold(total.serviceName) };
      this.projects.add(entry.project);
      this.services.add(entry.service);
      // An address may have become an alias in People after its month was closed.
      const pi = this.directory.canonicalAddress(total.pi);
      for (const shelf of new Set([ALL, pi])) this.shelve(shelf, entry);
    }
  }

  /** The exact sum over the matching totals, 0 where none match. */
  answer(measure: Measure, question: TotalsQuestion): Amount | Unknown {
    const unknown = this.unknown(question);
    if (unknown !== null) return { unknown };
    const project = fold(question.project);
    const service = fold(question.service);
    const matching = this.within(question).filter(
      (entry) =>
        (project === "" || entry.project === project) && (service === "" || entry.service === service),
    );
    return sum(matching.map(({ total }) => measured(measure, total)));
  }

  private shelve(pi: string, entry: Entry): void {
    const months: ByMonth = this.byPi.get(pi) ?? new Map<Period, Entry[]>();
    this.byPi.set(pi, months);
    const others = months.get(entry.total.period);
    if (others === undefined) months.set(entry.total.period, [entry]);
    else others.push(entry);
  }

  private within({ pi, months: { from, to } }: TotalsQuestion): readonly Entry[] {
    const shelves = this.byPi.get(given(pi) ? this.directory.canonicalAddress(pi) : ALL) ?? [];
    return [...shelves].flatMap(([period, entries]) => (period >= from && period <= to ? entries : []));
  }

  private unknown({ pi, project, service }: TotalsQuestion): string | null {
    if (given(pi) && this.directory.person(pi) === undefined && !this.byPi.has(normalizeAddress(pi)))
      return `${pi.trim()} is not in People and has no charges. Check the spelling.`;
    if (given(project) && this.directory.project(project) === undefined && !this.projects.has(fold(project)))
      return `The project ${project.trim()} is not in Projects and has no charges. Check the spelling.`;
    if (given(service) && !this.services.has(fold(service)))
      return `No month has charges for the service ${service.trim()}. Check the spelling.`;
    return null;
  }
}

function measured(measure: Measure, { list, billed, pending }: QueriedTotal): Amount {
  switch (measure) {
    case "billed":
      return billed;
    case "list":
      return list;
    case "subsidy":
      return list - billed;
    case "pending":
      return pending;
  }
}

function given(name: string): boolean {
  return name.trim() !== "";
}
