/** A project or fund that was mistyped is seen before anything is entered. */
import { NOBODY, unknownOf, type Payer } from "./payer";

const choices = {
  people: [],
  projects: [{ code: "lang-models", title: "Language models" }],
  funds: [{ code: "COMP-25210", title: "Award" }],
};

test.each<[readonly Partial<Payer>[], readonly string[]]>([
  [[{}], []],
  [[{ project: "lang-models", fundOrg: "COMP-25210" }], []],
  [[{ project: " Lang-Models ", fundOrg: "comp-25210" }], []],
  [[{ fundOrg: "COMP_25210" }], ["COMP_25210"]],
  [[{ project: "lang-model", fundOrg: "COMP-2521" }], ["lang-model", "COMP-2521"]],
  [
    [{ fundOrg: "COMP-2521" }, { fundOrg: "COMP-2521", project: "reef" }],
    ["COMP-2521", "reef"],
  ],
])("%j has %j in no list", (payers, unknown) => {
  const all = payers.map((payer) => ({ ...NOBODY, ...payer }));
  expect(unknownOf(all, choices)).toEqual(unknown);
});

test("a list that is not kept doubts nothing", () => {
  const payer = { ...NOBODY, project: "reef", fundOrg: "COMP_25210" };
  expect(unknownOf([payer], { ...choices, funds: [] })).toEqual(["reef"]);
  expect(unknownOf([payer], { people: [], projects: [], funds: [] })).toEqual([]);
});
