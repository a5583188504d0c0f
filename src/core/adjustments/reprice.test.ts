/** Whether a correction moves what was billed, or leaves it to the funds that paid. */
import type { BilledPart } from "./billed-then";
import { moved } from "./reprice";

const part: BilledPart = {
  pi: "ada.quill@example.edu",
  project: "Coral",
  fundOrg: "ENG-1",
  account: "7000",
  list: 300,
  billed: 200,
};
const parts = [part, { ...part, fundOrg: "ENG-2", list: 200, billed: 100 }];

test.each(["Coral", "CORAL", " coral "])(
  "the project %j is the same one: its funds keep their parts",
  (project) => {
    expect(moved(parts, { project }, "")).toEqual(parts);
  },
);

test("another project takes the whole, without a fund of its own", () => {
  expect(moved(parts, { project: "Kelp" }, "7100")).toEqual([
    { ...part, project: "Kelp", fundOrg: "", account: "7100", list: 500, billed: 300 },
  ]);
});
