/** Fund Org divided by the setting's pattern. */
import { fundParser } from "./fund-parts";

const STANDARD = "^(?<org>[^-]+)-(?<fund>.+)$";

test.each([
  [STANDARD, "CHEM-10000", { fund: "10000", org: "CHEM", matched: true }],
  [STANDARD, "CHEM-10000-2", { fund: "10000-2", org: "CHEM", matched: true }],
  [STANDARD, "10000", { fund: "10000", org: "", matched: false }],
  [STANDARD, "CHEM-", { fund: "CHEM-", org: "", matched: false }],
  ["^(?<org>[A-Z]*)(?<fund>\\d{5})$", "00123", { fund: "00123", org: "", matched: true }],
  ["^(?<org>[^-]+)-(?<fund>.*)$", "CHEM-", { fund: "CHEM-", org: "", matched: false }],
  ["^(?<org>[A-Z]+)-(?<fund>\\d+)$", "chem-1", { fund: "chem-1", org: "", matched: false }],
])("%s on %s", (pattern, fundOrg, parts) => {
  expect(fundParser(pattern)(fundOrg)).toEqual(parts);
});
