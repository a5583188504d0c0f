/** Reads the rows of one FOCUS file. Made for speed: texts that come again are read once, nothing is made for a cell. */
import type { Charge } from "../charge";
import { ownText } from "../own-text";
import { periodOf, type Instant } from "../period";
import { Refusal } from "../problem";
import { Attribution, NOBODY } from "./attribution";
import { categoryOf, classOf } from "./category";
import { CellProblem, CellReader } from "./cells";
import { commitmentOf } from "./commitment";
import { isCurrency } from "./currency";
import { fitCell } from "./fit-cell";
import { focusVersion, providerOf } from "./format";
import type { ColumnIndex, FocusColumn, Headings } from "./headings";
import { nullable } from "./null";
import { isPlainInstant } from "./plain-instant";
import type { Question } from "./readings";
import { remember } from "./remember";
import type { ImportedCharge, RowOptions, RowProblem, RowReader } from "./row";
import { RowSurvey } from "./row-survey";
import { tagReader, type TagReading } from "./tags";

/** Providers that are told apart; a file with so many has several. */
const MOST_PROVIDERS = 8;

export class FocusRowReader implements RowReader {
  readonly tags: (text: string) => TagReading = tagReader();
  private readonly at: ColumnIndex;
  private readonly cells: CellReader;
  private readonly survey: RowSurvey;
  private readonly attribution: Attribution;
  private readonly keeps: boolean;
  /** Columns of numbers that are looked at and not kept. */
  private readonly otherNumbers: Headings["decimals"];
  /** For each column its own: a column that says something else in every row is soon left alone. */
  private readonly shared: Readonly<Record<SharedColumn, (text: string) => string>>;
  private readonly category = remember(categoryOf);
  private readonly chargeClass = remember((text) => fitCell(classOf(text)));
  private readonly providers = new Set<string>();
  private provider = "";
  /** The row at hand; handing it through every function would cost as much as reading it. */
  private row: readonly string[] = [];

  constructor(
    private readonly headings: Headings,
    private readonly columnCount: number,
    private readonly options: RowOptions,
  ) {
    refuseMissingCost(headings, options);
    const readings = options.readings ?? {};
    this.at = headings.at;
    this.cells = new CellReader(readings);
    this.survey = new RowSurvey(headings, this.cells, options.costBasis, readings);
    this.shared = Object.fromEntries(
      SHARED.map((column) => [column, remember(keptText)]),
    ) as unknown as typeof this.shared;
    this.keeps = options.keepsCharges !== false;
    this.attribution = new Attribution(headings, options);
    this.otherNumbers = headings.decimals.filter(({ name }) => !KEPT_NUMBERS.has(name));
  }

  read(cells: readonly string[], sourceRow: number): ImportedCharge | RowProblem {
    this.row = cells;
    try {
      const charge = this.charge(sourceRow);
      this.survey.good(cells);
      return charge;
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      return this.survey.problem(error, cells, sourceRow);
    }
  }

  questions(): Question[] {
    return this.survey.questions();
  }

  contradiction(): string {
    return this.survey.contradiction();
  }

  format(): string {
    const provider = providerOf(this.headings.names, [...this.providers]);
    return `FOCUS ${focusVersion(this.headings.names)}${provider === "" ? "" : `, ${provider}`}`;
  }

  private charge(sourceRow: number): ImportedCharge {
    const { cells, options } = this;
    this.refuseOtherLength();
    const currency = this.text("BillingCurrency").toUpperCase();
    cells.currency = currency || options.settings.currency;
    const period = this.billingPeriod();
    const billedCost = cells.requiredAmount("BilledCost", this.text("BilledCost"));
    const effectiveCost = cells.optionalAmount("EffectiveCost", this.text("EffectiveCost"));
    const amount =
      options.costBasis === "Billed"
        ? billedCost
        : (effectiveCost ?? cells.requiredAmount("EffectiveCost", ""));
    const contractedCost = cells.optionalAmount("ContractedCost", this.text("ContractedCost"));
    const listCost = cells.optionalAmount("ListCost", this.text("ListCost")) ?? billedCost;
    const priced = cells.optionalQuantity("PricingQuantity", this.text("PricingQuantity"));
    const consumed = cells.optionalQuantity("ConsumedQuantity", this.text("ConsumedQuantity"));
    for (const { name, position } of this.otherNumbers) cells.checkNumber(name, nullable(this.row[position]));
    const chargePeriodStart = this.instant("ChargePeriodStart");
    const chargePeriodEnd = this.instant("ChargePeriodEnd");
    if (chargePeriodEnd !== "" && chargePeriodEnd < chargePeriodStart)
      throw backwards("D06", "Charge", this.text("ChargePeriodEnd"));
    const chargeCategory = this.chargeCategory();
    this.refuseBadCurrency(currency);
    this.noteProvider();
    const tags = this.text("Tags");
    const commitment = this.commitment(chargeCategory);
    const { values } = this.tags(tags);
    const payer = this.keeps ? this.attribution.of(this.row, values, commitment) : NOBODY;
    // One literal without a spread: objects put together from parts take several times the time and memory.
    return {
      period,
      source: options.source,
      serviceName: this.sharedText("ServiceName"),
      resourceName: this.sharedText("ResourceName"),
      resourceId: this.keeps ? keptText(this.text("ResourceId")) : "",
      chargeDescription: this.sharedText("ChargeDescription"),
      chargeCategory,
      chargeClass: this.chargeClass(this.text("ChargeClass")),
      commitment,
      originalPeriod: "",
      corrects: "",
      chargePeriodStart,
      chargePeriodEnd,
      quantity: priced ?? consumed,
      unit:
        priced === null && consumed === null
          ? ""
          : this.sharedText(priced === null ? "ConsumedUnit" : "PricingUnit"),
      listCost,
      contractedCost,
      billedCost,
      effectiveCost,
      amount,
      billingCurrency: cells.currency,
      account: payer.account,
      reference1: payer.reference1,
      reference2: payer.reference2,
      tags: this.keeps ? this.shared.Tags(tags) : "",
      importedPi: payer.pi,
      importedProject: payer.project,
      importedFundOrg: payer.fundOrg,
      sourceRow,
      skuId: this.sharedText("SkuId"),
      skuPriceId: this.sharedText("SkuPriceId"),
      subAccountId: this.sharedText("SubAccountId"),
    };
  }

  private keep(text: string): string {
    return this.keeps ? keptText(text) : text;
  }

  private text(column: FocusColumn): string {
    const position = this.at[column];
    return position === undefined ? "" : nullable(this.row[position]);
  }

  private sharedText(column: SharedColumn): string {
    if (!this.keeps) return "";
    const text = this.text(column);
    return text === "" ? "" : this.shared[column](text);
  }

  /** "" only where the file has no such column. */
  private instant(column: FocusColumn): Instant {
    if (this.at[column] === undefined) return "";
    const text = this.text(column);
    return isPlainInstant(text) ? this.keep(text) : this.cells.instant(column, text);
  }

  private billingPeriod(): string {
    const start = this.instant("BillingPeriodStart");
    const end = this.instant("BillingPeriodEnd");
    if (end !== "" && end <= start) throw backwards("D05", "Billing", this.text("BillingPeriodEnd"));
    return periodOf(start);
  }

  private chargeCategory(): string {
    const text = this.text("ChargeCategory");
    const category = this.category(text);
    if (category !== "" || text === "") return category;
    throw new CellProblem(
      "E01",
      "ChargeCategory",
      text,
      `ChargeCategory "${text.slice(0, 80)}" is not one of Usage, Purchase, Tax, Credit, Adjustment.`,
    );
  }

  private commitment(category: string): Charge["commitment"] {
    return commitmentOf(
      category,
      this.text("CommitmentDiscountId"),
      this.text("CommitmentDiscountStatus"),
      this.text("ChargeSubcategory"),
    );
  }

  private noteProvider(): void {
    const provider = this.text("ProviderName") || this.text("ServiceProviderName");
    if (provider === this.provider) return;
    this.provider = provider;
    if (provider !== "" && this.providers.size < MOST_PROVIDERS) this.providers.add(fitCell(provider));
  }

  private refuseBadCurrency(code: string): void {
    if (isCurrency(code) || (code === "" && this.at.BillingCurrency === undefined)) return;
    const what =
      code === ""
        ? "The row has no billing currency."
        : `BillingCurrency "${code.slice(0, 80)}" is not an ISO 4217 code such as USD.`;
    throw new CellProblem("C01", "BillingCurrency", this.text("BillingCurrency"), what);
  }

  private refuseOtherLength(): void {
    const found = this.row.length;
    if (found === this.columnCount) return;
    throw new CellProblem(
      "F03",
      "",
      String(found),
      `The row has ${found} fields, the heading ${this.columnCount}.`,
    );
  }
}

/** A charge outlives the piece of the file that its texts were cut from. */
function keptText(text: string): string {
  return ownText(fitCell(text));
}

const SHARED = [
  "ServiceName",
  "ResourceName",
  "ChargeDescription",
  "ConsumedUnit",
  "PricingUnit",
  "Tags",
  "SkuId",
  "SkuPriceId",
  "SubAccountId",
] as const satisfies readonly FocusColumn[];
type SharedColumn = (typeof SHARED)[number];

const KEPT_NUMBERS: ReadonlySet<string> = new Set([
  "BilledCost",
  "EffectiveCost",
  "ListCost",
  "ContractedCost",
  "PricingQuantity",
  "ConsumedQuantity",
]);

/** @param value the end as the file has it */
function backwards(code: "D05" | "D06", name: "Billing" | "Charge", value: string): CellProblem {
  const what = code === "D05" ? "does not end after it starts" : "ends before it starts";
  const message = `The ${name.toLowerCase()} period ${what}: see ${name}PeriodStart and ${name}PeriodEnd.`;
  return new CellProblem(code, `${name}PeriodEnd`, value, message);
}

function refuseMissingCost(headings: Headings, options: RowOptions): void {
  if (options.costBasis === "Billed" || headings.at.EffectiveCost !== undefined) return;
  throw new Refusal(
    `${headings.fileName} has no column EffectiveCost, which ${options.source} bills. Export it with this column, ` +
      "or set Cost Basis to Billed on the Sources sheet. Nothing was imported.",
  );
}
