/** The parts of a small .xlsx file in memory: unpacked, changed, packed again with the same bytes for the same parts. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { HostFailure, Refusal } from "../../core/problem";
import { relations, relationId, isTrue, type PackageParts } from "../ooxml/relations";
import { findTags } from "../ooxml/xml";

/** Local time, as fflate reads it: the first moment that a zip can hold, wherever it is made. */
export const FIXED_TIME = new Date(1980, 0, 1);
/** An archive of 100,000 charges unpacks to about 300 MB. */
const MOST_BYTES = 1_500_000_000;

export interface SheetPart {
  readonly name: string;
  readonly path: string;
}

export class SheetPackage implements PackageParts {
  private readonly keys: ReadonlyMap<string, string>;

  private constructor(private readonly parts: Record<string, Uint8Array>) {
    this.keys = new Map(Object.keys(parts).map((name) => [name.toLowerCase(), name]));
  }

  /** @throws Refusal where the bytes are no .xlsx file */
  static read(bytes: Uint8Array): SheetPackage {
    refuseOtherKinds(bytes);
    return new SheetPackage(unpack(bytes));
  }

  has(name: string): boolean {
    return this.keys.has(name.toLowerCase());
  }

  bytes(name: string): Uint8Array {
    const part = this.parts[this.keys.get(name.toLowerCase()) ?? ""];
    if (part === undefined) throw new Refusal(`The file is damaged: its part ${name} is missing. ${ANEW}`);
    return part;
  }

  text(name: string): string {
    return strFromU8(this.bytes(name)).replace(/^\uFEFF/, "");
  }

  set(name: string, text: string): void {
    this.parts[this.keys.get(name.toLowerCase()) ?? name] = strToU8(text);
  }

  write(): Uint8Array {
    return zipSync(this.parts, { level: 6, mtime: FIXED_TIME });
  }
}

export interface SheetsPlan {
  /** The workbook's own part. */
  readonly path: string;
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  readonly date1904: boolean;
}

/** @throws Refusal where the zip holds no workbook */
export function planOf(parts: PackageParts): SheetsPlan {
  const path = relations(parts, "").find((relation) => relation.type === "officeDocument")?.target;
  if (path === undefined || !parts.has(path))
    throw new Refusal("The file is a zip, but not an .xlsx workbook. Check that it is the right one.");
  const related = relations(parts, path);
  const part = (type: string): string | null => related.find((r) => r.type === type)?.target ?? null;
  const tags = findTags(parts.text(path), ["sheet", "workbookPr"]);
  const sheets = tags.flatMap(({ name, attributes }): SheetPart[] => {
    const target = related.find((relation) => relation.id === relationId(attributes));
    // A chart sheet has no cells.
    return name === "sheet" && target?.type === "worksheet"
      ? [{ name: attributes.name ?? "", path: target.target }]
      : [];
  });
  const pr = tags.find(({ name }) => name === "workbookPr");
  return {
    path,
    sheets,
    sharedStrings: part("sharedStrings"),
    styles: part("styles"),
    date1904: isTrue(pr?.attributes.date1904),
  };
}

/** What the rooms below say of a workbook on disk, said of a file that was given. */
export function asRefusal(cause: unknown): unknown {
  if (!(cause instanceof HostFailure)) return cause;
  return new Refusal(`The file cannot be read as an .xlsx workbook. ${ANEW}`);
}

const ANEW = 'Open it in Excel, save it as "Excel Workbook (.xlsx)", and try again.';

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        if (total > MOST_BYTES)
          throw new Refusal("The file unpacks to more than 1.5 GB. Split it into smaller ones.");
        return !name.endsWith("/");
      },
    });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(`The file is damaged: it cannot be unpacked. ${ANEW}`);
  }
}

function refuseOtherKinds(bytes: Uint8Array): void {
  const starts = (...codes: number[]): boolean => codes.every((code, at) => bytes[at] === code);
  if (starts(0x50, 0x4b)) return;
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new Refusal(`The file is protected with a password or in the old .xls format. ${ANEW}`);
  const head = strFromU8(bytes.subarray(0, 2000), true);
  if (head.includes("schemas-microsoft-com:office:spreadsheet") || head.includes("Excel.Sheet"))
    throw new Refusal(`The file is an XML Spreadsheet 2003, whatever its name ends with. ${ANEW}`);
  throw new Refusal("The file is not an .xlsx workbook. Check that it is the right one.");
}
