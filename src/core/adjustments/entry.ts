/** A charge, credit or transfer that a person enters: checked, and made into a row of Adjustments and its charges. */
import { actorName, samePerson } from "../actor";
import type { Charge } from "../charge";
import { absolute, amountFromNumber, amountToNumber, amountToText, parseAmount, type Amount } from "../money";
import type { Day, Instant, Period } from "../period";
import { Refusal } from "../problem";
import { sameName, type Directory } from "../reference";
import type { Adjustment } from "./adjustment";
import { chargePeriodOf } from "./days";
import { rowOf, type Place } from "./rows";

export const ENTRY_KINDS = ["Charge", "Credit", "Transfer"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a person says. */
export interface AdjustmentRequest {
  readonly period: Period;
  readonly kind: EntryKind;
  readonly pi: string;
  readonly project?: string;
  readonly fundOrg?: string;
  /** Where a transfer goes; what is left out stays as it is. */
  readonly toPi?: string;
  readonly toProject?: string;
  readonly toFundOrg?: string;
  /** As typed, exact: "12.50". Of a credit what is given back, with or without its minus. */
  readonly amount: string | Amount;
  readonly source: string;
  readonly serviceName?: string;
  readonly account?: string;
  readonly description?: string;
  readonly reason: string;
  /** A web address or a file's name. */
  readonly evidence?: string;
  /** The days it is about; the month when not given. */
  readonly from?: Day;
  readonly to?: Day;
  /** Who approved it on paper, where no second person approves it here. */
  readonly approver?: string;
}

export interface Entering {
  readonly adjustmentId: string;
  /** Who enters it, as actorName writes it. */
  readonly hand: string;
  readonly now: Instant;
  readonly directory: Directory;
  readonly currency: string;
  /** Whether somebody else has to approve it. */
  readonly secondPerson: boolean;
}

export interface Entered {
  readonly adjustment: Adjustment;
  readonly charges: readonly Charge[];
  /** What a person may have mistyped; the rules look at it too. */
  readonly warnings: readonly string[];
}

/** @throws Refusal saying what to put right */
export function enter(request: AdjustmentRequest, entering: Entering): Entered {
  const { directory, hand, now } = entering;
  const from = placeOf(request, directory);
  const to = request.kind === "Transfer" ? targetOf(request, from, directory) : null;
  if (request.reason.trim() === "") refuse("Say why: give a reason.");
  const adjustment: Adjustment = {
    adjustmentId: entering.adjustmentId,
    period: request.period,
    kind: request.kind,
    ...from,
    toPi: to?.pi ?? "",
    toProject: to?.project ?? "",
    toFundOrg: to?.fundOrg ?? "",
    amount: amountOf(request),
    source: sourceOf(request.source, directory),
    serviceName: request.serviceName?.trim() || DEFAULT_SERVICE,
    account: request.account?.trim() ?? "",
    originalPeriod: "",
    corrects: "",
    reason: request.reason.trim(),
    evidence: request.evidence?.trim() ?? "",
    explanation: "",
    certifier: "",
    enteredBy: hand,
    enteredAt: now,
    ...approvalOf(request.approver, entering),
  };
  return {
    adjustment,
    charges: rowsOf(adjustment, to, request, entering.currency),
    warnings: to === null ? unknownIn(from, directory) : unique([from, to], directory),
  };
}

/** What the service of a statement's line is called where a person names none. */
const DEFAULT_SERVICE = "Adjustment";

/** Without a second person it is approved as it is entered: by whoever did so on paper, else by who enters it. */
export function approvalOf(
  approver: string | undefined,
  { secondPerson, hand, now }: Pick<Entering, "secondPerson" | "hand" | "now">,
): Pick<Adjustment, "approvedBy" | "approvedAt" | "status"> {
  if (secondPerson) return { approvedBy: "", approvedAt: "", status: "Entered" };
  const named = approver?.trim() ?? "";
  const approvedBy = named === "" || samePerson(named, hand) ? hand : actorName(named, false);
  return { approvedBy, approvedAt: now, status: "Approved" };
}

function rowsOf(
  adjustment: Adjustment,
  to: Place | null,
  request: AdjustmentRequest,
  currency: string,
): Charge[] {
  const { kind, amount, account } = adjustment;
  const described = {
    resourceName: adjustment.adjustmentId,
    resourceId: "",
    chargeCategory: kind === "Credit" ? "Credit" : "Adjustment",
    chargeClass: "",
    originalPeriod: "",
    corrects: "",
    ...chargePeriodOf(request.period, request.from, request.to),
    billingCurrency: currency,
    reference1: "",
    reference2: "",
    tags: "",
  };
  const row = (part: number, place: Place, value: Amount, more: string): Charge =>
    rowOf(
      adjustment,
      part,
      place,
      { amount: value, listCost: value, quantity: null, unit: "", account },
      { ...described, chargeDescription: [request.description?.trim() || adjustment.reason, more].filter((text) => text !== "").join(" – ") },
    ); // prettier-ignore
  if (to === null) return [row(1, adjustment, amount, "")];
  return [
    row(1, adjustment, -amount, `to ${placeWords(to, adjustment)}`),
    row(2, to, amount, `from ${placeWords(adjustment, to)}`),
  ];
}

/** What sets a place apart from the other: its PI, project or fund. */
function placeWords(place: Place, other: Place): string {
  const { pi, project, fundOrg } = place;
  const words = [
    pi === other.pi ? "" : pi,
    sameName(project, other.project) ? "" : project,
    fundOrg === other.fundOrg ? "" : fundOrg,
  ];
  return words.filter((word) => word !== "").join(", ") || "the project's funds";
}

function placeOf({ pi, project = "", fundOrg = "" }: AdjustmentRequest, directory: Directory): Place {
  if (pi.trim() === "") refuse("Name the PI: there is nobody to bill.");
  return canonical({ pi, project, fundOrg }, directory);
}

/** A fund of the other project is no fund of this one: it goes along only within the project. */
function targetOf(request: AdjustmentRequest, from: Place, directory: Directory): Place {
  const [toPi, toProject, toFundOrg] = [request.toPi, request.toProject, request.toFundOrg].map(
    (text) => text?.trim() ?? "",
  ) as [string, string, string];
  if (toPi + toProject + toFundOrg === "") refuse("Say where it goes: another PI, project or fund.");
  const project = toProject || from.project;
  const fundOrg = toFundOrg || (sameName(project, from.project) ? from.fundOrg : "");
  const to = canonical({ pi: toPi || from.pi, project, fundOrg }, directory);
  if (to.pi === from.pi && sameName(to.project, from.project) && to.fundOrg === from.fundOrg)
    refuse("It goes where it comes from: name another PI, project or fund.");
  return to;
}

export function canonical({ pi, project, fundOrg }: Place, directory: Directory): Place {
  const known = directory.project(project);
  return {
    pi: directory.canonicalAddress(pi),
    project: known?.project ?? project.trim(),
    fundOrg: fundOrg.trim(),
  };
}

/** @throws Refusal naming the sources: the journal credits one of them */
export function sourceOf(name: string, directory: Directory): string {
  const source = directory.source(name);
  if (source !== undefined && name.trim() !== "") return source.source;
  const known = directory.reference.sources.map((s) => s.source);
  const which =
    known.length === 0 ? "Add a source to Sources first" : `Name one of Sources: ${known.join(", ")}`;
  return refuse(
    name.trim() === ""
      ? `Name the source whose recovery it is. ${which}.`
      : `There is no source ${name.trim()}. ${which}.`,
  );
}

/** @returns above zero, or below of a credit */
function amountOf({ amount: typed, kind }: AdjustmentRequest): Amount {
  const value = exactAmount(typed);
  if (value === 0n) refuse("The amount is 0.00: there is nothing to enter.");
  if (kind === "Credit") return -absolute(value);
  if (value < 0n) {
    refuse(
      kind === "Charge"
        ? `A charge is above zero, not ${amountToText(value)}. What is given back is a credit.`
        : `A transfer is above zero, not ${amountToText(value)}. Turn it round: where it comes from, where it goes.`,
    );
  }
  return value;
}

/** @throws Refusal for what is no plain number, or has more digits than a cell keeps */
export function exactAmount(typed: string | Amount): Amount {
  const value = typeof typed === "string" ? parseAmount(typed.trim()) : typed;
  if (value === null) return refuse(`The amount "${String(typed)}" is not a plain number such as 1234.56.`);
  if (amountFromNumber(amountToNumber(value)) !== value)
    refuse(`The amount ${amountToText(value)} has more digits than the 15 that a cell keeps.`);
  return value;
}

function unique(places: readonly Place[], directory: Directory): string[] {
  return [...new Set(places.flatMap((place) => unknownIn(place, directory)))];
}

/** Who and what the reference tables do not know; tables that are not kept up know nobody. */
export function unknownIn({ pi, project, fundOrg }: Place, directory: Directory): string[] {
  const { people, projects, funds } = directory.reference;
  return [
    people.length > 0 && directory.person(pi) === undefined ? `${pi} is not in People.` : "",
    projects.length > 0 && project !== "" && directory.project(project) === undefined
      ? `The project ${project} is not in Projects.`
      : "",
    funds.length > 0 && fundOrg !== "" && directory.fund(fundOrg) === undefined
      ? `The fund ${fundOrg} is not in Funds.`
      : "",
  ].filter((text) => text !== "");
}

function refuse(what: string): never {
  throw new Refusal(`${what} Nothing was written.`);
}
