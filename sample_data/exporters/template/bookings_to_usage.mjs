/** Bookings of a microscopy core as a usage list for `export usage`: node bookings_to_usage.mjs FOLDER/bookings.csv OUT.csv */
import { readFileSync, writeFileSync } from "node:fs";

const [source, out] = process.argv.slice(2);
const DAY = 24 * 60;
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|$)/g;
const fields = (line) => [...line.matchAll(field)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare);
const [headings, ...lines] = readFileSync(source, "utf8").trim().split(/\r?\n/).map(fields);
const bookings = lines.map((cells) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i]])));
const minuteOf = (text) => Date.parse(`${text.replace(" ", "T")}:00Z`) / 60_000;

const rows = bookings.flatMap(({ Booking, Instrument, Group, User, Start, End, Status }) => {
  if (Status !== "Done") {
    const why = Status === "Refund" ? "enter it as an adjustment" : Status.toLowerCase();
    console.log(`${Booking} left out: ${why}`);
    return [];
  }
  const [start, end] = [minuteOf(Start), minuteOf(End)];
  const pieces = []; // a row a day, so that days and months get their own share
  for (let from = start, to; from < end; from = to) {
    to = Math.min(end, (Math.floor(from / DAY) + 1) * DAY);
    const millionths = Math.round(((to - from) * 1_000_000) / 60); // of an hour; whole numbers below 2^53 are exact
    const hours = `${Math.floor(millionths / 1_000_000)}.${String(millionths % 1_000_000).padStart(6, "0")}`;
    const day = new Date(from * 60_000).toISOString().slice(0, 10);
    pieces.push([day, Group, User, `booking/${Booking}`, "Instrument-Hours", hours, Instrument].join(","));
  }
  return pieces.length > 0 ? pieces : [(console.error(`${Booking}: it ends before it starts.`), process.exit(1))];
});
writeFileSync(out, `Day,Account,User,Resource,Unit,Quantity,Instrument\n${rows.join("\n")}\n`);
