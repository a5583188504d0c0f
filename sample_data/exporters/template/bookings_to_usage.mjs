/** Bookings of a microscopy core as a usage list for `export usage`: node bookings_to_usage.mjs FOLDER/bookings.csv OUT.csv */
import { readFileSync, writeFileSync } from "node:fs";

const [source, out] = process.argv.slice(2);
const DAY = 24 * 60;
const stop = (why) => {
  console.error(`${why} Nothing was written.`);
  process.exit(1);
};
const text = readFileSync(source, "utf8").replace(/^\uFEFF/, "");
const records = [[]]; // a field: quoted, with "" for a quote, or up to the next comma or line end
for (const [, quoted, bare, after] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
  records.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
  if (after !== ",") records.push([]);
}
const [headings, ...lines] = records.filter((record) => record.join("") !== "");
if (lines.some(({ length }) => length !== headings.length)) stop("A row is longer or shorter than the heading.");
const bookings = lines.map((cells) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ""])));
const minuteOf = (text) => Date.parse(`${text.replace(" ", "T")}:00Z`) / 60_000;

if (new Set(bookings.map(({ Booking }) => Booking)).size !== bookings.length) stop("A booking stands there twice.");
const rows = bookings.flatMap(({ Booking, Instrument, Group, User, Start, End, Status }) => {
  const [start, end] = [minuteOf(Start), minuteOf(End)];
  if (!["Done", "Refund", "Cancelled"].includes(Status) || !(start < end)) stop(`${Booking}: status or times cannot be right.`);
  if (Status !== "Done") {
    console.log(`${Booking} left out: ${Status === "Refund" ? "enter it as an adjustment" : "cancelled"}`);
    return [];
  }
  const pieces = []; // a row a day, so that days and months get their own share
  for (let from = start, to; from < end; from = to) {
    to = Math.min(end, (Math.floor(from / DAY) + 1) * DAY);
    const millionths = Math.round(((to - from) * 1_000_000) / 60); // of an hour; whole numbers below 2^53 are exact
    const hours = `${Math.floor(millionths / 1_000_000)}.${String(millionths % 1_000_000).padStart(6, "0")}`;
    const day = new Date(from * 60_000).toISOString().slice(0, 10);
    pieces.push([day, Group, User, `booking/${Booking}`, "Instrument-Hours", hours, Instrument].join(","));
  }
  return pieces;
});
writeFileSync(out, `Day,Account,User,Resource,Unit,Quantity,Instrument\n${rows.join("\n")}\n`);
