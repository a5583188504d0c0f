/** Rule E08: a service subcategory belongs to one category. */
import type { CellCheck } from "./cell-check";
import { SUBCATEGORIES } from "./columns";
import type { FindingList, Tally } from "./findings";
import type { FindCell } from "./presence";

export class ServiceRules {
  private readonly category: CellCheck | undefined;
  private readonly subcategory: CellCheck | undefined;
  private readonly tally: Tally;

  constructor(find: FindCell, found: FindingList) {
    this.category = find("ServiceCategory");
    this.subcategory = find("ServiceSubcategory");
    this.tally = found.tally("E08");
  }

  check(row: number): void {
    const { category, subcategory } = this;
    if (category === undefined || subcategory === undefined || subcategory.value === "") return;
    if (SUBCATEGORIES.get(subcategory.value) !== category.value)
      this.tally.add(row, subcategory.name, subcategory.text);
  }
}
