/** Imports one after the other on plain values, as the import step would do them. */
import type { Charge } from "../core/charge";
import type { ImportFile } from "../core/import/parts";
import { planImport, type ImportOptions, type ImportPlan, type ImportState } from "../core/import/plan";

export const NOTHING: ImportState = { charges: [], imports: [], problems: [], findings: [], periods: [] };

export function plan(
  state: ImportState,
  files: readonly ImportFile[],
  options: Partial<ImportOptions> = {},
): ImportPlan {
  return planImport(files, state, {
    add: false,
    replacePeriods: [],
    acceptProblems: true,
    invoiceTotal: null,
    by: "tess",
    now: "2025-02-03T09:00:00Z",
    ...options,
  });
}

/** The workbook after an import. */
export function after(
  state: ImportState,
  files: readonly ImportFile[],
  options: Partial<ImportOptions> = {},
): ImportState {
  const { charges, imports, problems, findings } = plan(state, files, options);
  return { charges, imports, problems, findings, periods: state.periods };
}

/** A person changes charges. */
export function changing(
  state: ImportState,
  which: (charge: Charge) => boolean,
  change: Partial<Charge>,
): ImportState {
  return { ...state, charges: state.charges.map((c) => (which(c) ? { ...c, ...change } : c)) };
}
