/** All mails of a run, one after another; one that fails does not keep the others from going out. */
import { AskedToWait } from "../../core/asked-to-wait";
import { HostFailure } from "../../core/problem";
import type { MailSender } from "../../ports/mail-sender";
import { deliver, type Happened, type MailTools, type OneMail } from "./one-mail";
import { saveAsFile } from "./as-file";

/** After so many mails in a row without an answer the others are left for later: they would only be in doubt, too. */
const MOST_UNANSWERED = 3;

/** What came of a run whose workbook could not be written in the middle, and what Send makes of it then. */
const AFTERWARDS: Readonly<Record<MailSender["place"], string>> = {
  mailbox: "Mails may have gone out before that. Send again: it looks for them first, and sends none twice.",
  server:
    "Mails may have gone out before that. Send again: those are not sent twice, and you decide about them.",
  files: "The mails that were saved before that do not count as sent. Send again saves them anew.",
};

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
  let unanswered = 0;
  try {
    if (tools.sender.place !== "files")
      await tools.ledger.begin(mails.filter((m) => !m.resumed).map((m) => m.row));
    for (const [i, of] of mails.entries()) {
      if (tools.host.progress.cancelled()) break;
      if (unanswered === MOST_UNANSWERED) {
        warnings.push(
          `${MOST_UNANSWERED} mails in a row got no answer from ${tools.sender.name}: the others are left. Try again later.`,
        );
        break;
      }
      tools.host.progress.report(i, mails.length, `Mail ${i + 1} of ${mails.length}, to ${of.row.to}`);
      begun.add(of.row.mailKey);
      const happened = await one(of, tools);
      if (happened instanceof AskedToWait) {
        begun.delete(of.row.mailKey);
        warnings.push(`${tools.sender.name} asks to wait until ${happened.until}; go on then.`);
        break;
      }
      unanswered = happened === "silent" || happened === "doubtful" ? unanswered + 1 : 0;
      if (happened === "waits" || happened === "doubtful") waits.add(of.row.mailKey);
      if (happened === "refused") break;
    }
    await tools.ledger.flush();
  } catch (error) {
    if (!(error instanceof HostFailure) || begun.size === 0) throw error;
    throw new HostFailure(
      `${error.message} ${AFTERWARDS[tools.sender.place]}`,
      "some mails and their rows in the Mail Log",
      { cause: error },
    );
  }
  tools.host.progress.report(mails.length, mails.length, "Mails done");
  return { begun, waits, warnings };
}

/** @throws HostFailure when the workbook cannot be written */
async function one(mail: OneMail, tools: MailTools): Promise<Happened | AskedToWait> {
  try {
    return await (tools.sender.place === "files" ? saveAsFile : deliver)(mail, tools);
  } catch (error) {
    if (error instanceof AskedToWait) return error;
    throw error;
  }
}
