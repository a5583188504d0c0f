/** A reassignment to what no list has: mistyped more often than meant, and billed at once. */
import { Refusal } from "../problem";
import { fold, sameName, type Directory } from "../reference";
import type { Decision } from "./decision";

type Reassign = Extract<Decision, { readonly do: "reassign" }>;

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+$/;
/** Names in a message. */
const MOST_NAMED = 5;
/** So many letters may differ in a name that was mistyped. */
const SLIPS = 2;

/** @throws Refusal for a PI that is neither in People nor a mail address; for the rest unless it is said again */
export function refuseUnlisted(
  { pi, project, fundOrg, anyway = false }: Reassign,
  directory: Directory,
): void {
  if (pi !== undefined && directory.person(pi) === undefined && !ADDRESS.test(pi.trim()))
    throw new Refusal(`"${pi}" is not a mail address. Write it as name@example.edu. Nothing was written.`);
  if (anyway) return;
  const { projects, funds } = directory.reference;
  const unknown = [
    ...unlisted(
      "Projects",
      project,
      projects.map((p) => p.project),
    ),
    ...unlisted(
      "Funds",
      fundOrg,
      funds.map((f) => f.fundOrg),
    ),
  ];
  if (unknown.length === 0) return;
  throw new Refusal(`${unknown.join(" ")} Correct it{way}. Nothing was written.`, [], {
    script: ", add it there first, or say --anyway",
    pane: ", or add it there first",
  });
}

/** Tables that are not kept up know nothing. */
function unlisted(table: string, name: string | undefined, known: readonly string[]): string[] {
  if (name === undefined || name.trim() === "" || known.length === 0) return [];
  if (known.some((one) => sameName(one, name))) return [];
  const near = known.filter((one) => isNear(fold(one), fold(name))).slice(0, MOST_NAMED);
  return [`${name} is not in ${table}${near.length === 0 ? "" : `, which has ${near.join(", ")}`}.`];
}

function isNear(known: string, typed: string): boolean {
  if (known.length > SLIPS && typed.length > SLIPS && (known.includes(typed) || typed.includes(known)))
    return true;
  return slips(known, typed) <= Math.min(SLIPS, Math.floor(typed.length / 2));
}

/** How many letters have to be put in, left out or replaced to make one of the other. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
