/** The sheet on which the adapter in Excel says who is writing; the file adapter looks whether somebody was interrupted. */

export const AT_WORK = "At Work";

/** Cells of the batch that is being written: blank when none is. */
export const BATCH_CELLS = { row: 9, step: 1, by: 2, at: 3, phase: 4 } as const;
