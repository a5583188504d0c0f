/** Excel's date numbers: days since 1899-12-30, UTC. */
import { cellNumber } from "../core/money";

const DAY_MS = 86_400_000;
/** Excel's day 0 in Unix days. */
const EXCEL_EPOCH_DAYS = 25_569;

/** "2025-01-31" or "2025-01-31T12:00:00Z" → Excel serial, in as many digits as a cell keeps. */
export function toSerial(at: string): number {
  return cellNumber(Date.parse(at) / DAY_MS + EXCEL_EPOCH_DAYS);
}

/** Excel serial → "2025-01-31T12:00:00Z", to the second. */
export function fromSerial(serial: number): string {
  const seconds = Math.round((serial - EXCEL_EPOCH_DAYS) * 86_400);
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
