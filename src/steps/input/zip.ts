/** The files in a zip that are charges or manifests, each as something to read. */
import { Refusal } from "../../core/problem";
import type { InputFile } from "../../ports/ports";
import { refused } from "./kinds";
import { range, type Part } from "./part";
import { checked, inflated } from "./unpack";
import { dataStart, zipEntries, type ZipEntry } from "./zip-directory";

export interface ZipContents {
  readonly parts: readonly Part[];
  /** Paths of files that are none of charges, such as a readme. */
  readonly leftOut: readonly string[];
}

const STORED = 0;
const DEFLATED = 8;

/** What systems put into a zip beside the files of people. */
const SYSTEM = /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
/** Files for people, which hold no charges. Anything else is looked into. */
const FOR_PEOPLE = /\.(md|pdf|html?|docx?|png|jpe?g|gif|svg|css|js|log)$|(^|\/)(readme|licen[cs]e)[^/]*$/i;

const OFFICE: readonly { readonly path: RegExp; readonly is: string; readonly instead: string }[] = [
  {
    path: /^xl\/workbook\./,
    is: "an Excel workbook",
    instead:
      "Import the export as the provider made it; if there is only the workbook, save its sheet as CSV UTF-8.",
  },
  { path: /^word\/document\./, is: "a Word document", instead: "Export the FOCUS data as CSV (UTF-8)." },
  { path: /^ppt\/presentation\./, is: "a presentation", instead: "Export the FOCUS data as CSV (UTF-8)." },
  {
    path: /^META-INF\/manifest\.xml$/,
    is: "an OpenDocument file or a program",
    instead:
      "Import the export as the provider made it; if there is only the workbook, save its sheet as CSV UTF-8.",
  },
];

/** @throws Refusal when it is an Excel workbook, cannot be unpacked or has no file to read */
export async function zipContents(file: InputFile): Promise<ZipContents> {
  const entries = (await zipEntries(file)).filter(({ path }) => !path.endsWith("/") && !SYSTEM.test(path));
  const office = OFFICE.find(({ path }) => entries.some((entry) => path.test(entry.path)));
  if (office !== undefined) throw refused(file.name, office.is, office.instead);
  const leftOut = entries.filter(({ path }) => FOR_PEOPLE.test(path)).map(({ path }) => path);
  const wanted = entries.filter(({ path }) => !FOR_PEOPLE.test(path));
  if (wanted.length === 0) {
    const found = leftOut.length === 0 ? "It is empty." : `It holds ${listed(leftOut)}.`;
    throw new Refusal(
      `${file.name} is a zip without a CSV or Parquet file. ${found} Zip the files of the FOCUS export. Nothing was imported.`,
    );
  }
  return { parts: wanted.map((entry) => partOfEntry(file, entry)), leftOut };
}

function partOfEntry(file: InputFile, entry: ZipEntry): Part {
  const name = `${file.name}/${entry.path}`;
  if (entry.encrypted)
    throw refused(name, "protected by a password", "Unpack the zip and import the files in it.");
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw refused(name, "compressed in a way that is not read", "Unpack the zip and import the files in it.");
  return {
    name,
    async *bytes() {
      const start = await dataStart(file, entry);
      const packed = range(file, start, start + entry.packedSize);
      yield* checked(name, entry.method === STORED ? packed : inflated(name, packed), entry);
    },
    file: entry.method === STORED ? storedFile(file, entry, name) : null,
  };
}

/** A member that is not compressed can be read from any place. */
function storedFile(file: InputFile, entry: ZipEntry, name: string): InputFile {
  return {
    name,
    size: () => Promise.resolve(entry.size),
    async slice(from, to) {
      const start = await dataStart(file, entry);
      return await file.slice(start + Math.min(from, entry.size), start + Math.min(to, entry.size));
    },
  };
}

export function listed(paths: readonly string[]): string {
  return paths.length <= 5
    ? paths.join(", ")
    : `${paths.slice(0, 5).join(", ")} and ${paths.length - 5} more`;
}
