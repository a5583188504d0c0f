/** What people keep up: who the PIs are, their projects, and the funds that pay. Addresses are normalised. */
import { normalizeAddress } from "./charge";
import type { Amount, Share } from "./money";
import type { Day } from "./period";

export const STATUSES = ["Active", "Inactive"] as const;
export type Status = (typeof STATUSES)[number];
export type YesNo = "Yes" | "No";
export const COST_BASES = ["Billed", "Effective"] as const;
export type CostBasis = (typeof COST_BASES)[number];

export interface Source {
  readonly source: string;
  /** Globs on the whole file name, several separated by ";": `aws*; amazon*`. */
  readonly fileNamePattern: string;
  readonly costBasis: CostBasis;
  readonly creditFundOrg: string;
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly program: string;
  readonly activity: string;
  readonly location: string;
  readonly notes: string;
  readonly active: YesNo;
}

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly department: string;
  /** Where mail goes instead of `email`; "" for `email` itself. */
  readonly sendTo: string;
  /** Addresses separated by ";". */
  readonly cc: string;
  /** Other addresses of the same PI, separated by ";". */
  readonly aliases: string;
  readonly activeFrom: Day;
  readonly activeTo: Day;
  readonly status: Status;
}

export interface Project {
  readonly project: string;
  readonly title: string;
  readonly pi: string;
  readonly defaultFundOrg: string;
  readonly cc: string;
  readonly activeFrom: Day;
  readonly activeTo: Day;
  readonly status: Status;
}

export interface Fund {
  readonly fundOrg: string;
  readonly title: string;
  readonly account: string;
  readonly program: string;
  readonly activity: string;
  readonly location: string;
  readonly awardNumber: string;
  readonly awardStart: Day;
  readonly awardEnd: Day;
  readonly cap: Amount | null;
  readonly fallbackFundOrg: string;
  readonly status: Status;
}

export interface Split {
  readonly splitId: string;
  readonly project: string;
  readonly fundOrg: string;
  readonly share: Share;
  readonly from: Day;
  readonly to: Day;
  readonly takesRemainder: YesNo;
}

/** Who pays for what a column or tag of a file says: a sub-account, a project of the provider. */
export interface Lookup {
  readonly lookupId: string;
  /** The column or tag: SubAccountId. */
  readonly column: string;
  readonly value: string;
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
  readonly account: string;
  readonly notes: string;
}

/** What a look-up can give. */
export type LookupTarget = "pi" | "project" | "fundOrg" | "account";

/** The reference tables together, as every decision needs them. */
export interface Reference {
  readonly sources: readonly Source[];
  readonly people: readonly Person[];
  readonly projects: readonly Project[];
  readonly funds: readonly Fund[];
  readonly splits: readonly Split[];
  readonly lookups: readonly Lookup[];
}

/** Of nobody and nothing, where no workbook is known. */
export const NO_REFERENCE: Reference = {
  sources: [],
  people: [],
  projects: [],
  funds: [],
  splits: [],
  lookups: [],
};

/** Splits a list that people typed: "a; b, c" → ["a", "b", "c"]. */
export function splitList(text: string): string[] {
  return text
    .split(/[;,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** What a name compares by, everywhere: trimmed and case-folded (`aws` is ` AWS`). */
export function fold(name: string): string {
  return name.trim().toLowerCase();
}

export function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

/** Quick look-ups over the reference tables. */
export class Directory {
  private readonly personByAddress = new Map<string, Person>();
  private readonly projectByName = new Map<string, Project>();
  private readonly fundByCode = new Map<string, Fund>();
  private readonly sourceByName = new Map<string, Source>();
  private readonly splitsByProject = new Map<string, Split[]>();
  private readonly lookupsByValue = new Map<string, Lookup[]>();

  constructor(readonly reference: Reference) {
    for (const person of reference.people) {
      this.personByAddress.set(normalizeAddress(person.email), person);
    }
    for (const person of reference.people) {
      for (const alias of splitList(person.aliases)) {
        const address = normalizeAddress(alias);
        if (!this.personByAddress.has(address)) this.personByAddress.set(address, person);
      }
    }
    for (const project of reference.projects) this.projectByName.set(fold(project.project), project);
    for (const fund of reference.funds) this.fundByCode.set(fund.fundOrg.trim(), fund);
    for (const source of reference.sources) this.sourceByName.set(fold(source.source), source);
    for (const split of reference.splits) {
      const key = fold(split.project);
      const others = this.splitsByProject.get(key);
      if (others === undefined) this.splitsByProject.set(key, [split]);
      else others.push(split);
    }
    for (const lookup of reference.lookups) {
      const key = lookupKey(lookup.column, lookup.value);
      const others = this.lookupsByValue.get(key);
      if (others === undefined) this.lookupsByValue.set(key, [lookup]);
      else others.push(lookup);
    }
  }

  /** The PI an address belongs to, by address or alias. */
  person(address: string): Person | undefined {
    return this.personByAddress.get(normalizeAddress(address));
  }

  /** The one address a PI is known by: the People row's, else the normalised address itself. */
  canonicalAddress(address: string): string {
    const person = this.person(address);
    return normalizeAddress(person === undefined ? address : person.email);
  }

  project(name: string): Project | undefined {
    return this.projectByName.get(fold(name));
  }

  fund(fundOrg: string): Fund | undefined {
    return this.fundByCode.get(fundOrg.trim());
  }

  source(name: string): Source | undefined {
    return this.sourceByName.get(fold(name));
  }

  /** What the Lookups table says of a column's or tag's value, the first row that says anything; "" for nothing. */
  lookup(column: string, value: string, target: LookupTarget): string {
    const rows = this.lookupsByValue.get(lookupKey(column, value)) ?? [];
    return rows.find((row) => row[target].trim() !== "")?.[target].trim() ?? "";
  }

  /** The splits of a project in force on a day. */
  splitsOn(project: string, day: Day): Split[] {
    const all = this.splitsByProject.get(fold(project)) ?? [];
    return all.filter((s) => (s.from === "" || s.from <= day) && (s.to === "" || day <= s.to));
  }
}

function lookupKey(column: string, value: string): string {
  return `${fold(column)}\n${fold(value)}`;
}

/** A source of which nothing is known but its name. */
export function newSource(source: string, notes = ""): Source {
  return {
    source,
    fileNamePattern: "",
    costBasis: "Billed",
    creditFundOrg: "",
    debitAccount: "",
    creditAccount: "",
    program: "",
    activity: "",
    location: "",
    notes,
    active: "Yes",
  };
}
