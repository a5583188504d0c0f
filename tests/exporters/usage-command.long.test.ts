/** export usage and export rates, as the program runs: options, files, exit codes, and what is refused. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { RATES } from "../../src/workbook/tables";
import { Cli, SAMPLES, type Ran } from "../support/cli";
import { newMonth } from "../support/month";
import { inputOf, recordsOf } from "./reports";

const FIXTURE = join(SAMPLES, "exporters", "usage");
const file = (name: string): string => join(FIXTURE, name);
const text = (name: string): string => readFileSync(file(name), "utf8");
const CARD = ["--rates", file("rates.csv"), "--owners", file("owners.csv"), "--period", "2025-01"];
const TOKENS = [
  ...["Day=date", "Account=project", "User=login", "Quantity=n_tokens"].flatMap((pair) => ["--column", pair]),
  ...["--unit", "1M Tokens", "--divide", "1000000", "--fact", "model", "--fact", "direction"],
];

const cli = new Cli("export");
const exportUsage = (...args: string[]): Promise<Ran> => cli.bare("export", "usage", ...args, "--json");
let services: Ran;
let tokens: Ran;

beforeAll(async () => {
  services = await exportUsage(file("services_2025-01.csv"), ...CARD);
  tokens = await exportUsage(
    file("tokens_2025-01.csv"),
    ...CARD,
    ...TOKENS,
    "--name",
    "llm",
    "--by",
    "month",
  );
});
afterAll(() => cli.remove());

const FILES = ["usage_2025-01.csv", "llm_2025-01.csv"] as const;
const made = (name: string): string => readFileSync(cli.path(name), "utf8");

test("both files are made", () => {
  expect([services.code, tokens.code]).toEqual([0, 0]);
  expect(services.json).toMatchObject({ rows: 10, listTotal: "2687.00", billedTotal: "1911.50" });
  expect(tokens.json).toMatchObject({ listTotal: "5.5870012", billedTotal: "3.470001" });
});

test("what was used of each rate is told, with who approved it", () => {
  expect(services.json["rates"]).toContainEqual({
    rateId: "GEN-STAFF",
    service: "Genomics Core",
    sku: "GEN-STAFF",
    unit: "Staff-Hours",
    listRate: "85",
    subsidy: "0",
    billedRate: "85",
    quantity: "3",
    freeQuantity: "2.5",
    list: "255.00",
    billed: "42.50",
    approval: "Core Facilities Board 2024-05-14, item 6",
  });
});

test("the same again changes nothing; a dry run writes nothing", async () => {
  const before = cli.state(FILES[0]);
  const again = await exportUsage(file("services_2025-01.csv"), ...CARD);
  expect(again.json).toMatchObject({ changed: false });
  const dry = await exportUsage(file("services_2025-01.csv"), ...CARD, "--dry-run", "--out", "dry.csv");
  expect(dry.json).toMatchObject({ dryRun: true, changed: false, rows: 10 });
  expect(cli.state(FILES[0])).toBe(before);
  expect(cli.files()).not.toContain("dry.csv");
});

test("options from a file: the same result; the command line goes first", async () => {
  const options = {
    column: ["Day=date", "Account=project", "User=login", "Quantity=n_tokens"],
    unit: "1M Tokens",
    divide: 1_000_000,
    fact: ["model", "direction"],
    files: [file("tokens_2025-01.csv")],
    rates: file("rates.csv"),
    owners: file("owners.csv"),
    name: "other",
    by: "month",
    out: "from-options.csv",
  };
  writeFileSync(cli.path("options.json"), JSON.stringify(options));
  const ran = await exportUsage("--period", "2025-01", "--options", "options.json", "--name", "llm");
  expect(ran.code).toBe(0);
  expect(made("from-options.csv")).toBe(made(FILES[1]));
  const daily = await exportUsage("--period", "2025-01", "--options", "options.json", "--by", "day");
  expect(daily.json).toMatchObject({ rows: 7 });
});

test.each<[string, object | string, RegExp]>([
  [
    "an unknown name",
    { rate: "x.csv" },
    /o\.json is not a file of options: "rate" is no option\. Write one JSON object; the options are .*rates/,
  ],
  ["text for a switch", { "dry-run": "yes" }, /"dry-run" is "yes", which is not what the option takes/],
  ["two values for one", { unit: ["a", "b"] }, /"unit" is \["a","b"\], which is not what the option takes/],
  ["a list", "[]", /o\.json is not a file of options: it is no object/],
  ["a null", '{"unit":null}', /"unit" has no value that an option takes/],
  ["no JSON", "{", /o\.json is not JSON/],
])("options with %s are refused", async (_what, options, message) => {
  writeFileSync(cli.path("o.json"), typeof options === "string" ? options : JSON.stringify(options));
  const ran = await exportUsage(file("services_2025-01.csv"), ...CARD, "--options", "o.json");
  expect([ran.code, ran.json["error"]]).toEqual([1, expect.stringMatching(message)]);
});

test.each<[string, string[], RegExp]>([
  ["no files", [...CARD], /Name usage lists, CSV\./],
  ["no month", [file("services_2025-01.csv"), "--rates", file("rates.csv")], /Name the month/],
  ["no rates", [file("services_2025-01.csv"), "--period", "2025-01"], /Name the rate card/],
  ["an unknown zone", [file("services_2025-01.csv"), ...CARD, "--time-zone", "Here"], /no time zone "Here"/],
  ["an unknown grain", [file("services_2025-01.csv"), ...CARD, "--by", "ada"], /--by "ada" is not one of day, month, job/],
  ["a category that is none", [file("services_2025-01.csv"), ...CARD, "--category", "Lab"], /--category "Lab" is not one of/],
  ["a currency that is none", [file("services_2025-01.csv"), ...CARD, "--currency", "dollar"], /--currency "dollar"/],
  ["a month without usage", [file("services_2025-01.csv"), ...CARD, "--period", "2025-06"], /Nothing of 2025-06 can be billed/],
])("refused: %s", async (_what, args, message) => {
  const before = cli.files();
  const ran = await exportUsage(...args, "--out", "refused.csv");
  expect([ran.code, ran.json["error"]]).toEqual([1, expect.stringMatching(message)]);
  expect(cli.files()).toEqual(before);
}); // prettier-ignore

test("a file that is named twice is refused, also by another path or as a copy", async () => {
  for (const name of ["list.csv", "copy.csv"]) copyFileSync(file("services_2025-01.csv"), cli.path(name));
  const refused = async (...files: string[]): Promise<unknown[]> => {
    const ran = await exportUsage(...files, ...CARD, "--out", "twice.csv");
    return [ran.code, ran.json["error"]];
  };
  expect(await refused("list.csv", "list.csv")).toEqual([1, "list.csv is named twice. Name it once. Nothing was written."]);
  expect(await refused("list.csv", cli.path("list.csv"))).toEqual([1, expect.stringContaining("have the same contents")]);
  expect(await refused("list.csv", "copy.csv")).toEqual([1, expect.stringContaining("list.csv and copy.csv have the same contents, and would be counted twice.")]);
  expect(cli.files()).not.toContain("twice.csv");
}); // prettier-ignore

test("a file that is read is not written over", async () => {
  copyFileSync(file("services_2025-01.csv"), cli.path("usage.csv"));
  const before = cli.state("usage.csv");
  const ran = await exportUsage("usage.csv", ...CARD, "--out", cli.path(".", "usage.csv"));
  expect([ran.code, ran.json["error"]]).toEqual([1, expect.stringContaining("would be written over")]);
  expect(cli.state("usage.csv")).toBe(before);
});

test("accounts without an owner: done, and said with 2", async () => {
  const ran = await exportUsage(file("services_2025-01.csv"), ...CARD.slice(0, 2), "--period", "2025-01", "--out", "no-owners.csv");
  expect(ran.code).toBe(2);
  expect(ran.json["notes"]).toContainEqual(expect.objectContaining({ severity: "warning", text: expect.stringContaining("No PI is known for genomics/cohort-4") as string }));
  const month = await newMonth();
  await month.importFiles([inputOf("genomics_2025-01.csv", made("no-owners.csv"))]);
  expect((await month.charges()).length).toBe(10);
}); // prettier-ignore

describe("the rate card", () => {
  test("in force on a day, written with every subsidy and billed rate", async () => {
    const ran = await cli.bare("export", "rates", "--rates", file("rates.csv"), "--on", "2025-01-16", "--out", "card.csv", "--json");
    expect(ran.code).toBe(0);
    expect((ran.json["rates"] as { rateId: string }[]).map(({ rateId }) => rateId)).toEqual(
      ["GEN-LIB-25", "GEN-RUSH", "GEN-STAFF", "LLM-IN", "LLM-OUT", "LLM-OUT-SMALL"],
    );
    expect(recordsOf(made("card.csv"))[0]).toMatchObject({ "Rate ID": "GEN-LIB-25", "List Rate": "44", Subsidy: "11", "Billed Rate": "33" });
    const again = await cli.bare("export", "rates", "--rates", "card.csv", "--json");
    expect([again.code, again.json["rates"]]).toEqual([0, ran.json["rates"]]);
  }); // prettier-ignore

  test("with errors is refused, with doubts shown with 2", async () => {
    writeFileSync(cli.path("bad.csv"), text("rates.csv").replace(",40,10,30,", ",40,10,31,"));
    const bad = await cli.bare("export", "rates", "--rates", "bad.csv", "--json");
    expect([bad.code, bad.json["error"]]).toEqual([1, expect.stringContaining("Rate GEN-LIB-24: List Rate 40 − Subsidy 10 is 30, not Billed Rate 31")]);
    writeFileSync(cli.path("doubt.csv"), text("rates.csv").replace("Staff-Hours", "VM hour"));
    expect((await cli.bare("export", "rates", "--rates", "doubt.csv", "--json")).code).toBe(2);
  }); // prettier-ignore

  test("for a source that no export has: 2, but where --name says it", async () => {
    writeFileSync(cli.path("named.csv"), "Rate ID,Service,Unit,Applies To,List Rate\nA,Genomics Core,Samples,source=genomics,1\n");
    const args = ["export", "rates", "--rates", "named.csv", "--json"];
    const ran = await cli.bare(...args);
    expect([ran.code, ran.json["warnings"]]).toEqual([2, [expect.stringContaining("source=genomics is none of hpc, storage, vm, usage")]]);
    expect((await cli.bare(...args, "--name", "genomics")).code).toBe(0);
    const list = [file("services_2025-01.csv"), ...CARD.slice(4), "--rates", "named.csv", "--name", "genomics", "--dry-run", "--leave-out-unrated"];
    expect((await exportUsage(...list)).json).toMatchObject({ billedTotal: "58.00" });
  }); // prettier-ignore

  test("of a workbook: the same file as by the card as CSV", async () => {
    expect((await cli.json("init", "--reference", join(SAMPLES, "reference"))).code).toBe(0);
    expect((await cli.json("rates", "import", file("rates.csv"))).code).toBe(0);
    writeFileSync(
      cli.path("lookups.csv"),
      "Column,Value,PI,Project,Fund Org\nSubAccountId,genomics/reef-genomes,smith@bio.example.edu,reef-genomes,BIO-24560\n",
    );
    expect((await cli.json("lookups", "import", "lookups.csv")).code).toBe(0);
    const before = cli.state("book.xlsx");
    const args = ["export", "usage", file("services_2025-01.csv"), "--period", "2025-01", "--out", "by-book.csv"];
    const ran = await cli.json(...args);
    expect([ran.code, ran.json["billedTotal"]]).toEqual([2, "1911.50"]);
    const [row] = recordsOf(made("by-book.csv"));
    expect(row).toMatchObject({ ProviderName: "Example University Research Computing", Tags: expect.stringContaining("reef-genomes") as string });
    expect(cli.state("book.xlsx")).toBe(before);
    const workbook = await openXlsxWorkbook(cli.path("book.xlsx"), {});
    await workbook.apply([{ do: "update", table: RATES, rows: [{ "Rate ID": "GEN-RUSH", "List Rate": null }] }]);
    await workbook.close();
    const blank = await cli.json(...args);
    expect([blank.code, blank.json["error"]]).toEqual([1, expect.stringContaining("List Rate of GEN-RUSH is blank. Write 0 for what costs nothing.")]);
  }); // prettier-ignore
});
