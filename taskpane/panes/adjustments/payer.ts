/** Whom something is for, and whether that stands in the lists. */
import { fold } from "../../../src/core/reference";
import type { Choice } from "../../../src/steps/review-board";
import type { Found } from "../../parts/find-people";

export interface Payer {
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
}

export const NOBODY: Payer = { pi: "", project: "", fundOrg: "" };

/** Who and what can be chosen. */
export interface Choices {
  readonly people: readonly Found[];
  readonly projects: readonly Choice[];
  readonly funds: readonly Choice[];
}

/** Without blanks around it. */
export function trimmed({ pi, project, fundOrg }: Payer): Payer {
  return { pi: pi.trim(), project: project.trim(), fundOrg: fundOrg.trim() };
}

/** Projects and funds that stand in no list: mistyped perhaps. Case does not matter; a list that is not kept doubts nothing. */
export function unknownOf(payers: readonly Payer[], { projects, funds }: Choices): readonly string[] {
  const codes = (choices: readonly Choice[]) => new Set(choices.map(({ code }) => fold(code)));
  const [knownProjects, knownFunds] = [codes(projects), codes(funds)];
  const unknown = payers
    .map(trimmed)
    .flatMap(({ project, fundOrg }) => [
      ...(project === "" || projects.length === 0 || knownProjects.has(fold(project)) ? [] : [project]),
      ...(fundOrg === "" || funds.length === 0 || knownFunds.has(fold(fundOrg)) ? [] : [fundOrg]),
    ]);
  return [...new Set(unknown)];
}
