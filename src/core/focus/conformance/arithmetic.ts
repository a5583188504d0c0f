/**
 * Rules on how the costs of a row belong together: K01 to K06. Doubles are enough here: these compare within a
 * tolerance, and nothing of them is billed. A number that is not plain is left out.
 */
import type { CellCheck } from "./cell-check";
import type { FindingList, Tally } from "./findings";
import type { FindCell } from "./presence";

/** Exporters multiply doubles, and round unit prices. */
const LEAST = 1e-9;
const RELATIVE = 1e-6;

export class ArithmeticRules {
  private readonly cells: Readonly<Record<CellName, CellCheck | undefined>>;
  private readonly tallies: Readonly<Record<"K01" | "K02" | "K03" | "K04" | "K05" | "K06", Tally>>;

  constructor(find: FindCell, found: FindingList) {
    this.cells = {
      list: find("ListCost"),
      listPrice: find("ListUnitPrice"),
      contracted: find("ContractedCost"),
      contractedPrice: find("ContractedUnitPrice"),
      effective: find("EffectiveCost"),
      billed: find("BilledCost"),
      quantity: find("PricingQuantity"),
      category: find("ChargeCategory"),
      class: find("ChargeClass"),
      commitment: find("CommitmentDiscountId"),
    };
    this.tallies = {
      K01: found.tally("K01"),
      K02: found.tally("K02"),
      K03: found.tally("K03"),
      K04: found.tally("K04"),
      K05: found.tally("K05"),
      K06: found.tally("K06"),
    };
  }

  check(row: number): void {
    const { list, listPrice, contracted, contractedPrice, quantity } = this.cells;
    const category = this.cells.category?.value ?? "";
    const correction = this.cells.class?.value === "Correction";
    if (!correction) {
      if (isOff(listPrice, quantity, list)) add(this.tallies.K01, row, list);
      if (isOff(contractedPrice, quantity, contracted)) add(this.tallies.K02, row, contracted);
    }
    this.sign(row, category, correction);
    this.effective(row, category);
    this.order(row);
  }

  /** Money that comes back. */
  private sign(row: number, category: string, correction: boolean): void {
    const { billed } = this.cells;
    const value = billed?.number ?? NaN;
    const back =
      category === "Credit" ? value > 0 : value < 0 && category !== "Adjustment" && category !== "";
    if (back && !correction) add(this.tallies.K04, row, billed);
  }

  private effective(row: number, category: string): void {
    const { effective, billed, commitment } = this.cells;
    if (effective === undefined) return;
    const committed = (commitment?.value ?? "") !== "";
    if (committed && category === "Purchase" && Math.abs(effective.number) > LEAST)
      add(this.tallies.K03, row, effective);
    const same = category === "Credit" || category === "Adjustment" || (category === "Usage" && !committed);
    if (
      same &&
      billed !== undefined &&
      effective.text !== billed.text &&
      differs(effective.number, billed.number)
    )
      add(this.tallies.K05, row, effective);
  }

  private order(row: number): void {
    const { list, contracted, effective, billed } = this.cells;
    if (billed === undefined || !(billed.number > 0)) return;
    if (isAbove(contracted, list)) add(this.tallies.K06, row, contracted);
    else if (isAbove(effective, contracted)) add(this.tallies.K06, row, effective);
  }
}

type CellName =
  | "list" | "listPrice" | "contracted" | "contractedPrice" | "effective" | "billed" | "quantity" | "category" | "class"
  | "commitment"; // prettier-ignore

function add(tally: Tally, row: number, cell: CellCheck | undefined): void {
  if (cell !== undefined) tally.add(row, cell.name, cell.text);
}

/** False where a number is blank or not plain: every comparison with NaN is. */
function differs(one: number, other: number): boolean {
  return Math.abs(one - other) > Math.max(LEAST, RELATIVE * Math.abs(other));
}

function isOff(
  price: CellCheck | undefined,
  quantity: CellCheck | undefined,
  cost: CellCheck | undefined,
): boolean {
  if (price === undefined || quantity === undefined || cost === undefined) return false;
  return differs(price.number * quantity.number, cost.number);
}

function isAbove(one: CellCheck | undefined, other: CellCheck | undefined): boolean {
  if (one === undefined || other === undefined || one.text === other.text) return false;
  return one.number > other.number && differs(one.number, other.number);
}
