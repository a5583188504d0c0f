/** The owners file, CSV, and the Lookups table of a workbook, as owners. */
import { normalizeAddress } from "../core/charge";
import { isDay } from "../core/period";
import { Refusal } from "../core/problem";
import type { Lookup } from "../core/reference";
import type { Owner } from "./owners";
import { csvTable, needHeadings, type CsvRow } from "./table";

/** Of all headings only Account is needed. */
export const OWNER_HEADINGS = [
  "Account", "User", "PI", "Project", "Fund Org", "Account Code", "Reference 1", "Reference 2", "From", "To",
] as const; // prettier-ignore

/** @throws Refusal naming every row that is wrong */
export function readOwners(file: string, text: string): Owner[] {
  const table = csvTable(file, text);
  needHeadings(file, table, ["Account"]);
  const unknown = table.headings.filter(
    (heading) => !OWNER_HEADINGS.some((known) => known.toLowerCase() === heading.toLowerCase()),
  );
  const known = OWNER_HEADINGS.join(", ");
  if (unknown.length > 0)
    throw new Refusal(
      `${file}: ${unknown.join(", ")} is no column of owners. They are: ${known}. Correct the heading. Nothing was written.`,
    );
  const problems = table.rows.flatMap((row) => problemsOf(row).map((p) => `row ${row.row}: ${p}`));
  if (problems.length > 0)
    throw new Refusal(
      `${file} needs a correction: ${problems.slice(0, 8).join("; ")}${problems.length > 8 ? "; …" : ""}. Nothing was written.`,
      problems,
    );
  return table.rows.map((row) => ownerOf(file, row));
}

function problemsOf({ get }: CsvRow): string[] {
  const problems: string[] = [];
  if (get("Account") === "") problems.push("Account is blank");
  for (const heading of ["From", "To"]) {
    const day = get(heading);
    if (day !== "" && !isDay(day)) problems.push(`${heading} "${day}" is not a day such as 2025-01-31`);
  }
  if (get("From") !== "" && get("To") !== "" && get("From") > get("To")) problems.push("From is after To");
  const pi = get("PI");
  if (pi !== "" && !/^[^\s@]+@[^\s@]+$/.test(pi)) problems.push(`PI "${pi}" is not a mail address`);
  return problems;
}

function ownerOf(file: string, { row, get }: CsvRow): Owner {
  return {
    account: get("Account"),
    user: get("User"),
    pi: normalizeAddress(get("PI")),
    project: get("Project"),
    fundOrg: get("Fund Org"),
    accountCode: get("Account Code"),
    reference1: get("Reference 1"),
    reference2: get("Reference 2"),
    from: get("From"),
    to: get("To"),
    where: `${file}, row ${row}`,
  };
}

/** The rows of the Lookups table for SubAccountId. */
export function ownersOfLookups(lookups: readonly Lookup[]): Owner[] {
  return lookups
    .filter(({ column }) => column.trim().toLowerCase() === "subaccountid")
    .map(({ lookupId, value, pi, project, fundOrg, account }) => ({
      account: value,
      user: "",
      pi: normalizeAddress(pi),
      project: project.trim(),
      fundOrg: fundOrg.trim(),
      accountCode: account.trim(),
      reference1: "",
      reference2: "",
      from: "",
      to: "",
      where: `Lookups ${lookupId}`,
    }));
}
