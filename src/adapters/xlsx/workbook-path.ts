/** The file that a workbook's name leads to, and whether it can be one and may be changed. */
import { constants } from "node:fs";
import { access, lstat, readlink, stat } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { Refusal } from "../../core/problem";

/** Kinds of files that Excel opens and this program does not, by what to do about them. */
const OTHERS: Readonly<Record<string, string>> = {
  ".xls": "is in the old .xls format. Save it in Excel as an .xlsx workbook.",
  ".xlsb": "is a binary workbook. Save it in Excel as an .xlsx workbook.",
  ".ods": "is an OpenDocument spreadsheet. Save it in Excel or LibreOffice as an .xlsx workbook.",
};

/** Links that lead to one another. */
const MOST_LINKS = 40;

/**
 * A link followed to the file: whoever opens the workbook by another name has the same file, lock and backup.
 * A name without a file stays as it is.
 * @throws Refusal for a link that leads nowhere
 */
export async function realWorkbookPath(path: string): Promise<string> {
  let at = path;
  for (let links = 0; links <= MOST_LINKS; links++) {
    const found = await lstat(at).catch(() => null);
    if (found?.isSymbolicLink() === true) {
      at = resolve(dirname(at), await readlink(at));
      continue;
    }
    if (found === null && links === 0 && (await lstat(dirname(path)).catch(() => null)) === null)
      throw new Refusal(
        `There is no folder ${dirname(path)}. Make it first, or check the name. Nothing was written.`,
      );
    if (found !== null || links === 0) return at;
    break;
  }
  throw new Refusal(
    `${basename(path)} is a link to a file that is not there. Mend the link, or name the workbook itself. Nothing was written.`,
  );
}

/** @throws Refusal for a name that no workbook has; a new one is an .xlsx file */
export function refuseOtherEndings(path: string, isNew: boolean): void {
  const name = basename(path);
  const ending = extname(name);
  const other = OTHERS[ending.toLowerCase()];
  if (other !== undefined && !isNew) throw new Refusal(`${name} ${other} Nothing was written.`);
  if (!isNew || ending.toLowerCase() === ".xlsx") return;
  const stem = ending === "" ? name : name.slice(0, -ending.length);
  const macros =
    ending.toLowerCase() === ".xlsm" ? " For one with macros save it in Excel as .xlsm afterwards." : "";
  throw new Refusal(
    `${name} cannot be made: a new workbook's name ends in .xlsx. Name it ${stem}.xlsx.${macros} Nothing was written.`,
  );
}

/** A new file would take the place of a protected one: the folder's rights allow it, its owner did not mean it. */
export async function refuseProtected(path: string): Promise<void> {
  const { mode } = await stat(path);
  const allowed = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  // The system lets an administrator write in any case.
  if (allowed && (mode & 0o222) !== 0) return;
  throw new Refusal(
    `${basename(path)} is write-protected. Take the protection off, or work on a copy. Nothing was written.`,
  );
}
