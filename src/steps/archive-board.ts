/** How many months' charges the workbook holds, which may leave it, and where this month's are. Reads only. */
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { monthsBeyond, monthsHere } from "./archive/months";
import { Book } from "./book";
import type { Host } from "./host";

export interface ArchiveBoard {
  readonly status: PeriodRecord["status"];
  /** Where the month's charges are; "" for this workbook. */
  readonly file: string;
  /** Months with charges here, and how many are meant to stay. */
  readonly here: number;
  readonly kept: number;
  /** The months beyond these, oldest first. */
  readonly beyond: readonly Period[];
}

export async function archiveBoard(host: Host, period: Period): Promise<ArchiveBoard> {
  const { periods, settings } = await Book.open(host.workbook);
  const month = periods.find((p) => p.period === period);
  const kept = settings.monthsKept;
  return {
    status: month?.status ?? "Open",
    file: month?.archiveFile ?? "",
    here: monthsHere(periods).length,
    kept,
    beyond: monthsBeyond(periods, kept).map((p) => p.period),
  };
}
