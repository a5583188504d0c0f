/**
 * Files beyond what a sheet holds are added up on the way in: by day or month, and by all that says what a charge is
 * and who pays for it. No total changes, whether by PI, project, fund, service or month.
 */
import type { ChargeSink } from "../focus/charge-sink";
import type { ImportedCharge } from "../focus/row";
import type { Amount } from "../money";
import { ownText } from "../own-text";
import type { Day } from "../period";

export const GRAINS = ["day", "month"] as const;
export type Grain = (typeof GRAINS)[number];

/** What became of a file's rows. */
export interface Summarised {
  readonly grain: Grain;
  /** Rows that were read as charges, before they were added up. */
  readonly rows: number;
  readonly charges: number;
  /** How many rows stand behind a charge, by its source row. */
  readonly rowsOf: ReadonlyMap<number, number>;
}

type Group = { -readonly [K in keyof ImportedCharge]: ImportedCharge[K] };

interface Counted {
  readonly group: Group;
  rows: number;
}

/** What rows must have in common to be added up; the start counts by day or month, and by who may pay then. */
const PARTS = [
  "chargePeriodStart", "source", "period", "resourceId", "resourceName", "tags", "serviceName", "chargeCategory",
  "chargeClass", "commitment", "originalPeriod", "corrects", "billingCurrency", "subAccountId", "unit", "account",
  "reference1", "reference2", "importedPi", "importedProject", "importedFundOrg",
] as const satisfies readonly (keyof ImportedCharge)[]; // prettier-ignore
const DAY = PARTS.indexOf("chargePeriodStart");

export class Summariser implements ChargeSink {
  private readonly groups = new Map<string, Counted>();
  /** Texts by number: keys made of numbers are short, and no text can be taken for two. */
  private readonly numbers = new Map<string, number>();
  private rows = 0;
  /** Of the row before: most parts of a key come again. */
  private readonly lastTexts: string[] = [];
  private readonly lastNumbers: number[] = [];

  /** Of days: what their rows have in common. */
  private readonly spans = new Map<string, string>();

  /** @param turns days from which on another may pay, the earliest first: a month is added up in the parts between */
  constructor(
    private readonly grain: Grain,
    private readonly turns: readonly Day[] = [],
  ) {}

  add(charge: ImportedCharge): void {
    this.rows += 1;
    const key = this.keyOf(charge);
    const counted = this.groups.get(key);
    if (counted === undefined) this.groups.set(key, { group: charge, rows: 1 });
    else this.join(counted, charge);
  }

  list(): readonly ImportedCharge[] {
    return [...this.groups.values()].map(({ group, rows }) =>
      group.chargeDescription === SEVERAL ? { ...group, chargeDescription: `${rows} rows` } : group,
    );
  }

  get summary(): Summarised {
    const rowsOf = new Map([...this.groups.values()].map(({ group, rows }) => [group.sourceRow, rows]));
    return { grain: this.grain, rows: this.rows, charges: this.groups.size, rowsOf };
  }

  /** A group of one is the row's own object; it is copied before it is changed. */
  private join(counted: Counted, charge: ImportedCharge): void {
    if (counted.rows === 1) (counted as { group: Group }).group = { ...counted.group };
    counted.rows += 1;
    addTo(counted.group, charge);
  }

  private keyOf(c: ImportedCharge): string {
    const nulls =
      (c.quantity === null ? 1 : 0) +
      (c.contractedCost === null ? 2 : 0) +
      (c.effectiveCost === null ? 4 : 0);
    let key = String(nulls);
    for (let i = 0; i < PARTS.length; i += 1) {
      const text = i === DAY ? this.span(c.chargePeriodStart) : c[PARTS[i]!];
      if (text !== this.lastTexts[i]) {
        this.lastTexts[i] = text;
        this.lastNumbers[i] = this.number(text);
      }
      key += `,${this.lastNumbers[i]}`;
    }
    return key;
  }

  private span(start: string): string {
    const day = start.slice(0, 10);
    if (this.grain === "day") return day;
    let span = this.spans.get(day);
    if (span === undefined) {
      span = `${day.slice(0, 7)} after ${this.turns.filter((turn) => turn <= day).length}`;
      this.spans.set(ownText(day), span);
    }
    return span;
  }

  private number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) this.numbers.set(ownText(text), (number = this.numbers.size));
    return number;
  }
}

/** Stands for descriptions that differ until the rows are counted; no file says this. */
const SEVERAL = "\u0000several";

function addTo(group: Group, charge: ImportedCharge): void {
  group.listCost += charge.listCost;
  group.billedCost += charge.billedCost;
  group.amount += charge.amount;
  group.quantity = plus(group.quantity, charge.quantity);
  group.contractedCost = plus(group.contractedCost, charge.contractedCost);
  group.effectiveCost = plus(group.effectiveCost, charge.effectiveCost);
  if (charge.sourceRow < group.sourceRow) group.sourceRow = charge.sourceRow;
  if (charge.chargePeriodStart < group.chargePeriodStart) group.chargePeriodStart = charge.chargePeriodStart;
  if (charge.chargePeriodEnd > group.chargePeriodEnd) group.chargePeriodEnd = charge.chargePeriodEnd;
  if (group.chargeDescription !== charge.chargeDescription) group.chargeDescription = SEVERAL;
  if (group.skuId !== charge.skuId) group.skuId = "";
  if (group.skuPriceId !== charge.skuPriceId) group.skuPriceId = "";
}

/** Both are null or neither: the key sees to it. */
function plus(a: Amount | null, b: Amount | null): Amount | null {
  return a === null || b === null ? null : a + b;
}
