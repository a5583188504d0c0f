/** Usage reports of language models, to the sums that the README reckons by hand. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cli, ROOT } from "../../../tests/support/cli";

const cli = new Cli("tokens");
afterAll(() => cli.remove());

const read = (name: string): string => readFileSync(join(__dirname, name), "utf8");
const PAGES = ["openai_2025-01.json", "anthropic_2025-01.json"].map((name) => join(__dirname, name));

function list(...args: string[]): { readonly code: number | null; readonly said: string } {
  const program = join(__dirname, "tokens_to_list.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  return { code: status, said: `${stdout}${stderr}` };
}

test("the list is the expected one", () => {
  expect(list(cli.path("list.csv"), ...PAGES)).toEqual({ code: 0, said: "9 rows, 2710000 tokens\n" });
  expect(readFileSync(cli.path("list.csv"), "utf8")).toBe(read("expected-list.csv"));
});

test.each([
  ["a page twice", [PAGES[0]!, PAGES[0]!], /stands there twice\. Is a page named twice\?/],
  ["no page of a report", [join(__dirname, "options.json")], /is no page of a usage report/],
])("stops at %s", (_name, pages, message) => {
  const { code, said } = list(cli.path("never.csv"), ...pages);
  expect(code).toBe(1);
  expect(said).toMatch(message);
  expect(cli.files()).not.toContain("never.csv");
});

test("stops where the last page is missing", () => {
  writeFileSync(
    cli.path("page.json"),
    read("openai_2025-01.json").replace('"has_more": false', '"has_more": true'),
  );
  expect(list(cli.path("never.csv"), cli.path("page.json"))).toEqual({
    code: 1,
    said: "The last page is missing: each says that there are more. Nothing was written.\n",
  });
});

test("priced, it comes to the sums by hand, and passes the check without a warning", async () => {
  writeFileSync(cli.path("list.csv"), read("expected-list.csv"));
  const options = JSON.parse(read("options.json")) as Record<string, string>;
  const own = { ...options, rates: join(ROOT, options["rates"]!), owners: join(ROOT, options["owners"]!) };
  writeFileSync(cli.path("options.json"), JSON.stringify(own));
  const args = ["--period", "2025-01", "--options", cli.path("options.json"), "--out", cli.path("llm.csv")];
  expect((await cli.bare("export", "usage", cli.path("list.csv"), ...args)).code).toBe(0);
  const { code, json } = await cli.bare("check", "--strict", "--json", cli.path("llm.csv"));
  const [file] = json["files"] as { tables: Record<string, unknown>[] }[];
  expect([code, file?.tables[0]]).toEqual([
    0,
    expect.objectContaining({ rows: 9, billedTotal: "3.474", listTotal: "4.3425" }),
  ]);
});
