/** Whom a row of an adjustment is for, and the source whose recovery it is, as the reference tables know them. */
import { sameName, type Directory } from "../reference";
import { refuse } from "./refuse";

/** Who pays. */
export interface Place {
  /** The canonical address. */
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
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

/** What sets a place apart from the other: its PI, project or fund. */
export function placeWords(place: Place, other: Place): string {
  const { pi, project, fundOrg } = place;
  const words = [
    pi === other.pi ? "" : pi,
    sameName(project, other.project) ? "" : project,
    fundOrg === other.fundOrg ? "" : fundOrg,
  ];
  return words.filter((word) => word !== "").join(", ") || "the project's funds";
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
