/** An outbox that was made and not downloaded before the pane was closed: its mails count as sent all the same. */
import { nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import type { Session } from "../../session";
import { send as sendWords } from "../../text/send";
import { OUTBOX } from "./outbox-files";

const words = sendWords.untaken;

/** Whether files of the month's outbox went with a pane that was closed. */
function isLost({ preferences, period, basket }: Session): boolean {
  const state = preferences.outbox(period);
  return state === "lost" || (state === "made" && basket.files(OUTBOX, period).length === 0);
}

/** Before a file is saved, and so before its mail counts as sent. What was lost stays lost. */
export function beginOutbox(session: Session): void {
  session.preferences.setOutbox(session.period, isLost(session) ? "lost" : "made");
}

export function tookOutbox({ preferences, period }: Session): void {
  if (preferences.outbox(period) === "made") preferences.setOutbox(period, "");
}

/** @param taken called when the person has the files all the same */
export function untakenNote(session: Session, taken: () => void): TemplateResult | typeof nothing {
  if (!isLost(session) || session.runner.busy !== null) return nothing;
  const have = (): void => {
    session.preferences.setOutbox(session.period, "");
    taken();
  };
  return note("warning", words.about, button({ label: words.have, small: true, click: have }));
}
