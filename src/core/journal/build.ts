/**
 * Statement lines → journal lines: one debit per fund, account and source; one credit per source to the fund that
 * recovers its cost. What a subsidy takes off is netted on the PI's fund; the fund that pays has a line of its own for
 * each subsidy. A net refund swaps the sides. It balances, or it is refused with the reason.
 */
import { byText } from "../lists";
import { centsToText, type Cents } from "../money";
import type { Period } from "../period";
import { Refusal } from "../problem";
import type { Directory, Fund, Source } from "../reference";
import type { Settings } from "../settings";
import type { StatementLine } from "../statements/statement";
import { fillDescription, type DESCRIPTION_PLACEHOLDERS } from "./description";
import { fundParser, type FundParts } from "./fund-parts";
import type { JournalLine } from "./journal";

export interface BuildInput {
  readonly journalId: string;
  readonly period: Period;
  /** Lines of statements in force. */
  readonly lines: readonly StatementLine[];
  readonly directory: Directory;
  readonly settings: Settings;
  /**
   * Lines that one document of the layout may have; null or absent for no limit. A longer journal comes as balanced runs
   * of at most so many lines, each with recoveries of its own, so that the Journal table has what the files have.
   */
  readonly lineLimit?: number | null;
}

export interface BuiltJournal {
  readonly lines: readonly JournalLine[];
  /** What the ledger may refuse: a fund that the pattern does not divide, a line without account. */
  readonly warnings: readonly string[];
}

/** Lines that share fund, account and source, and the subsidy that the fund pays. */
interface Posting {
  /** "" for the fund's own charges. */
  readonly subsidy: string;
  readonly fundOrg: string;
  readonly account: string;
  readonly source: string;
  readonly projects: Set<string>;
  readonly pis: Set<string>;
  cents: Cents;
}

/** @throws Refusal listing every reason why it cannot be made */
export function buildJournal(input: BuildInput): BuiltJournal {
  const postings = gather(input.lines).filter((p) => p.cents !== 0);
  refuse(reasonsAgainst(postings, input.directory), input.period);
  const divide = fundParser(input.settings.fundOrgPattern);
  const runs = runsWithin(input.lineLimit ?? null, postings);
  const unnumbered = runs.flatMap((run) => [
    ...run.map((posting) => payerLine(posting, input, divide)),
    ...recoveryLines(run, input, divide),
  ]);
  const lines = unnumbered.map((line, i): JournalLine => {
    const number = i + 1;
    return { ...line, line: number, lineId: `${input.journalId}/${String(number).padStart(4, "0")}` };
  });
  refuseUnbalanced(lines, input.period);
  return { lines, warnings: warningsOf(lines, input.directory, divide) };
}

function gather(lines: readonly StatementLine[]): Posting[] {
  const postings = new Map<string, Posting>();
  for (const line of lines) {
    if (line.billed === 0) continue;
    const { fundOrg, account, source } = line;
    const subsidy = line.kind === "Paid by" ? line.subsidyId : "";
    const key = JSON.stringify([source, fundOrg, account, subsidy]);
    const posting = postings.get(key) ?? {
      subsidy,
      fundOrg,
      account,
      source,
      projects: new Set<string>(),
      pis: new Set<string>(),
      cents: 0,
    };
    postings.set(key, posting);
    posting.projects.add(line.project);
    posting.pis.add(line.pi);
    posting.cents += line.billed;
  }
  return [...postings.values()].sort(inOrder);
}

/** By source, fund and account; what a fund pays for others after its own charges. */
function inOrder(a: Posting, b: Posting): number {
  return (
    byText(a.source, b.source) ||
    byText(a.fundOrg, b.fundOrg) ||
    byText(a.account, b.account) ||
    byText(a.subsidy, b.subsidy)
  );
}

/** A line for each posting and one for each source of the run. */
function runsWithin(limit: number | null, postings: readonly Posting[]): (readonly Posting[])[] {
  if (limit === null) return [postings];
  const runs: Posting[][] = [];
  let run: Posting[] = [];
  let sources = new Set<string>();
  for (const posting of postings) {
    const size = run.length + 1 + sources.size + (sources.has(posting.source) ? 0 : 1);
    if (size > limit && run.length > 0) {
      runs.push(run);
      run = [];
      sources = new Set();
    }
    run.push(posting);
    sources.add(posting.source);
  }
  return [...runs, run];
}

function reasonsAgainst(postings: readonly Posting[], directory: Directory): string[] {
  const sources = [...new Set(postings.map((p) => p.source))];
  const noCredit = sources
    .filter((name) => (directory.source(name)?.creditFundOrg ?? "") === "")
    .map(
      (name) =>
        `source ${name} has no Credit Fund Org in the Sources table, so its charges have no credit side`,
    );
  const noFund = postings
    .filter((p) => p.fundOrg === "")
    .map(
      (p) =>
        `charges of ${[...p.pis].join(", ")} from ${p.source} name no fund; reassign them or give the project a default`,
    );
  return [...noCredit, ...noFund];
}

function refuse(reasons: readonly string[], period: string): void {
  if (reasons.length === 0) return;
  throw new Refusal(
    `The journal of ${period} cannot be made: ${reasons.join("; ")}. Nothing was written.`,
    reasons,
  );
}

type Unnumbered = Omit<JournalLine, "line" | "lineId">;

function payerLine(posting: Posting, input: BuildInput, divide: FundParser): Unnumbered {
  const { directory, settings } = input;
  const source = directory.source(posting.source);
  const project = only(posting.projects);
  const pi = only(posting.pis);
  return {
    ...common(input, posting.fundOrg, divide),
    ...worktags(directory.fund(posting.fundOrg), source),
    kind: "Payer",
    account: posting.account,
    ...sides(posting.cents),
    description: payerDescription(settings.debitDescription, posting.subsidy, {
      ...placeholders(input, posting),
      project_id: project,
      pi_email: pi,
    }),
    source: posting.source,
    project,
    pi,
    ...NOT_EXPORTED,
  };
}

/** What a fund pays for others is said on its line, whatever the template. */
function payerDescription(
  template: string,
  subsidy: string,
  values: ReturnType<typeof placeholders>,
): string {
  const filled = fillDescription(template, values, "Debit Description");
  return subsidy === "" || template.includes("{subsidy}") ? filled : `${subsidy} ${filled}`;
}

const NOT_EXPORTED = { format: "", accountingDate: "", exportedAt: "", seal: "" } as const;

function recoveryLines(postings: readonly Posting[], input: BuildInput, divide: FundParser): Unnumbered[] {
  const totals = new Map<string, Cents>();
  for (const p of postings) totals.set(p.source, (totals.get(p.source) ?? 0) + p.cents);
  return [...totals]
    .filter(([, cents]) => cents !== 0)
    .map(([name, cents]): Unnumbered => {
      const source = input.directory.source(name);
      const fundOrg = source?.creditFundOrg ?? "";
      return {
        ...common(input, fundOrg, divide),
        ...worktags(input.directory.fund(fundOrg), source),
        kind: "Recovery",
        account: source?.creditAccount ?? "",
        ...sides(-cents),
        description: fillDescription(
          input.settings.creditDescription,
          placeholders(input, { source: name, fundOrg, subsidy: "" }),
          "Credit Description",
        ),
        source: name,
        project: "",
        pi: "",
        ...NOT_EXPORTED,
      };
    });
}

type FundParser = (fundOrg: string) => FundParts;

function common(
  input: BuildInput,
  fundOrg: string,
  divide: FundParser,
): Pick<JournalLine, "journalId" | "period" | "fundOrg" | "fund" | "org" | "reference" | "status"> {
  const { fund, org } = divide(fundOrg);
  return {
    journalId: input.journalId,
    period: input.period,
    fundOrg,
    fund,
    org,
    reference: input.journalId,
    status: "Prepared",
  };
}

function worktags(
  fund: Fund | undefined,
  source: Source | undefined,
): Pick<JournalLine, "program" | "activity" | "location"> {
  return {
    program: fund?.program || source?.program || "",
    activity: fund?.activity || source?.activity || "",
    location: fund?.location || source?.location || "",
  };
}

/** A positive amount is a debit, a negative one a credit; neither is ever below zero. */
function sides(cents: Cents): Pick<JournalLine, "debit" | "credit"> {
  return cents >= 0 ? { debit: cents, credit: 0 } : { debit: 0, credit: -cents };
}

function placeholders(
  input: BuildInput,
  of: { source: string; fundOrg: string; subsidy: string },
): Record<(typeof DESCRIPTION_PLACEHOLDERS)[number], string> {
  return {
    source: of.source,
    period: input.period,
    fund_org: of.fundOrg,
    pi_email: "",
    project_id: "",
    journal_id: input.journalId,
    subsidy: of.subsidy,
  };
}

/** The one value of a set, "" where it joins several. */
function only(values: ReadonlySet<string>): string {
  const [first, second] = [...values];
  return second === undefined ? (first ?? "") : "";
}

function refuseUnbalanced(lines: readonly JournalLine[], period: string): void {
  const debits = lines.reduce((total, l) => total + l.debit, 0);
  const credits = lines.reduce((total, l) => total + l.credit, 0);
  if (debits === credits) return;
  throw new Refusal(
    `The journal of ${period} does not balance: debits ${centsToText(debits)}, credits ${centsToText(credits)}. Nothing was written.`,
  );
}

function warningsOf(lines: readonly JournalLine[], directory: Directory, divide: FundParser): string[] {
  // Where nobody keeps a list of funds, none is missing from it.
  const isListed = (f: string) => directory.reference.funds.length === 0 || directory.fund(f) !== undefined;
  const unknown = new Set(lines.filter((l) => l.kind === "Payer").map((l) => l.fundOrg));
  const undivided = new Set(lines.filter((l) => !divide(l.fundOrg).matched).map((l) => l.fundOrg));
  const noAccount = new Set(lines.filter((l) => l.account === "").map((l) => `${l.fundOrg} (${l.source})`));
  return [
    ...[...unknown].filter((f) => !isListed(f)).map((f) => `Fund Org ${f} is not in Funds`),
    ...[...undivided].map(
      (f) => `Fund Org ${f} does not fit the Fund Org Pattern: it stands in Fund as a whole`,
    ),
    ...[...noAccount].map((f) => `No account is known for ${f}`),
  ];
}
