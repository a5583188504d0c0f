/** Where an export has its rate card and owners from: files, else the tables of a workbook. */
import type { Rate } from "../../core/rates/rate";
import { Refusal } from "../../core/problem";
import { readSettings, type Settings } from "../../core/settings";
import type { Owner } from "../../exporters/owners";
import { ownersOfLookups, readOwners } from "../../exporters/owners-file";
import { Book } from "../../steps/book";
import { isWorkbookAddress } from "../../adapters/graph/workbook-address";
import type { Workbook } from "../../ports/ports";
import { readCsvRecords } from "../../workbook/csv-records";
import { RATES } from "../../workbook/tables";
import { placeOnDisk } from "../place";
import { textFile } from "./files";
import { resolve } from "node:path";

export interface CardOptions {
  readonly rates?: string;
  readonly owners?: string;
  readonly workbook?: string;
}

export interface Basis {
  readonly rates: readonly Rate[];
  readonly owners: readonly Owner[];
  /** The workbook's; the defaults where there is none. */
  readonly settings: Settings;
}

/** @throws Refusal when there is no rate card to be had */
export async function basisOf({ rates, owners, workbook }: CardOptions): Promise<Basis> {
  if (rates === undefined && workbook === undefined)
    throw new Refusal("Name the rate card: --rates FILE, or --workbook FILE for its Rates table.");
  const book = workbook === undefined ? null : await bookOf(workbook);
  const card = rates === undefined ? (book?.rates ?? []) : await ratesFile(rates);
  if (card.length === 0)
    throw new Refusal(
      `${rates ?? "The Rates table"} has no rates. Fill it in${rates === undefined ? ", or take a file in with openchargeback rates import" : ""}. Nothing was written.`,
    );
  return {
    rates: card,
    owners: owners === undefined ? ownersOfLookups(book?.reference.lookups ?? []) : await ownersFile(owners),
    settings: book?.settings ?? readSettings([]),
  };
}

export async function ratesFile(path: string): Promise<Rate[]> {
  const { name, text } = await textFile(path);
  return readCsvRecords(RATES, name, text);
}

async function ownersFile(path: string): Promise<Owner[]> {
  const { name, text } = await textFile(path);
  return readOwners(name, text);
}

/** Read only, without a lock: an export changes no workbook. */
async function bookOf(path: string): Promise<Book> {
  const { placeOnOneDrive } = isWorkbookAddress(path)
    ? await import("../remote-place")
    : { placeOnOneDrive: null };
  const place =
    placeOnOneDrive === null
      ? await placeOnDisk(resolve(path), { readOnly: true })
      : await placeOnOneDrive(path, { readOnly: true });
  try {
    await refuseBlankRates(place.workbook);
    return await Book.open(place.workbook);
  } finally {
    await place.close();
  }
}

/** A blank amount of a sheet counts as 0 elsewhere; a price that somebody forgot must not. */
async function refuseBlankRates(workbook: Workbook): Promise<void> {
  const [rows = []] = await workbook.read([{ table: RATES, columns: ["Rate ID", "List Rate"] }]);
  const blank = rows
    .filter(
      (row) => String(row["Rate ID"] ?? "").trim() !== "" && String(row["List Rate"] ?? "").trim() === "",
    )
    .map((row) => String(row["Rate ID"]));
  if (blank.length > 0)
    throw new Refusal(
      `The Rates sheet needs a correction: List Rate of ${blank.join(", ")} is blank. Write 0 for what costs nothing. Nothing was written.`,
    );
}
