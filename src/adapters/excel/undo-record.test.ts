import { HostFailure } from "../../core/problem";
import { decodeParts, encodePart, type UndoPart } from "./undo-record";

const PART: UndoPart = { do: "remove", table: "Charges", key: "Charge ID", keys: ["é", "b"], stay: [] };

test("a part comes back from its rows as it was", () => {
  expect(decodeParts(encodePart(1, PART))).toEqual([PART]);
});

test.each([
  ["typed over", "somebody's note"],
  ["cut short", '~{"do":"remove","table":"Char'],
  ["of another kind", "~null"],
  ["blank", ""],
])("a row that is %s says how to go on", (_what, text) => {
  const decode = (): unknown => decodeParts([["1", text]]);
  expect(decode).toThrow(HostFailure);
  expect(decode).toThrow("clear row 9 of that sheet");
});
