/** What sends the month's mails in the way the person chose. */
import type { MailSender } from "../../../src/ports/mail-sender";
import { outboxSender } from "../../../src/steps/send/outbox";
import type { Session } from "../../session";
import { send as sendWords } from "../../text/send";
import type { Leaving } from "./mail-way";
import { outboxSaver } from "./outbox-files";
import { beginOutbox } from "./untaken";

/** Outlook's own pace, two seconds a mail, is not worth a word. Milliseconds. */
const WORTH_SAYING = 4000;

/** @param sends whether mails leave, or only drafts are made and looked at */
export async function senderFor(
  session: Session,
  { way, mailbox }: Leaving,
  sends = way === "send",
): Promise<MailSender> {
  const { host, basket, runner } = session;
  if (way === "outbox") {
    const saver = outboxSaver(basket);
    return outboxSender({
      save(name, bytes, keep) {
        beginOutbox(session);
        return saver.save(name, bytes, keep);
      },
    });
  }
  const waits = (milliseconds: number): void => {
    if (milliseconds >= WORTH_SAYING) runner.say(sendWords.outlook.waits(Math.ceil(milliseconds / 1000)));
  };
  return await host.outlook({ mailbox, draftsOnly: !sends, waits });
}

/** Of a test mail: through Outlook it is sent whichever of its ways is chosen; as a file it leaves the pane at once. */
export async function testSender(session: Session, leaving: Leaving): Promise<MailSender> {
  if (leaving.way !== "outbox") return await senderFor(session, leaving, true);
  return outboxSender({
    async save(name, bytes) {
      await session.host.downloads.offer(name, bytes, "message/rfc822");
      return { path: name, changed: true };
    },
  });
}
