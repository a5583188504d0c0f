/** All rules on one file, row by row as it is read. Made to cost less than the reading: see cell-check.ts. */
import type { TagReading } from "../tags";
import { isRowProblem, type ImportedCharge, type RowProblem } from "../row";
import { ArithmeticRules } from "./arithmetic";
import { CellCheck } from "./cell-check";
import { VERSIONS } from "./columns";
import type { FindingList, Tally } from "./findings";
import { checkedColumns, checkHeading } from "./heading-rules";
import { NumberText } from "./number-text";
import { PeriodRules } from "./periods";
import { PresenceRules } from "./presence";
import { SameRows } from "./same-rows";
import { ServiceRules } from "./service-rules";
import { TagRules } from "./tag-rules";

export class Conformance {
  private readonly cells: readonly CellCheck[];
  private readonly presence: PresenceRules;
  private readonly arithmetic: ArithmeticRules;
  private readonly periods: PeriodRules;
  private readonly services: ServiceRules;
  private readonly tags: TagRules;
  private readonly sameRows = new SameRows();
  private readonly same: Tally;

  /**
   * @param focusVersion "1.2"; what is not known is taken for 1.0
   * @param readTags what became of a Tags cell, trimmed
   */
  constructor(
    headings: readonly string[],
    focusVersion: string,
    readTags: (text: string) => TagReading,
    found: FindingList,
  ) {
    const version = VERSIONS.find((known) => known === focusVersion) ?? "1.0";
    const columns = checkedColumns(headings, version);
    checkHeading(headings, columns, version, found);
    const [costs, others] = [new NumberText(), new NumberText()];
    this.cells = columns.map(
      (column) => new CellCheck(column, found, column.name.endsWith("Cost") ? costs : others),
    );
    const byName = new Map(this.cells.map((cell, i) => [columns[i]?.focus === true ? cell.name : "", cell]));
    const find = (name: string): CellCheck | undefined => byName.get(name);
    this.presence = new PresenceRules(find, found);
    this.arithmetic = new ArithmeticRules(find, found);
    this.periods = new PeriodRules(find, found);
    this.services = new ServiceRules(find, found);
    this.tags = new TagRules(find, found, readTags);
    this.same = found.tally("X01");
  }

  /** Of a row that is a problem the texts are looked at, but not its numbers and dates, nor how they belong together. */
  check(cells: readonly string[], row: number, result: ImportedCharge | RowProblem): void {
    if (isRowProblem(result)) {
      if (cells.length === this.cells.length) this.checkCells(cells, row, result.column);
      return;
    }
    this.checkCells(cells, row, null);
    this.presence.check(row);
    this.arithmetic.check(row);
    this.periods.check(row, result);
    this.services.check(row);
    this.tags.check(row);
  }

  /** @param problem the column that made the row a problem, or null */
  private checkCells(texts: readonly string[], row: number, problem: string | null): void {
    const { cells } = this;
    let a = 0;
    let b = 0;
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i];
      const text = texts[i];
      if (cell === undefined || text === undefined) continue;
      if (text !== cell.text) cell.look(text);
      a = Math.imul(a ^ cell.hash, 0x85ebca6b);
      a ^= a >>> 13;
      b = Math.imul(b ^ cell.hash, 0xc2b2ae35);
      b ^= b >>> 16;
      if (cell.tallies.length > 0 && (problem === null || (!cell.readable && cell.name !== problem)))
        for (const tally of cell.tallies) tally.add(row, cell.name, text);
    }
    const earlier = this.sameRows.earlier(a, b, row);
    if (earlier !== 0) this.same.add(row, "", `as row ${earlier}`);
  }
}
