/** Charge categories and classes as FOCUS writes them, whatever the file's capitals. */
import { ALLOWED } from "./conformance/columns";

const CATEGORIES = ALLOWED["ChargeCategory"] ?? [];

/** "usage" → "Usage"; "" for what is no category of FOCUS (rule E01). */
export function categoryOf(text: string): string {
  const folded = text.toLowerCase();
  return CATEGORIES.find((category) => category.toLowerCase() === folded) ?? "";
}

/** FOCUS: a row that alters charges of a period billed before. */
export function isCorrection(chargeClass: string): boolean {
  return chargeClass.trim().toLowerCase() === "correction";
}

/** "correction" → "Correction"; anything else as it is. */
export function classOf(text: string): string {
  return isCorrection(text) ? "Correction" : text;
}
