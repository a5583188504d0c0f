/** Relationships between the parts of an OOXML package: what leads from the workbook to its sheets and tables. */
import { HostFailure } from "../../core/problem";
import { findTags } from "./xml";

/** The parts of a package by their name in the zip. */
export interface PackageParts {
  has(name: string): boolean;
  /** UTF-8 text without a byte order mark. */
  text(name: string): string;
}

export interface Relation {
  readonly id: string;
  /** The last word of its type, e.g. `worksheet`. */
  readonly type: string;
  /** The part's name in the zip, or the outside address. */
  readonly target: string;
}

/** How the namespaces of "Strict Open XML" begin. */
export const STRICT = "http://purl.oclc.org/ooxml/";

export function relationsPath(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part ("" for the package), their targets resolved. */
export function relations(archive: PackageParts, part: string): Relation[] {
  const path = relationsPath(part);
  if (!archive.has(path)) return [];
  return findTags(archive.text(path), ["Relationship"]).map((tag) => {
    const { Id = "", Type = "", Target = "", TargetMode } = tag.attributes;
    if (Type.startsWith(STRICT) && Type.endsWith("/officeDocument")) throw strictWorkbook();
    return {
      id: Id,
      type: Type.slice(Type.lastIndexOf("/") + 1),
      target: TargetMode === "External" ? Target : resolve(part, Target),
    };
  });
}

function resolve(part: string, target: string): string {
  const plain = target.replace(/\\/g, "/");
  if (plain.startsWith("/")) return plain.slice(1);
  const path = part.split("/").slice(0, -1);
  for (const step of plain.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** The relationship id has a prefix that the file chooses. */
export function relationId(attributes: Readonly<Record<string, string>>): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(":id"));
  return attributes[name ?? "id"] ?? "";
}

export function strictWorkbook(): HostFailure {
  return new HostFailure(
    'The workbook is saved as "Strict Open XML". Save it in Excel as "Excel Workbook (.xlsx)" and run the command again. Nothing was written.',
    "nothing",
  );
}
