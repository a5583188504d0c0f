/** Bookings of a microscopy core as a FOCUS 1.2 file: node bookings_to_focus.mjs 2025-01 FOLDER OUT.csv */
import { readFileSync, writeFileSync } from "node:fs";

const [period, folder, out] = process.argv.slice(2);
const monthStart = Date.parse(`${period}-01T00:00:00Z`);
const monthEnd = Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 1);
const ISSUER = "Example University Microscopy Core";
const stop = (why) => {
  console.error(`${why} Nothing was written.`);
  process.exit(1);
};

function table(name) {
  const text = readFileSync(`${folder}/${name}`, "utf8").replace(/^\uFEFF/, "");
  const records = [[]]; // a field: quoted, with "" for a quote, or up to the next comma or line end
  for (const [, quoted, bare, after] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (after !== ",") records.push([]);
  }
  const [headings, ...rows] = records.filter((record) => record.join("") !== "");
  if (rows.some(({ length }) => length !== headings.length)) stop(`${name}: a row is longer or shorter than the heading.`);
  return rows.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ""])));
}

// Money never in floating point: whole millionths, and their products in millionths of millionths.
function millionths(text) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text) ?? stop(`${text} is no number.`);
  return BigInt(sign + whole + fraction.padEnd(6, "0"));
}
function plain(number, decimals) {
  const digits = String(number < 0n ? -number : number).padStart(decimals + 1, "0");
  const text = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, "");
  return (number < 0n ? "-" : "") + text;
}
const stamp = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function rateFor({ Booking, Instrument }, day) {
  const inForce = (r) => r["From"] <= day && (r["To"] === "" || r["To"] >= day);
  const found = table("rates.csv").filter((r) => r["Applies To"] === `instrument=${Instrument}` && inForce(r));
  return found.length === 1 ? found[0] : stop(`${Booking}: ${found.length} rates for ${Instrument} on ${day}.`);
}

const owners = new Map(table("owners.csv").map((row) => [row["Account"], row]));
const total = { list: 0n, billed: 0n };
const TAGS = { "PI": "pi_email", "Project": "project_id", "Fund Org": "fund_org", "Account Code": "account_code" }; // prettier-ignore

function focusRow(booking) {
  const { Booking, Instrument, Group, User, Status, Note } = booking;
  let [start, end] = [booking.Start, booking.End].map((text) => Date.parse(`${text.replace(" ", "T")}:00Z`));
  if (!["Done", "Refund", "Cancelled"].includes(Status) || !(start < end))
    stop(`${Booking}: status or times cannot be right.`);
  const refund = Status === "Refund";
  if (!refund) [start, end] = [Math.max(start, monthStart), Math.min(end, monthEnd)]; // only this month's part
  if (Status === "Cancelled" || start >= end) {
    console.log(`${Booking} left out: ${start < end ? "cancelled" : "not in this month"}`);
    return [];
  }
  const rate = rateFor(booking, stamp(start).slice(0, 10));
  const minutes = BigInt((end - start) / 60_000);
  const hours = (minutes * 1_000_000n * 2n + 60n) / 120n; // rounded half up to millionths of an hour
  const quantity = refund ? -hours : hours;
  const [list, subsidy, billed] = ["List Rate", "Subsidy", "Billed Rate"].map((name) => millionths(rate[name]));
  if (list - subsidy !== billed) stop(`${rate["Rate ID"]}: list rate - subsidy is not the billed rate.`);
  const owner = owners.get(Group) ?? (console.log(`${Booking}: no owner of ${Group}`) ?? {});
  const tags = Object.entries(TAGS).flatMap(([name, tag]) => (owner[name] ? [[tag, owner[name]]] : []));
  total.list += quantity * list;
  total.billed += quantity * billed;
  const [cost, listCost, used] = [plain(quantity * billed, 12), plain(quantity * list, 12), plain(quantity, 6)];
  return { BilledCost: cost, BillingAccountId: "microscopy", BillingAccountName: "Microscopy Core", BillingAccountType: "Campus Service", BillingCurrency: "USD", BillingPeriodEnd: stamp(monthEnd), BillingPeriodStart: stamp(monthStart), ChargeCategory: "Usage", ChargeClass: refund ? "Correction" : "", ChargeDescription: `${Booking} on ${Instrument}${Note === "" ? "" : ` (${Note})`}`, ChargeFrequency: "Usage-Based", ChargePeriodEnd: stamp(end), ChargePeriodStart: stamp(start), ConsumedQuantity: used, ConsumedUnit: rate.Unit, ContractedCost: cost, ContractedUnitPrice: plain(billed, 6), EffectiveCost: cost, InvoiceId: `MIC-${period}`, InvoiceIssuerName: ISSUER, ListCost: listCost, ListUnitPrice: plain(list, 6), PricingCategory: "Standard", PricingQuantity: used, PricingUnit: rate.Unit, ProviderName: ISSUER, PublisherName: ISSUER, ResourceId: `booking/${Booking}`, ResourceName: Instrument, ResourceType: "Instrument", ServiceCategory: "Other", ServiceName: rate.Service, ServiceSubcategory: "Other (Other)", SkuId: rate.SKU, SkuPriceId: rate["Rate ID"], SubAccountId: Group, SubAccountName: Group, SubAccountType: "Group", Tags: tags.length === 0 ? "" : JSON.stringify(Object.fromEntries(tags)), x_User: User, x_Approval: rate.Approval }; // prettier-ignore
}

const bookings = table(`bookings_${period}.csv`);
if (new Set(bookings.map(({ Booking }) => Booking)).size !== bookings.length) stop("A booking stands there twice.");
const rows = bookings.flatMap(focusRow);
if (rows.length === 0) stop(`No booking of ${period}.`);
const lines = [Object.keys(rows[0]), ...rows.map(Object.values)].map((cells) => cells.map(quoted).join(","));
writeFileSync(out, `${lines.join("\n")}\n`);
console.log(`${rows.length} rows, list ${plain(total.list, 12)}, billed ${plain(total.billed, 12)}`);
