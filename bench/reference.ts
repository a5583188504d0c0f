/** The PIs, projects, funds and splits that the benchmark files bill. */
import { parsePercent } from "../src/core/money";
import type { Fund, Person, Project, Reference, Split } from "../src/core/reference";
import { referenceFiles } from "../sample_data/generator/reference-csv";

export interface BenchPeople {
  /** PIs; each has two projects and a fund of its own. */
  readonly pis: number;
}

/** Every this many PIs' first project is split over two funds. */
const SPLIT_EVERY = 10;

const number = (pi: number): string => String(pi + 1).padStart(4, "0");
export const addressOf = (pi: number): string => `pi.${number(pi)}@dept${pi % 12}.example.edu`;
export const projectOf = (pi: number, second: boolean): string =>
  `project-${number(pi)}-${second ? "b" : "a"}`;
export const fundOf = (pi: number): string => `DPT-${20_000 + pi}`;
const operatingFund = (pi: number): string => `DPT-${10_000 + (pi % 12)}`;

/** The people, projects, funds, splits and source of the same PIs: nothing in the file is pending under the rules. */
export function generateReference({ pis }: BenchPeople): Reference {
  const all = Array.from({ length: pis }, (_, pi) => pi);
  const departments = Array.from({ length: Math.min(pis, 12) }, (_, index) => operatingFund(index));
  return {
    people: all.map(person),
    projects: all.flatMap((pi) => [project(pi, false), project(pi, true)]),
    funds: [...departments.map(fund), ...all.map((pi) => fund(fundOf(pi))), fund("RCC-90010")],
    splits: all.filter((pi) => pi % SPLIT_EVERY === 0).flatMap(splits),
    lookups: [],
    sources: [
      {
        source: "Bench",
        fileNamePattern: "bench*",
        costBasis: "Billed",
        creditFundOrg: "RCC-90010",
        debitAccount: "07410",
        creditAccount: "05910",
        program: "",
        activity: "",
        location: "",
        notes: "",
        active: "Yes",
      },
    ],
  };
}

/** The same as CSV files for `init --reference`: file name → text. */
export function generateReferenceFiles(size: BenchPeople): Record<string, string> {
  return referenceFiles(generateReference(size));
}

function person(pi: number): Person {
  return {
    email: addressOf(pi),
    name: `Investigator ${number(pi)}`,
    department: `Department ${pi % 12}`,
    sendTo: "",
    cc: "",
    aliases: "",
    activeFrom: "",
    activeTo: "",
    status: "Active",
  };
}

function project(pi: number, second: boolean): Project {
  const id = projectOf(pi, second);
  return {
    project: id,
    title: `Title of ${id}`,
    pi: addressOf(pi),
    defaultFundOrg: fundOf(pi),
    cc: "",
    activeFrom: "",
    activeTo: "",
    status: "Active",
  };
}

function fund(fundOrg: string): Fund {
  return {
    fundOrg,
    title: `Fund ${fundOrg}`,
    account: "",
    program: "",
    activity: "",
    location: "",
    awardNumber: "",
    awardStart: "",
    awardEnd: "",
    cap: null,
    fallbackFundOrg: "",
    status: "Active",
  };
}

function splits(pi: number): Split[] {
  const base = { project: projectOf(pi, false), from: "", to: "" };
  return [
    {
      ...base,
      splitId: `S-${number(pi)}-1`,
      fundOrg: fundOf(pi),
      share: parsePercent("60") ?? 0n,
      takesRemainder: "Yes",
    },
    {
      ...base,
      splitId: `S-${number(pi)}-2`,
      fundOrg: operatingFund(pi),
      share: parsePercent("40") ?? 0n,
      takesRemainder: "No",
    },
  ];
}
