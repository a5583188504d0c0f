/** What stands against opening a closed month again whose late rows were charged in another one. */
import type { Period } from "../period";
import { Refusal } from "../problem";
import { lateMonth } from "./corrected";
import type { ImportRecord } from "./records";

/** @throws Refusal while late rows of the month stand elsewhere: opened and imported again, it could bill them twice */
export function refuseLateElsewhere(imports: readonly ImportRecord[], period: Period): void {
  const late = imports.filter((i) => i.status === "Current" && lateMonth(i) === period);
  const [first] = late;
  if (first === undefined) return;
  const ids = late.map((i) => i.importId);
  const month = [...new Set(late.map((i) => i.period))].join(", ");
  const [those, files] =
    ids.length === 1 ? ["that import", "file"] : ["those imports, the last first,", "files"];
  throw new Refusal(
    `Late rows of ${period} were charged in ${month} by ${ids.slice(0, 3).join(", ")}${ids.length > 3 ? " …" : ""}: opened again, ${period} could bill them twice or not at all. ` +
      `While ${month} is open, undo ${those}{way}; then reopen ${period}, import its whole file, close it, and import the other ${files} again with late rows. ` +
      `Or leave ${period} closed and correct it in an open month. Nothing was written.`,
    ids,
    {
      script: ` (openchargeback imports undo "${ids.at(-1) ?? ""}" --reason "…")`,
      pane: " under Import",
    },
  );
}
