/** All mails of a run, one after another; one that fails does not keep the others from going out. */
import { HostFailure } from "../../core/problem";
import { deliver, type MailTools, type OneMail } from "./one-mail";
import { saveAsFile } from "./as-file";

/** After so many mails in a row that the place did not answer to, the others are left for later. */
const MOST_SILENT = 3;

export interface Begun {
  /** Keys of the mails that were begun. */
  readonly begun: ReadonlySet<string>;
  /** Keys of mails that may be leaving. */
  readonly waits: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

/** @throws HostFailure when the workbook cannot be written */
export async function deliverAll(mails: readonly OneMail[], tools: MailTools): Promise<Begun> {
  const begun = new Set<string>();
  const waits = new Set<string>();
  const warnings: string[] = [];
  const one = tools.sender.place === "files" ? saveAsFile : deliver;
  let silent = 0;
  try {
    if (tools.sender.place !== "files")
      await tools.ledger.begin(mails.filter((m) => !m.resumed).map((m) => m.row));
    for (const [i, of] of mails.entries()) {
      if (tools.host.progress.cancelled()) break;
      if (silent === MOST_SILENT) {
        warnings.push(`${MOST_SILENT} mails in a row did not leave: the others are left. Try again later.`);
        break;
      }
      tools.host.progress.report(i, mails.length, `Mail ${i + 1} of ${mails.length}, to ${of.row.to}`);
      begun.add(of.row.mailKey);
      const happened = await one(of, tools);
      silent = happened === "silent" ? silent + 1 : 0;
      if (happened === "waits") waits.add(of.row.mailKey);
      if (happened === "refused") break;
    }
    await tools.ledger.flush();
  } catch (error) {
    if (!(error instanceof HostFailure) || begun.size === 0) throw error;
    throw new HostFailure(
      `${error.message} Mails may have gone out before that. Send again: it looks for them first, and sends none twice.`,
      "some mails and their rows in the Mail Log",
      { cause: error },
    );
  }
  tools.host.progress.report(mails.length, mails.length, "Mails done");
  return { begun, waits, warnings };
}
