/** Rules on the Tags of a charge: T01 to T04. A charge with bad tags is kept; the review asks who pays. */
import type { TagReading } from "../tags";
import type { CellCheck } from "./cell-check";
import type { FindingList, Tally } from "./findings";
import type { FindCell } from "./presence";

export class TagRules {
  private readonly cell: CellCheck | undefined;
  private readonly tallies: Readonly<Record<"T01" | "T02" | "T03" | "T04", Tally>>;

  /** @param read what became of a Tags cell */
  constructor(
    find: FindCell,
    found: FindingList,
    private readonly read: (text: string) => TagReading,
  ) {
    this.cell = find("Tags");
    this.tallies = {
      T01: found.tally("T01"),
      T02: found.tally("T02"),
      T03: found.tally("T03"),
      T04: found.tally("T04"),
    };
  }

  check(row: number): void {
    const { cell } = this;
    if (cell === undefined) return;
    const { state, collided } = this.read(cell.value);
    if (state === "bad") this.tallies.T01.add(row, cell.name, cell.text);
    else if (state === "repaired") this.tallies.T02.add(row, cell.name, cell.text);
    else if (state === "none") this.tallies.T04.add(row, cell.name, cell.text);
    if (collided !== "") this.tallies.T03.add(row, cell.name, cell.text);
  }
}
