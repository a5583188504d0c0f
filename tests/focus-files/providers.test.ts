/** Files as providers and spreadsheets write them: what is taken, what waits, and what is said of each. */
import { join } from "node:path";
import { inputFile } from "../../src/adapters/node/files";
import { amountToText, sum } from "../../src/core/money";
import type { ImportRequest } from "../../src/steps/import-files";
import { previewImport, type FilePreview } from "../../src/steps/import-preview";
import { CHARGES, PROBLEMS } from "../../src/workbook/tables";
import { newMonth, type TestMonth } from "../support/month";

const SEPTEMBER = "2026-09";
const file = (name: string) => inputFile(join(__dirname, "files", name));
const REQUEST: ImportRequest = {
  files: [],
  source: "Cloud",
  add: false,
  replacePeriods: [],
  invoiceTotal: null,
  acceptProblems: true,
};

interface Provider {
  readonly file: string;
  readonly format: string;
  readonly rows: number;
  /** Codes of the rows that cannot be billed, in file order. */
  readonly problems?: readonly string[];
  readonly billed: string;
  /** Rules that must have spoken; others may. */
  readonly says: readonly string[];
  /** Rules that must be silent. */
  readonly silent: readonly string[];
}

const PROVIDERS: readonly Provider[] = [
  {
    file: "aws-1.0.csv",
    format: "FOCUS 1.0, AWS",
    rows: 8,
    billed: "4.1200006123",
    says: ["T04", "V03", "D02"],
    silent: ["F05", "F07", "K01", "K03", "N04"],
  },
  {
    file: "aws-1.2.csv",
    format: "FOCUS 1.2, AWS",
    rows: 8,
    billed: "4.1200006123",
    says: ["T04", "V03", "D02"],
    silent: ["F07", "K01", "K03"],
  },
  {
    file: "azure-1.0.csv",
    format: "FOCUS 1.0, Microsoft",
    rows: 7,
    billed: "124.00",
    says: ["D02", "Z03", "K01", "K03", "E04", "V08", "T02", "T04"],
    silent: ["F01", "K05"],
  },
  {
    file: "azure-1.0r2.csv",
    format: "FOCUS 1.0, Microsoft",
    rows: 7,
    billed: "124.00",
    says: ["Z03", "K01", "K03", "T02"],
    silent: ["D02", "F01"],
  },
  {
    file: "azure-1.2.csv",
    format: "FOCUS 1.2, Microsoft",
    rows: 7,
    billed: "124.00",
    says: ["Z03", "K01", "K03", "T02"],
    silent: ["D02", "F01"],
  },
  {
    file: "azure-1.2-second-bom.csv",
    format: "FOCUS 1.2, Microsoft",
    rows: 7,
    billed: "124.00",
    says: ["F01", "Z03"],
    silent: ["N03", "F03"],
  },
  {
    file: "gcp-view.csv",
    format: "FOCUS 1.0, Google Cloud",
    rows: 7,
    problems: ["E01"],
    billed: "0.594833",
    says: ["D08", "E01", "D02", "T02", "F05", "T04"],
    silent: ["D05", "T01"],
  },
  {
    file: "oci-preview.csv",
    format: "FOCUS 1.0-preview, Oracle",
    rows: 4,
    billed: "1.40",
    says: ["F08", "F07", "D02", "F05"],
    silent: ["D04", "T01", "F04"],
  },
];

async function preview(name: string, each: ImportRequest["each"] = []): Promise<FilePreview> {
  const month = await newMonth();
  const shown = await previewImport(month.host(), { ...REQUEST, files: [file(name)], each });
  const [only] = shown.files;
  if (only === undefined) throw new Error("no file");
  return only;
}

describe.each(PROVIDERS)("$file", ({ file: name, format, rows, problems = [], billed, says, silent }) => {
  let month: TestMonth;
  beforeAll(async () => {
    month = await newMonth();
    await month.importFiles([file(name)], { source: "Cloud", acceptProblems: true });
  });

  test("every row is a charge or a problem, and the totals are the file's", async () => {
    const charges = await month.table(CHARGES);
    const bad = await month.table(PROBLEMS);
    expect(charges.length + bad.length).toBe(rows);
    expect(bad.map((problem) => problem.code)).toEqual(problems);
    expect(new Set(charges.map((charge) => charge.period))).toEqual(new Set([SEPTEMBER]));
    const total = sum(charges.map((charge) => charge.billedCost)) + sum(bad.map((problem) => problem.amount));
    expect(amountToText(total)).toBe(billed);
  });

  test("says what it is and what was found", async () => {
    const shown = await preview(name);
    expect(shown.format).toBe(format);
    const found = shown.findings.map((finding) => finding.code as string);
    expect(found).toEqual(expect.arrayContaining([...says]));
    expect(found.filter((code) => silent.includes(code))).toEqual([]);
  });
});

test.each(["aws-1.0.csv", "aws-1.2.csv", "azure-1.0.csv", "oci-preview.csv"])(
  "%s: tags with a provider's prefix name PI and project",
  async (name) => {
    const month = await newMonth();
    await month.importFiles([file(name)], { source: "Cloud", acceptProblems: true });
    const [first] = await month.table(CHARGES);
    expect(first).toMatchObject({ pi: "ada.quill@example.edu", project: "coral" });
  },
);

test("an account's leading zeros stay", async () => {
  const month = await newMonth();
  await month.setting("Tag: Account", "column:SubAccountId");
  await month.importFiles([file("aws-1.0.csv")], { source: "Cloud" });
  expect((await month.table(CHARGES))[0]?.account).toBe("001122334455");
});

test("Google's tags are key and value pairs, and its month ends on its last day", async () => {
  const month = await newMonth();
  await month.importFiles([file("gcp-view.csv")], { source: "Cloud", acceptProblems: true });
  const charges = await month.table(CHARGES);
  expect(charges[0]).toMatchObject({
    pi: "ada.quill@example.edu",
    chargeCategory: "Usage",
    chargePeriodStart: "2026-09-01T07:00:00Z",
  });
  expect(charges.find((charge) => charge.chargeClass === "Correction")?.billedCost).toBeLessThan(0n);
});

describe("a European spreadsheet", () => {
  test("decimal commas and days are never guessed at", async () => {
    const shown = await preview("excel-european.csv");
    expect(shown.charges).toBe(0);
    expect(shown.rows).toBe(4);
    expect(shown.questions.map((question) => question.about)).toEqual(["amounts", "dates"]);
    expect(shown.findings.map((finding) => finding.code)).toContain("F01");
  });

  test("read as a person says it is written", async () => {
    const month = await newMonth();
    await month.setting("Currency", "EUR");
    const each = [{ source: "Cloud", amounts: "1.234,56", dates: "day first" }] as const;
    await month.importFiles([file("excel-european.csv")], { each, acceptProblems: true });
    const charges = await month.table(CHARGES);
    expect(charges.map((charge) => amountToText(charge.billedCost))).toEqual([
      "12.50",
      "0.75",
      "3.00",
      "1500.00",
    ]);
    expect(amountToText(charges[0]?.listCost ?? 0n)).toBe("1234.50");
    expect(charges[0]).toMatchObject({
      period: SEPTEMBER,
      resourceName: "größe",
      chargePeriodStart: "2026-09-01T00:00:00Z",
    });
  });
});

describe("a US spreadsheet", () => {
  test("asks for the order of day and month, and how amounts are written", async () => {
    const shown = await preview("excel-us.csv");
    expect(shown.charges).toBe(0);
    expect(shown.questions.map((question) => question.about)).toEqual(["amounts", "dates"]);
  });

  test("read as a person says it is written; hours that the spreadsheet lost are said", async () => {
    const month = await newMonth();
    const each = [{ source: "Cloud", amounts: "1,234.56", dates: "month first" }] as const;
    await month.importFiles([file("excel-us.csv")], { each, acceptProblems: true });
    const charges = await month.table(CHARGES);
    expect(charges.map((charge) => amountToText(charge.billedCost))).toEqual([
      "1.50",
      "1.50",
      "10000.00",
      "-12.50",
    ]);
    expect(charges[0]?.period).toBe(SEPTEMBER);
    const shown = await preview("excel-us.csv", each);
    expect(shown.findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(["D07", "X02"]));
    expect(shown.questions).toEqual([]);
  });

  test("an id that the spreadsheet destroyed names nobody", async () => {
    const month = await newMonth();
    await month.setting("Tag: Project", "column:SubAccountId");
    const each = [{ source: "Cloud", amounts: "1,234.56", dates: "month first" }] as const;
    await month.importFiles([file("excel-us.csv")], { each, acceptProblems: true });
    expect(new Set((await month.table(PROBLEMS)).map((problem) => problem.code))).toEqual(new Set(["X02"]));
    expect(await month.table(CHARGES)).toEqual([]);
  });
});
