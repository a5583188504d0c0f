/** The tags of an export are those that the workbook's Settings read. */
import fc from "fast-check";
import { placesOf } from "../core/focus/mapping";
import { defaultSettingRows, readSettings } from "../core/settings";
import { runs } from "../testing/runs";
import type { Owner } from "./owners";
import { tagKeysOf, tagValues, USUAL_TAGS } from "./tags";

const OWNER: Owner = {
  account: "chem", user: "", pi: "ada.quill@example.edu", project: "coral", fundOrg: "CHEM-1", accountCode: "",
  reference1: "CHE-7", reference2: "", from: "", to: "", where: "owners.csv, row 2",
}; // prettier-ignore

const keysWith = (changes: Readonly<Record<string, string>>) =>
  tagKeysOf(
    readSettings(defaultSettingRows().map((row) => ({ ...row, value: changes[row.setting] ?? row.value }))),
  );

test("of a new workbook, and of none: the usual keys", () => {
  expect(keysWith({})).toEqual(USUAL_TAGS);
  expect(tagValues(OWNER)).toEqual({
    pi_email: OWNER.pi,
    project_id: "coral",
    fund_org: "CHEM-1",
    grant_number: "CHE-7",
  });
  expect(tagValues(null)).toEqual({});
});

test.each([
  ["a key of its own", "owner", "owner"],
  ["the first of several", "owner; pi_email", "owner"],
  ["the first tag behind columns", "lookup:SubAccountId; column:x_Owner; owner", "owner"],
  ["columns alone", "lookup:SubAccountId; column:x_Owner", "pi_email"],
])("%s", (_what, setting, key) => {
  expect(keysWith({ "Tag: PI Email": setting }).pi).toBe(key);
});

test("a reference that the workbook does not read keeps its usual key", () => {
  expect(keysWith({ "Tag: Reference 1": "" }).reference1).toBe("grant_number");
});

test("whatever tag a setting names first is the one that is written", () => {
  const place = fc.tuple(fc.constantFrom("", "column:", "lookup:"), fc.stringMatching(/^[a-z]{1,8}$/));
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
      const setting = places.map((parts) => parts.join("")).join("; ");
      const written = tagValues(OWNER, keysWith({ "Tag: Project": setting }));
      const read = placesOf(setting).find((one) => one.kind === "tag");
      expect(written[read?.name ?? "project_id"]).toBe("coral");
    }),
    runs(100),
  );
});
