/** What counts as the same preview. */
import { sameView } from "./same-view";

test("amounts and nesting are compared, not identity", () => {
  const view = { months: [{ amount: 5n, there: null }] };
  expect(sameView(view, { months: [{ amount: 5n, there: null }] })).toBe(true);
  expect(sameView(view, { months: [{ amount: 6n, there: null }] })).toBe(false);
  expect(sameView({ a: 5n }, { a: 5 })).toBe(false);
});
