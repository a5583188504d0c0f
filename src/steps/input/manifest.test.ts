/** Manifests of AWS and Azure exports: exactly the listed parts are imported, or none. */
import { zipSync } from "fflate";
import { tablesOf, utf8 } from "../../../tests/support/tables";
import { manifestRefusal, manifestText, type ReadPart } from "./manifest";

const AWS = JSON.stringify({
  columns: [{ name: "BilledCost" }],
  dataFiles: [
    "s3://bucket/focus/data/BILLING_PERIOD=2026-09/focus-00001.csv.gz",
    "s3://bucket/focus/data/BILLING_PERIOD=2026-09/focus-00002.csv.gz",
  ],
});
const AZURE = JSON.stringify({
  manifestVersion: "2024-04-01",
  byteCount: 30,
  blobCount: 2,
  dataRowCount: 5,
  blobs: [
    { blobName: "costs/focus/20260901-20260930/run/part_0_0001.csv", byteCount: 20, dataRowCount: 3 },
    { blobName: "costs/focus/20260901-20260930/run/part_1_0001.csv", byteCount: 10, dataRowCount: 2 },
  ],
});

async function manifestOf(text: string) {
  const { manifests, tables } = await tablesOf("Manifest.json", utf8(text));
  expect(tables).toEqual([]);
  return manifests[0]!;
}

const part = (name: string, rows = 3, source = "Cloud"): ReadPart => ({ name, rows, source });

test("the parts of an AWS and of an Azure manifest", async () => {
  const aws = await manifestOf(AWS);
  expect(aws.parts).toEqual([
    { name: "focus-00001.csv.gz", rows: null },
    { name: "focus-00002.csv.gz", rows: null },
  ]);
  expect(manifestText(aws)).toBe("Manifest of 2 files");
  expect((await manifestOf(`\uFEFF${AZURE}`)).parts).toEqual([
    { name: "part_0_0001.csv", rows: 3 },
    { name: "part_1_0001.csv", rows: 2 },
  ]);
});

const A1 = part("focus-00001.csv.gz");
const A2 = part("focus-00002.csv.gz");

test.each([
  ["all", AWS, [A1, A2], ""],
  ["unpacked by the browser", AWS, [part("focus-00001.csv"), A2], ""],
  [
    "members of a zip",
    AWS,
    [part("x.zip/data/focus-00001.csv.gz"), part("x.zip/data/focus-00002.csv.gz")],
    "",
  ],
  ["another source beside them", AWS, [A1, A2, part("hpc.csv", 9, "HPC")], ""],
  ["one missing", AWS, [A2], /lists focus-00001.csv.gz, which is missing. Import all parts together/],
  ["none", AWS, [], /lists focus-00001.csv.gz, focus-00002.csv.gz, which are missing/],
  ["one too many", AWS, [A1, A2, part("focus-00003.csv.gz")], /focus-00003.csv.gz is not among the files/],
  ["one twice", AWS, [A1, A2, A2], /focus-00002.csv.gz was given more than once/],
  ["right counts", AZURE, [part("part_0_0001.csv", 3), part("part_1_0001.csv", 2)], ""],
  [
    "a wrong count",
    AZURE,
    [part("part_0_0001.csv", 3), part("part_1_0001.csv", 1)],
    /has 1 rows; Manifest.json says 2/,
  ],
])("%s", async (_, text, tables, refusal) => {
  const said = manifestRefusal(await manifestOf(text), tables);
  if (refusal === "") expect(said).toBe("");
  else expect(said).toMatch(refusal);
});

test("a manifest in a zip goes with its parts; other JSON is left out with a note", async () => {
  const zip = zipSync({
    "manifest.json": utf8(AZURE),
    "settings.json": utf8('{"a":1}'),
    "part_0_0001.csv": utf8("BilledCost,BillingPeriodStart\n1,2\n"),
  });
  const { manifests, tables } = await tablesOf("a.zip", zip);
  expect(manifests.map(({ name }) => name)).toEqual(["a.zip/manifest.json"]);
  expect(tables.map(({ name, notes }) => [name, notes])).toEqual([
    [
      "a.zip/part_0_0001.csv",
      [{ code: null, message: "a.zip/settings.json was left out: it is a JSON file without charges." }],
    ],
  ]);
});
