/** One row of a FOCUS file → a charge, or what is wrong with it. */
import type { Charge } from "../charge";
import type { Amount } from "../money";
import { periodOf, type Period } from "../period";
import type { CostBasis, Directory } from "../reference";
import type { Settings } from "../settings";
import {
  CellProblem,
  optionalAmount,
  optionalInstant,
  optionalQuantity,
  readableCost,
  requiredAmount,
  requiredInstant,
} from "./cells";
import { parseInstant } from "./dates";
import type { RuleCode } from "./conformance/rules";
import type { ColumnIndex, FocusColumn } from "./headings";
import { nullable } from "./null";
import type { FileReadings, Question } from "./readings";
import { remember } from "./remember";
import { foldKey, tagParser, type TagValues } from "./tags";

/** What a file says of a charge, before it has an ID or a state. */
export type ImportedCharge = Pick<
  Charge,
  | "period" | "source" | "serviceName" | "resourceName" | "resourceId"
  | "chargeDescription" | "chargeCategory" | "chargeClass" | "commitment" | "originalPeriod" | "corrects" | "chargePeriodStart" | "chargePeriodEnd"
  | "quantity" | "unit" | "listCost" | "contractedCost" | "billedCost" | "effectiveCost" | "amount"
  | "billingCurrency" | "account" | "reference1" | "reference2" | "tags"
  | "importedPi" | "importedProject" | "importedFundOrg" | "sourceRow"
> & {
  /** With the columns above, what identifies the row at its source: see import/charge-id.ts. */
  readonly skuId: string;
  readonly skuPriceId: string;
  readonly subAccountId: string;
}; // prettier-ignore

/** Why a row cannot become a charge. */
export interface RowProblem {
  readonly sourceRow: number;
  readonly code: RuleCode;
  readonly column: string;
  readonly value: string;
  readonly message: string;
  /** "" when the period cannot be read. */
  readonly period: Period;
  /** What could be read of the amount to charge, the billed and the list cost; null where it could not. */
  readonly amount: Amount | null;
  readonly billedCost: Amount | null;
  readonly listCost: Amount | null;
}

export interface RowOptions {
  readonly source: string;
  readonly costBasis: CostBasis;
  readonly settings: Settings;
  readonly directory: Directory;
  /** What a person accepted for the whole file. */
  readonly readings?: FileReadings;
}

export interface RowReader {
  read(cells: readonly string[], sourceRow: number): ImportedCharge | RowProblem;
  /** What is to be asked about the rows read so far. */
  questions(): Question[];
}

export function isRowProblem(result: ImportedCharge | RowProblem): result is RowProblem {
  return "code" in result;
}

/** Prepares a reader for files with these columns. */
export function rowReader(columns: ColumnIndex, columnCount: number, options: RowOptions): RowReader {
  const parse = tagParser();
  // A file says the same days, addresses and names over and over: reading each once halves what is kept of it, too.
  const instant = remember(parseInstant);
  const address = remember((pi) => (pi === "" ? "" : options.directory.canonicalAddress(pi)));
  const shared = remember((text) => text);
  const { settings } = options;
  const keys = {
    pi: foldKey(settings.tagPiEmail),
    project: foldKey(settings.tagProjectId),
    fundOrg: foldKey(settings.tagFundOrg),
    account: foldKey(settings.tagAccountCode),
    reference1: foldKey(settings.tagReference1),
    reference2: foldKey(settings.tagReference2),
  };

  // The row at hand; functions made anew for each row would cost as much as reading it.
  let row: readonly string[] = [];
  let values: TagValues = null;
  const text = (column: FocusColumn): string => {
    const position = columns[column];
    return position === undefined ? "" : nullable(row[position]);
  };
  const tag = (key: string): string => values?.get(key) ?? "";

  const read = (cells: readonly string[], sourceRow: number): ImportedCharge => {
    row = cells;
    refuseOtherLength(cells.length, columnCount);
    const start = requiredInstant("BillingPeriodStart", text("BillingPeriodStart"), instant);
    const period = periodOf(start);
    const costs = readCosts(text, options.costBasis);
    const tags = shared(text("Tags"));
    values = parse(tags);
    const { quantity, unit } = readQuantity(text);
    // One literal without a spread: objects put together from parts take several times the time and memory.
    return {
      period,
      source: options.source,
      serviceName: shared(text("ServiceName")),
      resourceName: shared(text("ResourceName")),
      resourceId: text("ResourceId"),
      chargeDescription: shared(text("ChargeDescription")),
      chargeCategory: shared(text("ChargeCategory")),
      chargeClass: shared(text("ChargeClass")),
      commitment: "",
      originalPeriod: "",
      corrects: "",
      chargePeriodStart: optionalInstant("ChargePeriodStart", text("ChargePeriodStart"), instant),
      chargePeriodEnd: optionalInstant("ChargePeriodEnd", text("ChargePeriodEnd"), instant),
      quantity,
      unit,
      listCost: costs.listCost,
      contractedCost: costs.contractedCost,
      billedCost: costs.billedCost,
      effectiveCost: costs.effectiveCost,
      amount: costs.amount,
      billingCurrency: readCurrency(columns, text("BillingCurrency"), settings.currency),
      account: tag(keys.account),
      reference1: tag(keys.reference1),
      reference2: tag(keys.reference2),
      tags,
      importedPi: address(tag(keys.pi)),
      importedProject: tag(keys.project),
      importedFundOrg: tag(keys.fundOrg),
      sourceRow,
      skuId: shared(text("SkuId")),
      skuPriceId: shared(text("SkuPriceId")),
      subAccountId: shared(text("SubAccountId")),
    };
  };

  return {
    read: (cells, sourceRow) => {
      try {
        return read(cells, sourceRow);
      } catch (error) {
        if (!(error instanceof CellProblem)) throw error;
        return describe(error, cells, sourceRow, columns, options.costBasis);
      }
    },
    questions: () => [],
  };
}

type Text = (column: FocusColumn) => string;

function readCosts(
  text: Text,
  basis: CostBasis,
): Pick<Charge, "listCost" | "contractedCost" | "billedCost" | "effectiveCost" | "amount"> {
  const billedCost = requiredAmount("BilledCost", text("BilledCost"));
  const listCost = optionalAmount("ListCost", text("ListCost")) ?? billedCost;
  const contractedCost = optionalAmount("ContractedCost", text("ContractedCost"));
  const effectiveCost = optionalAmount("EffectiveCost", text("EffectiveCost"));
  if (basis === "Billed") return { listCost, contractedCost, billedCost, effectiveCost, amount: billedCost };
  return {
    listCost,
    contractedCost,
    billedCost,
    effectiveCost,
    amount: requiredAmount("EffectiveCost", text("EffectiveCost")),
  };
}

function readQuantity(text: Text): Pick<Charge, "quantity" | "unit"> {
  const priced = optionalQuantity("PricingQuantity", text("PricingQuantity"));
  if (priced !== null) return { quantity: priced, unit: text("PricingUnit") };
  const consumed = optionalQuantity("ConsumedQuantity", text("ConsumedQuantity"));
  return { quantity: consumed, unit: consumed === null ? "" : text("ConsumedUnit") };
}

function readCurrency(columns: ColumnIndex, text: string, expected: string): string {
  if (columns.BillingCurrency === undefined) return expected;
  if (text === "") throw new CellProblem("C01", "BillingCurrency", text, "The row has no billing currency.");
  return text.toUpperCase();
}

function refuseOtherLength(found: number, wanted: number): void {
  if (found === wanted) return;
  throw new CellProblem("F03", "", String(found), `The row has ${found} fields, the heading ${wanted}.`);
}

function describe(
  problem: CellProblem,
  cells: readonly string[],
  sourceRow: number,
  columns: ColumnIndex,
  basis: CostBasis,
): RowProblem {
  // Cells of a row of another length may stand under the wrong heading: nothing of it can be trusted.
  const trusted = problem.code !== "F03";
  const cell = (column: FocusColumn): string => {
    const position = columns[column];
    return trusted && position !== undefined ? nullable(cells[position]) : "";
  };
  const start = parseInstant(cell("BillingPeriodStart"));
  const billedCost = readableCost(cell("BilledCost"));
  return {
    sourceRow,
    code: problem.code,
    column: problem.column,
    value: problem.value,
    message: problem.message,
    period: start === null ? "" : periodOf(start),
    amount: basis === "Effective" ? readableCost(cell("EffectiveCost")) : billedCost,
    billedCost,
    listCost: readableCost(cell("ListCost")) ?? billedCost,
  };
}
