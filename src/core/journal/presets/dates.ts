/** Days as a layout writes them. */
import type { Day } from "../../period";
import type { PresetFacts } from "./preset";

/** @param day `YYYY-MM-DD`; what is none stays as it is, the checks have said so */
export function dateText(day: Day, pattern: PresetFacts["dates"]): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (date === "") return day;
  return pattern === "none" ? day : pattern.replace("YYYY", year).replace("MM", month).replace("DD", date);
}

/** `20250203101500` of an instant. */
export function timeStamp(at: string): string {
  return at.replace(/\D/g, "").slice(0, 14);
}
