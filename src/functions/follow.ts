/** The workbook as steps write it, so that the functions know of every write: Excel tells a page nothing of its own. */
import type { Change, Progress, Wanted, Workbook, WorkbookStructure } from "../ports/ports";
import type { CoWorking, Lease } from "../ports/co-working";
import type { ReportShape, Row, TableShape } from "../workbook/shape";
import type { Functions } from "./functions";
import { READ_TABLES } from "./shared-totals";

interface Written {
  readonly workbook: Workbook;
  readonly structure: WorkbookStructure;
  readonly coWorking: CoWorking;
}

/** The same workbook; `functions` wait while it is written and are worked out again after it. */
export function followed({ workbook, structure, coWorking }: Written, functions: Functions): Written {
  const all = [...READ_TABLES];
  return {
    workbook: {
      read: (wanted: readonly Wanted[]): Promise<readonly Row[][]> => workbook.read(wanted),
      apply: (changes: readonly Change[], progress?: Progress): Promise<void> =>
        functions.during(tablesOf(changes), () => workbook.apply(changes, progress)),
    },
    structure: {
      ...(structure.look === undefined ? {} : { look: structure.look.bind(structure) }),
      ensure: (tables: readonly TableShape[], reports: readonly ReportShape[]): Promise<readonly string[]> =>
        functions.during(all, () => structure.ensure(tables, reports)),
    },
    coWorking: {
      holder: () => coWorking.holder(),
      // Taking over may take back what an interrupted step had written.
      take: async (
        step: string,
        by: string,
        takeOver?: boolean,
      ): Promise<{ lease: Lease; undone: string }> => {
        const taken = await coWorking.take(step, by, takeOver);
        if (taken.undone !== "") await functions.during(all, () => Promise.resolve());
        return taken;
      },
    },
  };
}

function tablesOf(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => (change.do === "report" ? [] : [change.table.name]));
}
