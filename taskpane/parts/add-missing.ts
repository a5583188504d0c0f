/** Adds to the workbook what it lacks: sheets, columns, settings and rules of a newer version. */
import type { Session } from "../session";
import { text } from "../text";

/** @returns whether it went through */
export async function addMissing(session: Session): Promise<boolean> {
  const { initWorkbook } = await import("../../src/steps/init");
  const { structure } = session.host;
  const done = await session.run(
    text.shell.addMissing,
    (host) => initWorkbook(host, structure, []),
    ({ added, warnings }) => text.shell.missingAdded(added, warnings),
  );
  return done !== null;
}
