/** The journal: balanced, never negative, refused with the reason where it cannot be. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { directory, fund, settings, source, statementLine } from "../../testing/builders";
import { anyCharges, journal, statements } from "../../testing/any-month";
import type { Reference } from "../reference";
import type { StatementLine } from "../statements/statement";
import { buildJournal, type BuiltJournal } from "./build";

function build(
  lines: readonly Partial<StatementLine>[],
  tables: Partial<Reference> = {},
  values: Record<string, string> = {},
): BuiltJournal {
  return buildJournal({
    journalId: "2025-01-J1",
    period: "2025-01",
    lines: lines.map((l) => statementLine(l)),
    directory: directory(tables),
    settings: settings(values),
  });
}
const shown = ({ lines }: BuiltJournal): string[] =>
  lines.map((l) => `${l.kind} ${l.fundOrg} ${l.account} ${l.debit}/${l.credit}`);

test("one line for each fund, account and source; one credit for each source", () => {
  const lines = [{}, { project: "reef" }, { account: "7300" }, { fundOrg: "BIO-2" }, { source: "HPC" }];
  expect(
    shown(build(lines, { sources: [source(), source({ source: "HPC", creditFundOrg: "RC-2" })] })),
  ).toEqual([
    "Payer BIO-10000 7100 2500/0",
    "Payer BIO-10000 7300 1250/0",
    "Payer BIO-2 7100 1250/0",
    "Payer BIO-10000 7100 1250/0",
    "Recovery RC-90000 4900 0/5000",
    "Recovery RC-2 4900 0/1250",
  ]);
});

test("a line in full", () => {
  expect(build([{}], { funds: [fund({ program: "P", location: "L" })], sources: [source({ program: "Q", activity: "A" })] }).lines[0]).toEqual({
    lineId: "2025-01-J1/0001", journalId: "2025-01-J1", period: "2025-01", line: 1, kind: "Payer",
    fundOrg: "BIO-10000", fund: "10000", org: "BIO", account: "7100", program: "P", activity: "A", location: "L",
    debit: 1250, credit: 0, description: "AWS 2025-01 BIO-10000", reference: "2025-01-J1", source: "AWS",
    project: "coral", pi: "ada.quill@example.edu", status: "Prepared",
  }); // prettier-ignore
});

test("project and PI are blank where a line joins several", () => {
  const [line] = build([{}, { project: "reef", pi: "ben@example.edu" }]).lines;
  expect(line).toMatchObject({ project: "", pi: "" });
});

test("a refund swaps the sides, on its own and net", () => {
  expect(shown(build([{ billed: -1250 }]))).toEqual([
    "Payer BIO-10000 7100 0/1250",
    "Recovery RC-90000 4900 1250/0",
  ]);
  expect(shown(build([{ billed: 500 }, { billed: -700 }]))).toEqual([
    "Payer BIO-10000 7100 0/200",
    "Recovery RC-90000 4900 200/0",
  ]);
});

test.each<readonly [string, readonly Partial<StatementLine>[], string[]]>([
  ["lines of 0.00", [{ billed: 0, fundOrg: "" }], []],
  [
    "a fund that nets to nothing",
    [
      { billed: 500, fundOrg: "" },
      { billed: -500, fundOrg: "" },
    ],
    [],
  ],
  [
    "a source that nets to nothing",
    [{ billed: 500 }, { billed: -500, fundOrg: "BIO-2" }],
    ["Payer BIO-10000 7100 500/0", "Payer BIO-2 7100 0/500"],
  ],
])("%s need no line", (_what, lines, expected) => {
  expect(shown(build(lines))).toEqual(expected);
});

describe("cannot be made", () => {
  test("without the fund that recovers a source's cost, or the fund that pays: all reasons at once", () => {
    expect(() => build([{ source: "HPC" }, { fundOrg: "" }])).toThrow(
      "The journal of 2025-01 cannot be made: source HPC has no Credit Fund Org in the Sources table, so its charges have no credit side; " +
        "charges of ada.quill@example.edu from AWS name no fund; reassign them or give the project a default. Nothing was written.",
    );
  });

  test("with a placeholder that does not exist", () => {
    expect(() => build([{}], {}, { "Debit Description": "{award}" })).toThrow(
      "placeholder that is not known: {award}. Known are {source} {period}",
    );
    expect(() => build([{}], {}, { "Debit Description": "{constructor}" })).toThrow(
      "not known: {constructor}",
    );
  });
});

test("what the ledger may refuse is a warning", () => {
  const { warnings } = build([{ fundOrg: "12345", account: "" }]);
  expect(warnings).toEqual([
    "Fund Org 12345 does not fit the Fund Org Pattern: it stands in Fund as a whole",
    "No account is known for 12345 (AWS)",
  ]);
});

test("descriptions join what is given and close the gaps", () => {
  const template = "{source} {project_id}  {pi_email} {journal_id} {fund_org}";
  const [line] = build([{}, { project: "reef" }], {}, { "Debit Description": template }).lines;
  expect(line?.description).toBe("AWS ada.quill@example.edu 2025-01-J1 BIO-10000");
});

test("whatever the charges, it balances, and no side is negative", () => {
  fc.assert(
    fc.property(anyCharges, (charges) => {
      const { lines } = journal(statements(charges).lines);
      const total = (side: "debit" | "credit"): number => lines.reduce((cents, l) => cents + l[side], 0);
      expect(total("debit")).toBe(total("credit"));
      for (const l of lines) {
        expect(Math.min(l.debit, l.credit)).toBe(0);
        expect(Math.max(l.debit, l.credit)).toBeGreaterThan(0);
      }
      expect(lines.map((l) => l.line)).toEqual(lines.map((_, i) => i + 1));
    }),
    runs(40),
  );
});
