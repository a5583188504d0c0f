/** The workbook's folder on OneDrive: signed in to and found before anything is written. */
import type { FileSaver } from "../../src/ports/ports";
import type { Session } from "../session";
import { text } from "../text";

const words = text.preview.oneDrive;

/**
 * A person may take their time over signing in: no lease is held meanwhile.
 * @returns a saver for a folder below the workbook's; null where it did not come to that, which the pane tells
 */
export async function openDrive(session: Session): Promise<((folder: string) => FileSaver) | null> {
  return await session.preview(words.open, (host) =>
    session.host.oneDrive.open((milliseconds) =>
      host.progress.report(0, 0, words.waits(Math.ceil(milliseconds / 1000))),
    ),
  );
}
