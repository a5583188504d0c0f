/** Which source a file is from, and which month. */
import { source } from "../../testing/builders";
import { mainPeriod, sourceOf } from "./source-of";

const sources = [
  source({ source: "AWS", fileNamePattern: "aws*; amazon-??.csv" }),
  source({ source: "AWS GovCloud", fileNamePattern: "aws-gov*" }),
  source({ source: "HPC", fileNamePattern: "" }),
  source({ source: "Old", fileNamePattern: "old*", active: "No" }),
];

test.each([
  ["aws_2025-01.csv", "AWS", true],
  ["AWS_2025-01.csv", "AWS", true],
  ["amazon-01.csv", "AWS", true],
  ["aws-gov_2025-01.csv", "AWS GovCloud", true],
  ["hpc_2025-01.csv", "HPC", true],
  ["2025-01_hpc.csv", "HPC", true],
  ["hpc_202501.csv", "HPC", true],
  ["old_2025-01.csv", "Old", true],
  ["storage 2025-Q1.csv", "storage", false],
  ["2025-01.csv", "2025-01", false],
  ["focus-00001.csv.gz", "focus", false],
  ["focus-00002.snappy.parquet", "focus", false],
  ["part_0_0001.csv", "part", false],
  ["grants_2025.csv", "grants_2025", false],
])("%s is from %s, known: %s", (name, found, known) => {
  expect(sourceOf(name, sources)).toEqual({ source: found, known });
});

test.each([
  ["most rows", ["2025-01", "2025-02", "2025-01"], "2025-01"],
  ["of equal counts the later", ["2025-02", "2025-01"], "2025-02"],
  ["blanks do not count", ["", "", "2025-01"], "2025-01"],
  ["none", [""], ""],
])("main month: %s", (_what, periods, main) => {
  expect(mainPeriod(periods)).toBe(main);
});
