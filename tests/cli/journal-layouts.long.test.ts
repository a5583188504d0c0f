/** A layout and a template of the campus's own by the real program. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { focusText } from "../support/focus";
import { Cli } from "../support/cli";

const PERIOD = ["--period", "2025-01"] as const;
const ADA = "ada.quill@bio.example.edu";
const cli = new Cli("journal-layouts");
afterAll(() => cli.remove());

const file = (name: string, text: string): string => {
  writeFileSync(cli.path(name), text);
  return cli.path(name);
};

beforeAll(async () => {
  const reference = {
    Sources:
      "Source,File Name Pattern,Cost Basis,Credit Fund Org,Debit Account,Credit Account,Active\nHPC,hpc*,Billed,RCC-1,07420,05920,Yes\n",
    Projects: `Project,Title,PI,Default Fund Org,Status\ncoral,Coral,${ADA},BIO-10000,Active\n`,
    People: `Email,Name,Status\n${ADA},Ada Quill,Active\n`,
  };
  mkdirSync(cli.path("reference"));
  for (const [table, text] of Object.entries(reference)) file(`reference/${table}.csv`, text);
  expect((await cli.run("init", "--reference", cli.path("reference"))).code).toBe(0);
  await cli.json(
    "import",
    file("hpc_2025-01.csv", focusText([{ billed: "12.5", pi: ADA, project: "coral" }])),
  );
  await cli.json("review", "approve", "--all", "--note", "as agreed", ...PERIOD);
  expect((await cli.run("statements", ...PERIOD)).code).toBe(0);
});

const COLUMNS = "Format,Order,Heading,Value,Max Length,Kind\n";

test("a layout that is wrong is refused with its places; one that is right is listed", async () => {
  const wrong = file("wrong.csv", `${COLUMNS}ours,1,Fund,{fonds},6,Text\nours,2,Amount,{amount},9,Amount\n`);
  const refused = await cli.run("journal", "layout", wrong);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(
    "Journal Formats, ours, column 1 (Fund): The value has a placeholder that is not known: {fonds}.",
  );
  expect(refused.stderr).toContain("Journal Formats, ours: No columns of kind Amount say what is debit");
  const right = `${COLUMNS}ours,1,Fund,{fund},8,Text\nours,2,DC,{dc},2,Text\nours,3,Amount,{amount},9,Amount\n`;
  const taken = await cli.run("journal", "layout", file("right.csv", right));
  expect([taken.code, taken.stdout]).toEqual([0, "ours: 3 columns.\n"]);
  const options = ["File=fixed", "Debit Letter=DR", "Credit Letter=CR", "Amounts=cents"];
  expect((await cli.run("journal", "values", "set", "--format", "ours", ...options)).code).toBe(0);
  const formats = (await cli.json("journal", "formats")).json["formats"] as {
    name: string;
    ready: boolean;
  }[];
  expect(formats.at(-1)).toMatchObject({ name: "ours", ready: true });
});

test("a template: looked at, filled, taken back; then the layout", async () => {
  const template = file("our template.csv", "FUND*,Acct,DR,CR\n");
  const asked = ["journal", ...PERIOD, "--template", template];
  const looked = await cli.run(...asked, "--dry-run");
  expect(looked.stdout).toMatch(
    /A +FUND\* .*\nB +Acct .*\nC +DR +\{debit\}\nD +CR +\{credit\}\nNothing was written\.\n$/,
  );
  const filled = await cli.json(...asked);
  expect(filled.json).toMatchObject({ journalId: "2025-01-J1", format: "general-template" });
  const text = readFileSync(cli.path("journal/2025-01-J1_general-template.csv"), "utf8");
  expect(text).toBe("FUND*,Acct,DR,CR\n10000,07420,12.50,\n1,05920,,12.50\n");
  const back = await cli.run(...asked, "--reverse", "2025-01-J1", "--reason", "another layout");
  expect(back.stdout).toContain("Journal 2025-01-J1-R (general-template");
  const second = await cli.json("journal", ...PERIOD, "--format", "ours");
  expect(second.json).toMatchObject({ journalId: "2025-01-J2" });
  expect(readFileSync(cli.path("journal/2025-01-J2_ours.txt"), "latin1")).toBe(
    "10000   DR     1250\r\n1       CR     1250\r\n",
  );
});
