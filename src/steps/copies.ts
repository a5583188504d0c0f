/** Who gets copies of a PI's mails, in the People table. */
import { splitList } from "../core/reference";
import { Refusal } from "../core/problem";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { save } from "./save";

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

/** @returns what is no address among those given, separated by ";" */
export function wrongAddresses(cc: string): readonly string[] {
  return splitList(cc).filter((address) => !ADDRESS.test(address));
}

/** The PI's own copies, without those of the projects; null where the PI is not on the People sheet. */
export async function copiesOf(host: Host, pi: string): Promise<string | null> {
  return (await Book.open(host.workbook)).directory.person(pi)?.cc ?? null;
}

/**
 * @param cc addresses separated by ";"; "" for none
 * @throws Refusal where an address is none, or the PI is not on the People sheet
 */
export async function saveCopies(host: Host, pi: string, cc: string): Promise<{ readonly changed: boolean }> {
  const wrong = wrongAddresses(cc);
  if (wrong.length > 0)
    throw new Refusal(`${wrong.join(", ")}: no mail address. Correct it. Nothing was written.`, wrong);
  const book = await Book.open(host.workbook);
  const person = book.directory.person(pi);
  if (person === undefined)
    throw new Refusal(`${pi} is not on the People sheet. Add a row there first. Nothing was written.`);
  const copies = splitList(cc).join("; ");
  const people = book.reference.people.map((row) => (row === person ? { ...row, cc: copies } : row));
  const log = {
    at: host.clock.now(),
    by: actor(host),
    step: "Reference",
    period: "",
    what: `Copies of ${person.email}`,
    before: person.cc,
    after: copies,
    reason: "",
  };
  const isSame = splitList(person.cc).join("; ") === copies;
  const changed = await save(host, book, { after: { people }, periods: [], log: isSame ? [] : [log] });
  return { changed };
}
