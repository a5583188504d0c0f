/** Copies of a PI's mails, changed from the pane: checked, written to People alone, and logged. */
import { copiesOf, saveCopies } from "../../src/steps/copies";
import { PEOPLE } from "../../src/workbook/tables";
import { newMonth, type TestMonth } from "../support/month";

let month: TestMonth;
let pi: string;
beforeEach(async () => {
  month = await newMonth();
  const [person] = await month.table(PEOPLE);
  pi = person?.email ?? "";
});

test("written, read again, and logged; the same again changes nothing", async () => {
  const cc = "grants@example.edu;dean@example.edu ";
  expect(await saveCopies(month.host(), pi, cc)).toEqual({ changed: true });
  expect(await copiesOf(month.host(), pi.toUpperCase())).toBe("grants@example.edu; dean@example.edu");
  expect(await month.log("Reference")).toMatchObject([
    { what: `Copies of ${pi}`, after: "grants@example.edu; dean@example.edu", by: "tess" },
  ]);
  expect(await saveCopies(month.host(), pi, cc)).toEqual({ changed: false });
});

test.each([
  ["grants@example.edu; dean", /^dean: no mail address/],
  ["a@b@c", /^a@b@c: no mail address/],
])("%j is refused", async (cc, words) => {
  await expect(saveCopies(month.host(), pi, cc)).rejects.toThrow(words);
  expect(await month.log("Reference")).toEqual([]);
});

test("a PI who is not on the People sheet has no copies", async () => {
  expect(await copiesOf(month.host(), "nobody@example.edu")).toBeNull();
  await expect(saveCopies(month.host(), "nobody@example.edu", "")).rejects.toThrow(/not on the People sheet/);
});
