/** Steps that work for seconds on large files. They run where the host can best spare the time: see decision 0016. */
import type { Host } from "../../src/steps/host";
import type { ImportRequest, ImportResult } from "../../src/steps/import-files";
import type { ImportPreview } from "../../src/steps/import-preview";

/** As the steps of the same names. @throws what they throw */
export interface LongSteps {
  previewImport(host: Host, request: ImportRequest): Promise<ImportPreview>;
  importFiles(host: Host, request: ImportRequest): Promise<ImportResult>;
}

/** In the pane itself, which draws whenever the step pauses. */
export const inPane: LongSteps = {
  previewImport: async (host, request) =>
    await (await import("../../src/steps/import-preview")).previewImport(host, request),
  importFiles: async (host, request) =>
    await (await import("../../src/steps/import-files")).importFiles(host, request),
};
