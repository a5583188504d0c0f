/** The people, projects, funds, splits and sources of the invented university that the sample data bills. */
import { amount, parsePercent } from "../../src/core/money";
import type { Fund, Person, Project, Source, Split } from "../../src/core/reference";
import type { RuleSetting } from "../../src/core/review/rule";

/** Addresses by a short name, so that usage and planted cases cannot mistype them. */
export const PI = {
  smithChem: "smith@chem.example.edu",
  smithBio: "smith@bio.example.edu",
  adaeze: "adaeze.umbrik@bio.example.edu",
  lukasz: "lukasz.zolc@phys.example.edu",
  wang: "wang.xiaoming@comp.example.edu",
  jose: "jose.nandwick@geo.example.edu",
  maren: "maren.tollgaard@med.example.edu",
  priyanka: "priyanka.solvane@eng.example.edu",
  kofi: "kofi.ardenwe@hist.example.edu",
  yelena: "yelena.morozkova@chem.example.edu",
  noor: "noor.hallisey@stat.example.edu",
} as const;

export const MAREN_ALIAS = "mtollgaard@hospital.example.edu";

function person(email: string, name: string, department: string, more: Partial<Person> = {}): Person {
  const blank = { sendTo: "", cc: "", aliases: "", activeFrom: "", activeTo: "", status: "Active" } as const;
  return { email, name, department, ...blank, ...more };
}

export const PEOPLE_ROWS: readonly Person[] = [
  person(PI.smithChem, "Harriet Smith", "Chemistry"),
  person(PI.smithBio, "Tobias Smith", "Biology", { cc: "bio-grants@example.edu" }),
  person(PI.adaeze, "Adaeze Umbrik", "Biology"),
  person(PI.lukasz, "Łukasz Żółć", "Physics"),
  person(PI.wang, "王小明", "Computer Science"),
  person(PI.jose, "José Nandwick", "Earth Sciences"),
  person(PI.maren, "Maren Tollgaard", "Medicine", { aliases: `${MAREN_ALIAS}; m.tollgaard@example.edu` }),
  person(PI.priyanka, "Priyanka Solvane", "Engineering"),
  person(PI.kofi, "Kofi Ardenwe", "History", { sendTo: "hist-office@example.edu", cc: PI.kofi }),
  person(PI.yelena, "Yelena Morozkova", "Chemistry"),
  person(PI.noor, "Noor Hallisey", "Statistics", { activeFrom: "2025-09-01" }),
];

function project(
  id: string,
  title: string,
  pi: string,
  defaultFundOrg: string,
  more: Partial<Project> = {},
): Project {
  const blank = { cc: "", activeFrom: "", activeTo: "", status: "Active" } as const;
  return { project: id, title, pi, defaultFundOrg, ...blank, ...more };
}

export const PROJECT_ROWS: readonly Project[] = [
  project("nmr-archive", "NMR Archive", PI.smithChem, "CHEM-10000"),
  project("catalyst-screen", "Catalyst Screening", PI.smithChem, "CHEM-24117"),
  project("spectra-2019", "Spectra Collected in 2019", PI.smithChem, "CHEM-10000", { status: "Inactive" }),
  project("reef-genomes", "Reef Genomes", PI.smithBio, "BIO-24560", { cc: "bio-grants@example.edu" }),
  project("field-cameras", "Field Cameras", PI.smithBio, "BIO-10000"),
  project("plant-atlas", "Plant Atlas (Biology 60 %, Earth Sciences 40 %)", PI.adaeze, "BIO-10000"),
  project("bio-pilot", "Pilot Without a Default Fund", PI.adaeze, ""),
  project("spin-lattice", "Spin Lattices", PI.lukasz, "PHYS-25003"),
  project("detector-sim", "Detector Simulation (three thirds)", PI.lukasz, "PHYS-10000"),
  project("lang-models", "Language Models", PI.wang, "COMP-25210"),
  project("teaching-lab", "Teaching Lab", PI.wang, "COMP-10000"),
  project("seismic-net", "Seismic Network", PI.jose, "GEO-10000"),
  project("glacier-melt", "Glacier Melt", PI.jose, "GEO-25440"),
  project("imaging-core", "Imaging Core (split from July 2025)", PI.maren, "MED-10000"),
  project("cohort-study", "Cohort Study", PI.maren, "MED-23901"),
  project("bridge-twin", "Digital Twin of a Bridge", PI.priyanka, "ENG-24808"),
  project("wind-tunnel", "Wind Tunnel", PI.priyanka, "ENG-10000", { activeTo: "2025-09-30" }),
  project("parish-records", "Parish Records", PI.kofi, "HIST-10000"),
  project("polymer-aging", "Polymer Aging", PI.yelena, "CHEM-10000"),
  project("survey-weights", "Survey Weights", PI.noor, "STAT-10000", { activeFrom: "2025-09-01" }),
];

function fund(fundOrg: string, title: string, more: Partial<Fund> = {}): Fund {
  const blank = {
    account: "07410",
    program: "0110",
    activity: "",
    location: "",
    awardNumber: "",
    awardStart: "",
    awardEnd: "",
    cap: null,
    fallbackFundOrg: "",
    status: "Active",
  } as const;
  return { fundOrg, title, ...blank, ...more };
}

function award(fundOrg: string, title: string, awardNumber: string, dates: readonly [string, string]): Fund {
  const [awardStart, awardEnd] = dates;
  const fallbackFundOrg = `${fundOrg.split("-")[0] ?? ""}-10000`;
  return fund(fundOrg, title, { program: "0220", awardNumber, awardStart, awardEnd, fallbackFundOrg });
}

export const FUND_ROWS: readonly Fund[] = [
  fund("CHEM-10000", "Chemistry Operating"),
  fund("BIO-10000", "Biology Operating"),
  fund("PHYS-10000", "Physics Operating"),
  fund("COMP-10000", "Computer Science Operating"),
  fund("GEO-10000", "Earth Sciences Operating"),
  fund("MED-10000", "Medicine Operating", { location: "HOSP" }),
  fund("ENG-10000", "Engineering Operating"),
  fund("HIST-10000", "History Operating"),
  fund("STAT-10000", "Statistics Operating"),
  fund("HIST-19000", "History Gifts, closed in 2024", { status: "Inactive" }),
  award("CHEM-24117", "Catalysts for Clean Fuel", "CHE-0024117", ["2023-09-01", "2026-08-31"]),
  award("BIO-24560", "Genomes of Coral Reefs", "DEB-0024560", ["2024-07-01", "2027-06-30"]),
  award("BIO-25777", "Imaging of Living Cells", "R01-0025777", ["2025-07-01", "2029-06-30"]),
  award("PHYS-25003", "Frustrated Magnets", "PHY-0025003", ["2024-01-01", "2026-12-31"]),
  award("COMP-25210", "Small Language Models", "IIS-0025210", ["2024-10-01", "2027-09-30"]),
  {
    ...award("GEO-25440", "Melting Glaciers", "GLD-0025440", ["2025-02-01", "2028-01-31"]),
    fallbackFundOrg: "",
  },
  award("MED-23901", "Cohort Study, Wave 3", "R01-0023901", ["2022-12-01", "2025-11-30"]),
  {
    ...award("ENG-24808", "Bridges That Report", "CMI-0024808", ["2024-03-01", "2027-02-28"]),
    cap: amount("250000"),
  },
  fund("RCC-90010", "Research Computing: AWS Recovery"),
  fund("RCC-90020", "Research Computing: Azure Recovery"),
  fund("RCC-90030", "Research Computing: HPC Recovery"),
  fund("RCC-90040", "Research Computing: Storage Recovery"),
];

function split(
  splitId: string,
  projectId: string,
  fundOrg: string,
  percent: string,
  more: Partial<Split> = {},
): Split {
  const share = parsePercent(percent) ?? 0n;
  return { splitId, project: projectId, fundOrg, share, from: "", to: "", takesRemainder: "No", ...more };
}

export const SPLIT_ROWS: readonly Split[] = [
  split("S-0001", "plant-atlas", "BIO-24560", "60", { takesRemainder: "Yes" }),
  split("S-0002", "plant-atlas", "GEO-10000", "40"),
  split("S-0003", "detector-sim", "PHYS-25003", "33.3333"),
  split("S-0004", "detector-sim", "COMP-10000", "33.3333"),
  split("S-0005", "detector-sim", "ENG-24808", "33.3334", { takesRemainder: "Yes" }),
  split("S-0006", "imaging-core", "MED-10000", "70", { from: "2025-07-01", takesRemainder: "Yes" }),
  split("S-0007", "imaging-core", "BIO-25777", "30", { from: "2025-07-01" }),
];

function source(name: string, creditFundOrg: string, accounts: readonly [string, string]): Source {
  return {
    source: name,
    fileNamePattern: `${name.toLowerCase()}*`,
    costBasis: "Billed",
    creditFundOrg,
    debitAccount: accounts[0],
    creditAccount: accounts[1],
    program: "0110",
    activity: "",
    location: "",
    notes: "",
    active: "Yes",
  };
}

export const SOURCE_ROWS: readonly Source[] = [
  source("AWS", "RCC-90010", ["07410", "05910"]),
  source("Azure", "RCC-90020", ["07410", "05910"]),
  source("HPC", "RCC-90030", ["07420", "05920"]),
  source("Storage", "RCC-90040", ["07430", "05930"]),
];

/** Only the two rules whose value differs from the program's own. */
export const RULE_ROWS: readonly RuleSetting[] = [
  {
    rule: "Fund matches no pattern",
    on: "Yes",
    severity: "Hold",
    appliesTo: "",
    value: String.raw`^[A-Z]{3,5}-\d{5}$`,
    whatItChecks: "The fund that pays is written like CHEM-10000.",
  },
  {
    rule: "Pattern found",
    on: "Yes",
    severity: "Hold",
    appliesTo: "",
    value: "(?i)sandbox|personal",
    whatItChecks: "Service name, resource name or resource id names a sandbox or something personal.",
  },
];
