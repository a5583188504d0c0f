/** Previews and choices for tests: plain values, of which a test says only what it is about. */
import type { FilePreview, ImportPreview } from "../../../src/steps/import-preview";
import type { MonthPreview } from "../../../src/steps/import-month-preview";
import { NOTHING_CHOSEN, withFiles, type Chosen } from "./chosen";

export function chosenOf(...names: readonly string[]): Chosen {
  const inputs = names.map((name) => {
    return { name, size: () => Promise.resolve(0), slice: () => Promise.resolve(new Uint8Array()) };
  });
  return withFiles(NOTHING_CHOSEN, inputs);
}

export function tableOf(known: Partial<FilePreview>): FilePreview {
  return {
    input: 0,
    file: "aws.csv",
    source: "AWS",
    newSource: false,
    period: "2025-01",
    format: "FOCUS 1.2",
    rows: 10,
    charges: 10,
    badRows: [],
    findings: [],
    questions: [],
    notes: [],
    summarised: null,
    tooMany: false,
    list: 0n,
    billed: 0n,
    refusal: "",
    ...known,
  };
}

export function monthOf(known: Partial<MonthPreview>): MonthPreview {
  return {
    source: "AWS",
    period: "2025-01",
    charges: 10,
    amount: 0n,
    there: null,
    how: "new",
    status: "Open",
    warnings: [],
    ...known,
  };
}

export function previewOf(known: Partial<ImportPreview>): ImportPreview {
  return { files: [], months: [], sources: [], currency: "USD", refusal: "", result: null, ...known };
}
