/** What was found in a file: counted by rule, with the first few places as examples. */
import { ruleOf, SEVERITIES, type RuleCode, type Severity } from "./rules";

/** Where a rule applied: record number in the file (the heading is 1; 0 for the file), column and the cell's text. */
export interface Example {
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export interface Finding {
  readonly code: RuleCode;
  /** The rule's; or a milder one, where the rule's text knows one: then a rule may have two findings. */
  readonly severity: Severity;
  /** Places it applied to: rows, or cells where a rule looks at cells; 1 for a rule on the heading or the file. */
  readonly count: number;
  readonly examples: readonly Example[];
}

const MOST_EXAMPLES = 5;
const HEADING = 1;
const LONGEST_VALUE = 120;

/** One rule's places. Checks keep hold of it: looking it up for each cell would cost more than most checks. */
export class Tally implements Finding {
  count = 0;
  readonly examples: Example[] = [];

  constructor(
    readonly code: RuleCode,
    readonly severity: Severity,
  ) {}

  add(row: number, column: string, value: string): void {
    this.count += 1;
    // Every column that is missing or strange is told: a heading has few.
    if (this.examples.length < MOST_EXAMPLES || row === HEADING)
      this.examples.push({ row, column, value: shortened(value) });
  }
}

export class FindingList {
  private readonly found = new Map<string, Tally>();

  /** @param severity where it is milder than the rule's */
  tally(code: RuleCode, severity: Severity = ruleOf(code).severity): Tally {
    const key = `${code} ${severity}`;
    let tally = this.found.get(key);
    if (tally === undefined) this.found.set(key, (tally = new Tally(code, severity)));
    return tally;
  }

  add(code: RuleCode, row: number, column: string, value: string): void {
    this.tally(code).add(row, column, value);
  }

  /** In the order of the rule list; what is milder than the rule stands after it. */
  list(order: readonly RuleCode[]): Finding[] {
    return order.flatMap((code) =>
      SEVERITIES.flatMap((severity) => this.found.get(`${code} ${severity}`) ?? [])
        .filter((tally) => tally.count > 0)
        .map(({ severity, count, examples }) => ({ code, severity, count, examples })),
    );
  }
}

function shortened(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1)}…`;
}
