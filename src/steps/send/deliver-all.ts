/** All mails of a run, one after another; one that fails does not keep the others from going out. */
import { AskedToWait } from "../../core/asked-to-wait";
import { HostFailure } from "../../core/problem";
import { deliver, type Happened, type MailTools, type OneMail } from "./one-mail";
import { saveAsFile } from "./as-file";

/** After so many mails in a row without an answer the others are left for later: they would only be in doubt, too. */
const MOST_UNANSWERED = 3;

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
      `${error.message} Mails may have gone out before that. Send again: it looks for them first, and sends none twice.`,
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
