/** What was found in a file: counted by rule, with the first few places as examples. */
import type { RuleCode } from "./rules";

/** Where a rule applied: record number in the file (the heading is 1), FOCUS column and the cell's text. */
export interface Example {
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export interface Finding {
  readonly code: RuleCode;
  /** Places it applied to: rows, or cells where a rule looks at cells; 1 for a rule on the heading or the file. */
  readonly count: number;
  readonly examples: readonly Example[];
}

const MOST_EXAMPLES = 5;
const LONGEST_VALUE = 120;

export class FindingList {
  private readonly found = new Map<RuleCode, { count: number; examples: Example[] }>();

  add(code: RuleCode, row: number, column: string, value: string): void {
    let finding = this.found.get(code);
    if (finding === undefined) this.found.set(code, (finding = { count: 0, examples: [] }));
    finding.count += 1;
    if (finding.examples.length < MOST_EXAMPLES)
      finding.examples.push({ row, column, value: shortened(value) });
  }

  /** In the order of the rule list. */
  list(order: readonly RuleCode[]): Finding[] {
    return order.flatMap((code) => {
      const finding = this.found.get(code);
      return finding === undefined ? [] : [{ code, ...finding }];
    });
  }
}

function shortened(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1)}…`;
}
