/** The journal: balanced, never negative, refused with the reason where it cannot be. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { directory, fund, settings, source, statementLine } from "../../testing/builders";
import { anyCharges, DIRECTORY, journal, SETTINGS, statements } from "../../testing/any-month";
import type { Reference } from "../reference";
import type { StatementLine } from "../statements/statement";
import { buildJournal, type BuiltJournal } from "./build";
import type { JournalLine } from "./journal";
import { balancedParts } from "./parts";

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
    project: "coral", pi: "ada.quill@example.edu", format: "", accountingDate: "", exportedAt: "", seal: "",
    status: "Prepared",
  }); // prettier-ignore
});

test("a fund that pays for others has lines of its own; what it takes off is netted on the PI's fund", () => {
  const paid = { kind: "Paid by", subsidyId: "WELCOME", fundOrg: "RC-1" } as const;
  const lines = [
    { billed: 1250 },
    { kind: "Credit", subsidyId: "WELCOME", billed: -500 } as const,
    { ...paid, billed: 500 },
    { fundOrg: "RC-1", billed: 300 },
    { ...paid, subsidyId: "PROVOST", billed: 100 },
  ];
  const built = build(lines);
  expect(shown(built)).toEqual([
    "Payer BIO-10000 7100 750/0",
    "Payer RC-1 7100 300/0",
    "Payer RC-1 7100 100/0",
    "Payer RC-1 7100 500/0",
    "Recovery RC-90000 4900 0/1650",
  ]);
  expect(built.lines.map((l) => l.description)).toEqual([
    "AWS 2025-01 BIO-10000",
    "AWS 2025-01 RC-1",
    "PROVOST AWS 2025-01 RC-1",
    "WELCOME AWS 2025-01 RC-1",
    "AWS 2025-01 recovery",
  ]);
  const [, , third] = build(lines, {}, { "Debit Description": "{source} {subsidy}" }).lines;
  expect(third?.description).toBe("AWS PROVOST");
});

describe("within a limit of lines", () => {
  test("each run has recoveries of its own, as many lines as fit, and balances", () => {
    const { lines } = buildJournal({
      journalId: "2025-01-J1",
      period: "2025-01",
      lines: [1, 2, 3, 4, 5].map((n) => statementLine({ fundOrg: `F-${n}`, billed: n % 2 === 0 ? -n : n })),
      directory: directory(),
      settings: settings(),
      lineLimit: 3,
    });
    expect(shown({ lines, warnings: [] })).toEqual([
      "Payer F-1 7100 1/0",
      "Payer F-2 7100 0/2",
      "Recovery RC-90000 4900 1/0",
      "Payer F-3 7100 3/0",
      "Payer F-4 7100 0/4",
      "Recovery RC-90000 4900 1/0",
      "Payer F-5 7100 5/0",
      "Recovery RC-90000 4900 0/5",
    ]);
    expect(balancedParts(lines, 3).map((part) => part.length)).toEqual([3, 3, 2]);
  });

  test("any month's lines come in balanced parts within it, with the money of the whole", () => {
    fc.assert(
      fc.property(anyCharges, fc.integer({ min: 2, max: 7 }), (charges, lineLimit) => {
        const own = statements(charges).lines;
        const input = {
          journalId: "2025-01-J1",
          period: "2025-01",
          lines: own,
          directory: DIRECTORY,
          settings: SETTINGS,
        };
        const { lines } = buildJournal({ ...input, lineLimit });
        const parts = balancedParts(lines, lineLimit);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(lineLimit);
          expect(part.reduce((left, l) => left + l.debit - l.credit, 0)).toBe(0);
        }
        expect(parts.flat()).toEqual(lines);
        const net = (of: readonly JournalLine[], kind: string) =>
          of.filter((l) => l.kind === kind).reduce((left, l) => left + l.debit - l.credit, 0);
        const whole = buildJournal(input).lines;
        expect([net(lines, "Payer"), net(lines, "Recovery")]).toEqual([
          net(whole, "Payer"),
          net(whole, "Recovery"),
        ]);
      }),
      runs(50),
    );
  });
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

test("a fund that is in no list of funds is a warning, where there is a list", () => {
  expect(build([{ fundOrg: "NOPE-1" }], { funds: [fund()] }).warnings).toContain(
    "Fund Org NOPE-1 is not in Funds",
  );
  expect(build([{ fundOrg: "NOPE-1" }]).warnings).toEqual([]);
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
