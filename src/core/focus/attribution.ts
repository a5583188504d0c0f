/** Who is named in a row: tags, columns and the Lookups table, in the order of the settings; the first that is not blank. */
import { centralFund } from "../central-fund";
import type { Directory, LookupTarget } from "../reference";
import type { Commitment } from "../charge";
import { CellProblem } from "./cells";
import { fitCell } from "./fit-cell";
import type { Headings } from "./headings";
import { placesOf } from "./mapping";
import { nullable } from "./null";
import { ownText } from "../own-text";
import { remember } from "./remember";
import type { RowOptions } from "./row";
import { foldKey, type TagValues } from "./tags";

/** Who is named in a row, as far as anything names them. */
export interface Named {
  pi: string;
  project: string;
  fundOrg: string;
  account: string;
  reference1: string;
  reference2: string;
}

export const NOBODY: Readonly<Named> = {
  pi: "",
  project: "",
  fundOrg: "",
  account: "",
  reference1: "",
  reference2: "",
};

export class Attribution {
  private readonly find: { readonly [K in keyof Named]: Finder };
  private readonly address: (pi: string) => string;
  /** Who pays for commitments; null where that is left to tags and review. */
  private readonly central: Pick<Named, "pi" | "project" | "fundOrg"> | null;
  /** Filled anew for each row. */
  private readonly named: Named = { ...NOBODY };

  constructor(headings: Headings, { settings, directory, costBasis }: RowOptions) {
    const at = (setting: string, target: LookupTarget | null): Finder =>
      finder(setting, headings.positionOf, directory, target);
    this.find = {
      pi: at(settings.tagPiEmail, "pi"),
      project: at(settings.tagProjectId, "project"),
      fundOrg: at(settings.tagFundOrg, "fundOrg"),
      account: at(settings.tagAccountCode, "account"),
      reference1: at(settings.tagReference1, null),
      reference2: at(settings.tagReference2, null),
    };
    this.address = remember((pi) => (pi === "" ? "" : directory.canonicalAddress(pi)));
    const fund = costBasis === "Effective" ? centralFund(settings) : null;
    this.central = fund === null ? null : { ...fund, pi: this.address(fund.pi) };
  }

  /** @returns good until the next call */
  of(cells: readonly string[], tags: TagValues, commitment: Commitment): Readonly<Named> {
    const { named, find } = this;
    const central = commitment === "Purchase" || commitment === "Unused" ? this.central : null;
    named.pi = central?.pi ?? this.address(fitCell(find.pi(cells, tags)));
    named.project = central?.project ?? fitCell(find.project(cells, tags));
    named.fundOrg = central?.fundOrg ?? fitCell(find.fundOrg(cells, tags));
    named.account = central === null ? fitCell(find.account(cells, tags)) : "";
    named.reference1 = fitCell(find.reference1(cells, tags));
    named.reference2 = fitCell(find.reference2(cells, tags));
    return named;
  }
}

/** Finds one value in the row at hand. */
type Finder = (cells: readonly string[], tags: TagValues) => string;

/**
 * @param setting the list of places
 * @param positionOf a column of the file by its heading in any case, or by the FOCUS name of an older one
 * @param target what a look-up gives; null where the Lookups table has nothing of the kind
 */
function finder(
  setting: string,
  positionOf: (heading: string) => number | undefined,
  directory: Directory,
  target: LookupTarget | null,
): Finder {
  const finders = placesOf(setting).map(({ kind, name }): Finder => {
    const key = foldKey(name);
    const position = positionOf(name);
    const tag: Finder = (_cells, tags) => tags.get(key) ?? "";
    const cell: Finder = position === undefined ? () => "" : (cells) => cellOf(cells, position, name, target);
    if (kind === "tag") return tag;
    if (kind === "column") return cell;
    return (cells, tags) => {
      const value = cell(cells, tags) || tag(cells, tags);
      return value === "" || target === null ? "" : directory.lookup(name, value, target);
    };
  });
  const only = finders.length === 1 ? finders[0] : undefined;
  return only ?? ((cells, tags) => firstOf(finders, cells, tags));
}

function firstOf(finders: readonly Finder[], cells: readonly string[], tags: TagValues): string {
  for (const find of finders) {
    const value = find(cells, tags);
    if (value !== "") return value;
  }
  return "";
}

function cellOf(
  cells: readonly string[],
  position: number,
  column: string,
  target: LookupTarget | null,
): string {
  const text = nullable(cells[position]);
  if (target === null || !isDestroyedId(text)) return ownText(text);
  throw new CellProblem(
    "X02",
    column,
    text,
    `${column} "${text}" was an ID before Excel made a number of it; its digits are lost. ` +
      "Export the file again and do not save it in Excel, or write the ID here.",
  );
}

/** Excel writes numbers of 12 digits and more as 1.23457E+12. */
const DESTROYED = /^\d(?:[.,]\d+)?E\+(?:1[1-9]|[2-9]\d)$/i;

/** What Excel leaves of a long ID (rule X02). */
export function isDestroyedId(text: string): boolean {
  return text.length < 24 && DESTROYED.test(text);
}
