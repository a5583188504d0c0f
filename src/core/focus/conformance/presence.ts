/**
 * Rules on what must stand together in a row: V01 to V08 and E04. They ask only which cells are blank and a few values,
 * which are the same for most rows: the answer is kept for each combination.
 */
import type { CellCheck } from "./cell-check";
import type { FindingList, Tally } from "./findings";
import type { RuleCode } from "./rules";

/** A column of the file; undefined where the file has none. */
export type FindCell = (name: string) => CellCheck | undefined;

const WATCHED = [
  "PricingQuantity", "PricingUnit", "ConsumedQuantity", "ConsumedUnit", "CommitmentDiscountQuantity",
  "CommitmentDiscountUnit", "SkuId", "SkuPriceId", "ListUnitPrice", "ContractedUnitPrice", "SubAccountId",
  "SubAccountName", "SubAccountType", "RegionId", "RegionName", "CommitmentDiscountId", "CommitmentDiscountCategory",
  "CommitmentDiscountType",
] as const; // prettier-ignore

/** Columns whose value counts, with the values that do; of any other value it counts only that it is filled. */
const VALUES: readonly (readonly [column: string, values: readonly string[]])[] = [
  ["ChargeCategory", ["", "Usage", "Purchase", "Tax", "Credit", "Adjustment"]],
  ["ChargeClass", ["", "Correction"]],
  ["CommitmentDiscountStatus", ["", "Used", "Unused"]],
  ["PricingCategory", ["", "Standard"]],
  ["ChargeFrequency", ["", "Usage-Based"]],
];

const PRICE_COLUMNS = ["ListUnitPrice", "ContractedUnitPrice", "SkuId", "SkuPriceId", "PricingCategory"];
const PAIRS: readonly (readonly [RuleCode, string, string])[] = [
  ["V04", "PricingQuantity", "PricingUnit"],
  ["V04", "ConsumedQuantity", "ConsumedUnit"],
  ["V04", "CommitmentDiscountQuantity", "CommitmentDiscountUnit"],
  ["V06", "SubAccountId", "SubAccountName"],
  ["V06", "SubAccountId", "SubAccountType"],
  ["V06", "RegionId", "RegionName"],
  ["V07", "CommitmentDiscountId", "CommitmentDiscountCategory"],
  ["V07", "CommitmentDiscountId", "CommitmentDiscountType"],
];

interface Found {
  readonly tally: Tally;
  readonly cell: CellCheck;
}

export class PresenceRules {
  private readonly watched: readonly (CellCheck | undefined)[];
  private readonly valued: readonly (readonly [CellCheck | undefined, readonly string[]])[];
  private readonly known = new Map<number, readonly Found[]>();
  private lastSignature = -1;
  private last: readonly Found[] = [];

  constructor(
    private readonly find: FindCell,
    private readonly found: FindingList,
  ) {
    this.watched = WATCHED.map(find);
    this.valued = VALUES.map(([column, values]) => [find(column), values]);
  }

  check(row: number): void {
    const signature = this.signature();
    if (signature !== this.lastSignature) {
      this.lastSignature = signature;
      let found = this.known.get(signature);
      if (found === undefined) this.known.set(signature, (found = this.judge()));
      this.last = found;
    }
    for (const { tally, cell } of this.last) tally.add(row, cell.name, cell.text);
  }

  /** 18 bits for what is filled and 8 to 10 for the values. */
  private signature(): number {
    let signature = 0;
    for (const cell of this.watched)
      signature = (signature << 1) | (cell === undefined || cell.value === "" ? 0 : 1);
    for (const [cell, values] of this.valued) {
      const place = cell === undefined ? 0 : values.indexOf(cell.value);
      signature = signature * (values.length + 1) + (place < 0 ? values.length : place);
    }
    return signature;
  }

  private judge(): Found[] {
    const result: Found[] = [];
    const say = (code: RuleCode, column: string): void => {
      const cell = this.find(column);
      if (cell !== undefined) result.push({ tally: this.found.tally(code), cell });
    };
    const has = (column: string): boolean => this.value(column) !== "";
    const lacks = (column: string): boolean => this.find(column)?.value === "";
    this.priced(say, has, lacks);
    this.consumed(say, has, lacks);
    for (const [code, one, other] of PAIRS) {
      if (has(one) && lacks(other)) say(code, one);
      else if (lacks(one) && has(other)) say(code, other);
    }
    this.committed(say, has, lacks);
    return result;
  }

  private priced(say: Say, has: Ask, lacks: Ask): void {
    const category = this.value("ChargeCategory");
    const pricing = ["PricingQuantity", "PricingUnit"];
    if (category === "Tax") {
      const filled = [...pricing, ...PRICE_COLUMNS].find(has);
      if (filled !== undefined) say("V01", filled);
    }
    const bought = category === "Usage" || category === "Purchase";
    if (bought && this.value("ChargeClass") !== "Correction") {
      const blank = pricing.find(lacks);
      if (blank !== undefined) say("V02", blank);
      const gap = PRICE_COLUMNS.find(lacks);
      if (gap !== undefined) say("V03", gap);
    }
    if (category === "Purchase" && this.value("ChargeFrequency") === "Usage-Based")
      say("E04", "ChargeFrequency");
  }

  private consumed(say: Say, has: Ask, lacks: Ask): void {
    const category = this.value("ChargeCategory");
    const wanted = category === "Usage" && this.value("CommitmentDiscountStatus") !== "Unused";
    if (category === "" || this.value("ChargeClass") === "Correction") return;
    if (wanted ? lacks("ConsumedQuantity") : has("ConsumedQuantity")) say("V05", "ConsumedQuantity");
  }

  private committed(say: Say, has: Ask, lacks: Ask): void {
    const status = "CommitmentDiscountStatus";
    // The purchase of a commitment has no status: only usage is covered by one.
    if (lacks("CommitmentDiscountId") && has(status)) say("V07", status);
    if (has("CommitmentDiscountId") && lacks(status) && this.value("ChargeCategory") === "Usage")
      say("V07", "CommitmentDiscountId");
    if (this.value("PricingCategory") === "Standard" && this.value(status) === "Used")
      say("V08", "PricingCategory");
  }

  private value(column: string): string {
    return this.find(column)?.value ?? "";
  }
}

type Say = (code: RuleCode, column: string) => void;
type Ask = (column: string) => boolean;
