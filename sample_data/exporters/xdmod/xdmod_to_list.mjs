/** Jobs of an Open XDMoD data export as a list for `export usage`: node xdmod_to_list.mjs OUT.csv JOBS.csv… Days are UTC. */
import { readFileSync, writeFileSync } from "node:fs";

/** The column whose value is the account in owners.csv: the PI's name, as XDMoD knows it. */
const ACCOUNT = "Principal Investigator";
const DAY = 86_400;
const [out, ...files] = process.argv.slice(2);
const stop = (why) => {
  console.error(`${why} Nothing was written.`);
  process.exit(1);
};

function table(file) {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const records = [[]]; // a field: quoted, with "" for a quote, or up to the next comma or line end
  for (const [, quoted, bare, after] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (after !== ",") records.push([]);
  }
  const [headings, ...rows] = records.filter((record) => record.join("") !== "");
  if (rows.some(({ length }) => length !== headings.length)) stop(`${file}: a row is longer or shorter than the heading.`);
  // "Start Time (Timestamp)" is asked for as "Start Time".
  const names = headings.map((heading) => heading.replace(/ \([^)]*\)$/, "").trim());
  for (const name of ["Local Job Id", "Resource", "User", ACCOUNT, "Start Time", "End Time", "Cores", "GPUs", "Queue"])
    if (!names.includes(name)) stop(`${file} has no column ${name}. It has: ${headings.join(", ")}.`);
  return rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""])));
}

/** Core-seconds as hours with 6 decimals, rounded half up. */
function hours(seconds) {
  const millionths = String((seconds * 2_000_000n + 3_600n) / 7_200n).padStart(7, "0");
  return `${millionths.slice(0, -6)}.${millionths.slice(-6)}`;
}
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const seen = new Set();
const rows = files.flatMap(table).flatMap((job) => {
  const name = `${job["Resource"]}/${job["Local Job Id"]}`;
  const [start, end, cores, gpus] = ["Start Time", "End Time", "Cores", "GPUs"].map((column) =>
    /^\d+$/.test(job[column]) ? Number(job[column]) : stop(`${name}: ${column} "${job[column]}" is no number.`),
  );
  const key = `${name} ${start}`;
  if (seen.has(key)) stop(`${name} stands there twice.`);
  seen.add(key);
  if (end < start) stop(`${name} ends before it starts.`);
  if (end === start) console.log(`${name} left out: it lasted no second`);
  const pieces = [];
  for (let from = start, to; from < end; from = to) {
    to = Math.min(end, (Math.floor(from / DAY) + 1) * DAY);
    const day = new Date(from * 1000).toISOString().slice(0, 10);
    for (const [unit, count] of [["Core-Hours", cores], ["GPU-Hours", gpus]]) {
      if (count === 0) continue;
      const quantity = hours(BigInt(to - from) * BigInt(count));
      const facts = [job["Resource"], job["Queue"], job["Quality of Service"] ?? ""];
      pieces.push([day, job[ACCOUNT], job["User"], `job/${name}`, unit, quantity, ...facts]);
    }
  }
  return pieces;
}); // prettier-ignore
const heading = ["Day", "Account", "User", "Resource", "Unit", "Quantity", "Cluster", "Queue", "QOS"];
writeFileSync(out, `${[heading, ...rows].map((cells) => cells.map(quoted).join(",")).join("\n")}\n`);
console.log(`${seen.size} jobs, ${rows.length} rows`);
