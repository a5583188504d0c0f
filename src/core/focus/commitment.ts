/** What a row has to do with a commitment discount (reservations, savings plans). */
import type { Commitment } from "../charge";

/**
 * @param subcategory ChargeSubcategory of FOCUS 1.0-preview ("Unused Commitment"), which had no status
 */
export function commitmentOf(
  category: string,
  discountId: string,
  status: string,
  subcategory: string,
): Commitment {
  if (discountId === "" && status === "" && subcategory === "") return "";
  if (category === "Purchase") return discountId === "" ? "" : "Purchase";
  const word = (status || subcategory).toLowerCase();
  if (word === "unused" || word === "unused commitment") return "Unused";
  if (word === "used" || word === "used commitment") return "Used";
  return "";
}
