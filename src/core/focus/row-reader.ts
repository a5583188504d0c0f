/** Reads the rows of one FOCUS file. Made for speed: texts that come again are read once, nothing is made for a cell. */
import type { Charge } from "../charge";
import { ownText } from "../own-text";
import { periodOf, type Instant, type Period } from "../period";
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
import { tagReader, type SeenTags } from "./tags";

/** Providers that are told apart; a file with so many has several. */
const MOST_PROVIDERS = 8;

export class FocusRowReader implements RowReader {
  readonly tags: (text: string) => SeenTags = tagReader();
  private readonly at: ColumnIndex;
  private readonly cells: CellReader;
  private readonly survey: RowSurvey;
  private readonly attribution: Attribution;
  private readonly keeps: boolean;
  /** Columns of numbers that are looked at and not kept. */
  private readonly otherNumbers: Headings["decimals"];
  /** For each column its own: a column that says something else in every row is soon left alone. */
  private readonly shared: Readonly<Record<SharedColumn, (text: string) => string>>;
  /** "" for an instant that is written otherwise. */
  private readonly plainInstant = remember(
    (text) => (isPlainInstant(text) ? text : ""),
    (text) => (isPlainInstant(text) ? ownText(text) : ""),
  );
  private readonly currency = remember((text) => text.toUpperCase());
  private readonly category = remember(categoryOf);
  private readonly chargeClass = remember((text) => fitCell(classOf(text)));
  private readonly providers = new Set<string>();
  private provider = "";
  /** The last billing period: most files have one only. */
  private billed = { start: "", end: "", period: "" };
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
      SHARED.map((column) => [column, remember(fitCell, keptText)]),
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
    const { at, cells, options, shared } = this;
    this.refuseOtherLength();
    const currency = this.currency(this.text(at.BillingCurrency));
    cells.currency = currency || options.settings.currency;
    const period = this.billingPeriod();
    const billedCost = cells.requiredAmount("BilledCost", this.text(at.BilledCost));
    const effectiveCost = cells.optionalAmount("EffectiveCost", this.text(at.EffectiveCost));
    const amount =
      options.costBasis === "Billed"
        ? billedCost
        : (effectiveCost ?? cells.requiredAmount("EffectiveCost", ""));
    const contractedCost = cells.optionalAmount("ContractedCost", this.text(at.ContractedCost));
    const listCost = cells.optionalAmount("ListCost", this.text(at.ListCost)) ?? billedCost;
    const priced = cells.optionalQuantity("PricingQuantity", this.text(at.PricingQuantity));
    const consumed = cells.optionalQuantity("ConsumedQuantity", this.text(at.ConsumedQuantity));
    for (const { name, position } of this.otherNumbers) cells.checkNumber(name, nullable(this.row[position]));
    const chargePeriodStart = this.instant("ChargePeriodStart", at.ChargePeriodStart);
    const chargePeriodEnd = this.instant("ChargePeriodEnd", at.ChargePeriodEnd);
    if (chargePeriodEnd !== "" && chargePeriodEnd < chargePeriodStart)
      throw backwards("D06", "Charge", this.text(at.ChargePeriodEnd));
    const chargeCategory = this.chargeCategory();
    this.refuseBadCurrency(currency);
    this.noteProvider();
    const commitment = this.commitment(chargeCategory);
    const seen = this.tags(this.text(at.Tags));
    const payer = this.keeps ? this.attribution.of(this.row, seen.values, commitment) : NOBODY;
    // One literal without a spread: objects put together from parts take several times the time and memory.
    return {
      period,
      source: options.source,
      serviceName: this.sharedText(shared.ServiceName, at.ServiceName),
      resourceName: this.sharedText(shared.ResourceName, at.ResourceName),
      resourceId: this.keeps ? keptText(this.text(at.ResourceId)) : "",
      chargeDescription: this.sharedText(shared.ChargeDescription, at.ChargeDescription),
      chargeCategory,
      chargeClass: this.chargeClass(this.text(at.ChargeClass)),
      commitment,
      originalPeriod: "",
      corrects: "",
      chargePeriodStart,
      chargePeriodEnd,
      quantity: priced ?? consumed,
      unit:
        priced === null && consumed === null
          ? ""
          : priced === null
            ? this.sharedText(shared.ConsumedUnit, at.ConsumedUnit)
            : this.sharedText(shared.PricingUnit, at.PricingUnit),
      listCost,
      contractedCost,
      billedCost,
      effectiveCost,
      amount,
      billingCurrency: cells.currency,
      account: payer.account,
      reference1: payer.reference1,
      reference2: payer.reference2,
      tags: this.keeps ? seen.text : "",
      importedPi: payer.pi,
      importedProject: payer.project,
      importedFundOrg: payer.fundOrg,
      sourceRow,
      skuId: this.sharedText(shared.SkuId, at.SkuId),
      skuPriceId: this.sharedText(shared.SkuPriceId, at.SkuPriceId),
      subAccountId: this.sharedText(shared.SubAccountId, at.SubAccountId),
    };
  }

  /** @param position where the column stands: a number, since looking up a name for each cell would cost as much again */
  private text(position: number | undefined): string {
    return position === undefined ? "" : nullable(this.row[position]);
  }

  private sharedText(share: (text: string) => string, position: number | undefined): string {
    if (!this.keeps || position === undefined) return "";
    const text = nullable(this.row[position]);
    return text === "" ? "" : share(text);
  }

  /** "" only where the file has no such column. */
  private instant(column: FocusColumn, position: number | undefined): Instant {
    if (position === undefined) return "";
    const text = nullable(this.row[position]);
    return this.plainInstant(text) || this.cells.instant(column, text);
  }

  private billingPeriod(): Period {
    const { at, billed } = this;
    const start = this.text(at.BillingPeriodStart);
    const end = this.text(at.BillingPeriodEnd);
    if (billed.period !== "" && billed.start === start && billed.end === end) return billed.period;
    const from = this.instant("BillingPeriodStart", at.BillingPeriodStart);
    const to = this.instant("BillingPeriodEnd", at.BillingPeriodEnd);
    if (to !== "" && to <= from) throw backwards("D05", "Billing", end);
    this.billed = { start: ownText(start), end: ownText(end), period: periodOf(from) };
    return this.billed.period;
  }

  private chargeCategory(): string {
    const text = this.text(this.at.ChargeCategory);
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
      this.text(this.at.CommitmentDiscountId),
      this.text(this.at.CommitmentDiscountStatus),
      this.text(this.at.ChargeSubcategory),
    );
  }

  private noteProvider(): void {
    const provider = this.text(this.at.ProviderName) || this.text(this.at.ServiceProviderName);
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
    throw new CellProblem("C01", "BillingCurrency", this.text(this.at.BillingCurrency), what);
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
