/** The list of journal layouts. */
import { Refusal } from "../../problem";
import type { JournalFormat } from "./format";
import { general } from "./general";
import { template } from "./template";

export const JOURNAL_FORMATS: readonly JournalFormat[] = [general, template];

/** @throws Refusal naming the layouts there are */
export function journalFormat(name: string): JournalFormat {
  const found = JOURNAL_FORMATS.find((format) => format.name === name.trim().toLowerCase());
  if (found !== undefined) return found;
  const known = JOURNAL_FORMATS.map((format) => format.name).join(", ");
  throw new Refusal(`There is no journal format "${name}". There are: ${known}.`);
}
