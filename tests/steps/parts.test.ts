/** Several part files are one import: with a manifest exactly those it lists. */
import { gzipSync, zipSync } from "fflate";
import { fileOf } from "../../src/ports/input-file";
import { utf8 } from "../support/tables";
import { focusText } from "../support/focus";
import { newMonth, usd, type TestMonth } from "../support/month";

const part = (amounts: readonly string[], resource: string) =>
  focusText(amounts.map((billed, i) => ({ billed, resource: `${resource}-${i}` })));
const FIRST = gzipSync(utf8(part(["1.10", "2.20"], "a")));
const SECOND = gzipSync(utf8(part(["3.30"], "b")));
const MANIFEST = utf8(
  JSON.stringify({ dataFiles: ["s3://b/data/cloud-00001.csv.gz", "s3://b/data/cloud-00002.csv.gz"] }),
);
const file = (name: string, bytes: Uint8Array) => fileOf(name, () => Promise.resolve(bytes));
const ALL = [
  file("cloud-Manifest.json", MANIFEST),
  file("cloud-00001.csv.gz", FIRST),
  file("cloud-00002.csv.gz", SECOND),
];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

test("parts of one export are one source's month: nothing is dropped, and the month ties out", async () => {
  const { files } = await month.importFiles(ALL);
  expect(files.map((f) => [f.file, f.source, f.rows, f.billedTotal])).toEqual([
    ["cloud-00001.csv.gz", "cloud", 2, "3.30"],
    ["cloud-00002.csv.gz", "cloud", 1, "3.30"],
  ]);
  const { tieOut } = await month.tieOut();
  expect([tieOut.imported, tieOut.difference]).toEqual([usd("6.60"), 0n]);
});

test("a part that the manifest lists and nobody gave is named, and nothing is written", async () => {
  const before = await month.everything();
  await expect(month.importFiles(ALL.slice(0, 2))).rejects.toThrow(
    /lists cloud-00002.csv.gz, which is missing/,
  );
  const more = file("cloud-00003.csv.gz", SECOND);
  await expect(month.importFiles([...ALL, more])).rejects.toThrow(
    /cloud-00003.csv.gz is not among the files/,
  );
  expect(await month.everything()).toBe(before);
});

test("a zip of parts and manifest comes to the same; a part left out next time shows what it replaces", async () => {
  const zip = zipSync({
    "manifest.json": MANIFEST,
    "cloud-00001.csv.gz": FIRST,
    "cloud-00002.csv.gz": SECOND,
  });
  await month.importFiles([file("cloud.zip", zip)]);
  expect((await month.tieOut()).tieOut.imported).toBe(usd("6.60"));
  const { files } = await month.importFiles([file("cloud-00001.csv.gz", FIRST)]);
  expect(files[0]?.replaced).toMatchObject({ charges: 3, amount: "6.60" });
});
