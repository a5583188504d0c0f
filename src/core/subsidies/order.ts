/** Which subsidy comes first: by kind as the setting Credit Order says, then by Order, then by ID. */
import { naturally } from "../natural-order";
import { sameName, splitList } from "../reference";
import type { Subsidy } from "./subsidy";

/** The active ones. @param creditOrder the kinds, separated by ";" */
export function inCreditOrder(subsidies: readonly Subsidy[], creditOrder: string): Subsidy[] {
  const kinds = splitList(creditOrder);
  const place = ({ kind }: Subsidy): number => kinds.findIndex((name) => sameName(name, kind));
  return subsidies
    .filter((subsidy) => subsidy.status === "Active")
    .sort((a, b) => place(a) - place(b) || a.order - b.order || naturally(a.subsidyId, b.subsidyId));
}
