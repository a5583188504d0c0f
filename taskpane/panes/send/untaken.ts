/** An outbox that was made and not downloaded before the pane was closed: its mails count as sent all the same. */
import { nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import type { Session } from "../../session";
import { text } from "../../text";
import { OUTBOX } from "./sender";

const words = text.send.untaken;

/** @param taken called when the person has the files all the same */
export function untakenNote(session: Session, taken: () => void): TemplateResult | typeof nothing {
  const { preferences, period, basket, runner } = session;
  const isLost = preferences.untaken === period && basket.files(OUTBOX).length === 0;
  if (!isLost || runner.busy !== null) return nothing;
  return note(
    "warning",
    words.about,
    button({
      label: words.have,
      small: true,
      click: () => {
        preferences.untaken = "";
        taken();
      },
    }),
  );
}
