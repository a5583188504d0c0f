/** Which owner fits an account and user; what an owners file may hold. */
import { Owners, type Owner } from "./owners";
import { ownersOfLookups, readOwners } from "./owners-file";

const HEAD = "Account,User,PI,Project,Fund Org,Account Code,Reference 1,Reference 2,From,To";
const read = (...lines: string[]): Owner[] => readOwners("owners.csv", [HEAD, ...lines].join("\n"));
const line = (account: string, user: string, project: string, from = "", to = ""): string =>
  `${account},${user},ada.quill@example.edu,${project},,,,,${from},${to}`;

const OWNERS = new Owners(
  read(
    line("chem", "", "chem"),
    line("chem", "ben", "chem-ben"),
    line("chem_*", "", "all-chem"),
    line("chem_smith*", "", "smiths"),
    line("/research", "", "research"),
    line("/research/bio", "", "bio"),
    line("/research/bio", "tess", "bio-tess"),
    line("/research/bio/*/scratch", "", "scratch"),
    line("/research/geol*", "", "geo-pattern"),
    line("/research/bio*", "", "bio-like"),
    line("phys", "", "phys-24", "", "2024-12-31"),
    line("phys", "", "phys-25", "2025-01-01"),
    line("geo", "guest*", "geo-guests"),
  ),
);

test.each<[string, string, string | null]>([
  ["chem", "ada", "chem"],
  ["CHEM", "Ben", "chem-ben"],
  ["chem_x", "", "all-chem"],
  ["chem_smith2", "", "smiths"],
  ["chemistry", "", null],
  ["/research", "", "research"],
  ["/research/geo", "", "research"],
  ["/research/bio", "", "bio"],
  ["/research/bio/", "", "bio"],
  ["/research/bio/lab1", "", "bio"],
  ["/research/bio/lab1", "tess", "bio-tess"],
  ["/research/biology", "", "bio-like"],
  // Of a folder and a pattern the longer counts, of equally long ones the folder.
  ["/research/bio/lab1/scratch", "", "scratch"],
  ["/research/geology", "", "geo-pattern"],
  ["/research/bio2", "", "bio-like"],
  ["/researches", "", null],
  ["geo", "guest7", "geo-guests"],
  ["geo", "ada", null],
])("%s, user %s: %s", (account, user, project) => {
  expect(OWNERS.find(account, user, "2025-01-15")?.project ?? null).toBe(project);
});

test("owners change on a day", () => {
  expect(OWNERS.find("phys", "", "2024-12-31")?.project).toBe("phys-24");
  expect(OWNERS.find("phys", "", "2025-01-01")?.project).toBe("phys-25");
});

test("two that fit equally are refused, with both rows", () => {
  const owners = new Owners(read(line("chem", "", "a"), line("chem", "", "b", "2025-01-10")));
  expect(owners.find("chem", "", "2025-01-09")?.project).toBe("a");
  expect(() => owners.find("chem", "", "2025-01-10")).toThrow(
    "owners.csv, row 2 and owners.csv, row 3 fit chem equally well on 2025-01-10.",
  );
});

test.each([
  [",,ada.quill@example.edu,,,,,,,", "row 2: Account is blank"],
  ["chem,,Ada Quill,,,,,,,", 'row 2: PI "Ada Quill" is not a mail address'],
  ["chem,,,,,,,,2025-02-30,", 'row 2: From "2025-02-30" is not a day such as 2025-01-31'],
  ["chem,,,,,,,,2025-02-01,2025-01-31", "row 2: From is after To"],
  ["chem,,,,,,,,,,surplus", "row 2 has more fields than the heading"],
])("the row %s is refused", (row, message) => {
  expect(() => read(row)).toThrow(message);
});

test("headings: Account is needed, none may be unknown or stand there twice", () => {
  expect(() => readOwners("o.csv", "PI\na@example.edu")).toThrow("o.csv has no column Account. Found: PI.");
  expect(() => readOwners("o.csv", "Account,Fund\nchem,1")).toThrow("o.csv: Fund is no column of owners.");
  expect(() => readOwners("o.csv", "Account,account\na,b")).toThrow("more than once");
  expect(readOwners("o.csv", "\uFEFFaccount; pi\nchem; Ada.Quill@example.edu\n\n")[0]).toMatchObject({
    account: "chem",
    pi: "ada.quill@example.edu",
  });
});

test("the Lookups table says who owns a sub-account", () => {
  const lookup = { lookupId: "L1", value: "chem", pi: " Ada.Quill@example.edu", project: "coral", fundOrg: "BIO-1", account: "7200", notes: "" }; // prettier-ignore
  const owners = ownersOfLookups([
    { ...lookup, column: "subaccountid" },
    { ...lookup, column: "x_Team", value: "geo" },
  ]);
  expect(owners).toHaveLength(1);
  expect(owners[0]).toMatchObject({ account: "chem", pi: "ada.quill@example.edu", accountCode: "7200" });
});
