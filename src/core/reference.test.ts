/** Look-ups over people, projects, funds and splits. */
import { directory, fund, person, project, source, split } from "../testing/builders";
import { sameName, splitList } from "./reference";

test.each([
  ["a; b, c", ["a", "b", "c"]],
  ["a\nb;;", ["a", "b"]],
  [" ; ", []],
])("the list %j is %j", (text, list) => {
  expect(splitList(text)).toEqual(list);
});

test("names are compared trimmed and whatever the case", () => {
  expect(sameName(" aws", "AWS ")).toBe(true);
  expect(sameName("aws", "aws2")).toBe(false);
});

describe("people", () => {
  const people = directory({
    people: [
      person({ email: "Ada.Quill@Example.edu", aliases: "ada@example.edu; BEN@example.edu" }),
      person({ email: "ben@example.edu", name: "Ben Ortho", aliases: "ada@example.edu" }),
    ],
  });

  test.each([
    ["ada.quill@example.edu", "ada.quill@example.edu"],
    [" ADA.QUILL@EXAMPLE.EDU ", "ada.quill@example.edu"],
    ["ada@example.edu", "ada.quill@example.edu"],
    ["ben@example.edu", "ben@example.edu"],
    ["Nobody@Example.edu", "nobody@example.edu"],
  ])("%s is billed as %s", (address, canonical) => {
    expect(people.canonicalAddress(address)).toBe(canonical);
  });
});

test("projects and sources are found whatever the case, funds only as written", () => {
  const all = directory({ projects: [project({ project: "Coral" })], funds: [fund()], sources: [source()] });
  expect(all.project(" coral ")?.project).toBe("Coral");
  expect(all.source("aws")?.source).toBe("AWS");
  expect(all.fund(" BIO-10000 ")?.fundOrg).toBe("BIO-10000");
  expect(all.fund("bio-10000")).toBeUndefined();
});

describe("splits of a project on a day", () => {
  const all = directory({
    splits: [
      split("A", 1n, { from: "2025-01-01", to: "2025-01-31" }),
      split("B", 1n, { to: "2025-01-15" }),
      split("C", 1n, { project: " CORAL " }),
      split("D", 1n, { project: "reef" }),
    ],
  });

  test.each([
    ["2024-12-31", ["B", "C"]],
    ["2025-01-01", ["A", "B", "C"]],
    ["2025-01-15", ["A", "B", "C"]],
    ["2025-01-31", ["A", "C"]],
    ["2025-02-01", ["C"]],
  ])("%s: %j", (day, funds) => {
    expect(all.splitsOn("coral", day).map((s) => s.fundOrg)).toEqual(funds);
  });
});
