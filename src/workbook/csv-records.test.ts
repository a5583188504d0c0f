/** Reference tables as CSV files: read as people export them, or refused by row and column. */
import { amount, SHARE_WHOLE } from "../core/money";
import { fund, person, source } from "../testing/builders";
import { readCsvRecords } from "./csv-records";
import { FUNDS, PEOPLE, SOURCES, SPLITS } from "./tables";

const people = (text: string) => readCsvRecords(PEOPLE, "people.csv", text);

test("columns by heading in any order; what is missing has its default", () => {
  expect(people(" NAME ,email\nAda Quill,ada.quill@example.edu\n")).toEqual([
    person({ department: "", status: "Active" }),
  ]);
});

test.each([
  ["semicolons", "Email;Name\na@example.edu;A\n"],
  ["tabs", "Email\tName\r\na@example.edu\tA\r\n"],
  ["a byte order mark", "\uFEFFEmail,Name\na@example.edu,A"],
  ["blank lines", "\nEmail,Name\n\na@example.edu , A\n,\n"],
  ["a column of their own", "Email,Name,Room\na@example.edu,A,7\n"],
  ["blank fields too many", "Email,Name\na@example.edu,A,,\n"],
])("files with %s", (_what, text) => {
  expect(people(text)).toMatchObject([{ email: "a@example.edu", name: "A" }]);
});

test("a record is what the sheet would give: null, not blank, where an amount is missing", () => {
  const text = "Fund Org,Title,Cap\nBIO-10000,Reef award,\nBIO-2,,1200.50\n";
  expect(readCsvRecords(FUNDS, "funds.csv", text)).toEqual([
    fund(),
    fund({ fundOrg: "BIO-2", title: "", cap: amount("1200.5") }),
  ]);
});

test("codes stay text, choices are found whatever the case", () => {
  const text = "Source,Cost Basis,Debit Account,Active\nAWS,effective,00123,no\n";
  expect(readCsvRecords(SOURCES, "sources.csv", text)).toMatchObject([
    source({
      costBasis: "Effective",
      debitAccount: "00123",
      active: "No",
      fileNamePattern: "",
      creditFundOrg: "",
      creditAccount: "",
    }),
  ]);
});

test.each([
  ["50", SHARE_WHOLE / 2n],
  ["33.3333 %", 3_333_330_000n],
  ["100%", SHARE_WHOLE],
])("a share of %s", (share, value) => {
  const text = `Split ID,Project,Fund Org,Share %\n,coral,A,${share}\n`;
  expect(readCsvRecords(SPLITS, "splits.csv", text)).toMatchObject([
    { splitId: "", share: value, takesRemainder: "Yes" },
  ]);
});

test.each([
  [
    "no key column",
    "Name\nA\n",
    "people.csv has no column Email. Found: Name. The columns of People are: Email, Name,",
  ],
  ["a blank key", "Email,Name\n,A\n", "row 2, Email: is blank"],
  [
    "another state",
    "Email,Status\na@example.edu,Gone\n",
    'row 2, Status: "Gone" is not one of Active, Inactive',
  ],
  [
    "a day of two readings",
    "Email,Active From\na@example.edu,1/2/2025\n",
    "row 2, Active From: is not a date such as 2025-01-31",
  ],
  ["a field too many", "Email,Name\na@example.edu,Quill, Ada\n", "row 2 has 3 fields, the heading 2"],
  [
    "a quote that is not closed",
    'Email,Name\na@example.edu,"A\nb@example.edu,B\n',
    "a quotation mark near row 2 is not closed",
  ],
])("%s is refused", (_what, text, message) => {
  expect(() => people(text)).toThrow(message);
  expect(() => people(text)).toThrow("Nothing was written.");
});

test.each(["-5", "101", "a third", ""])('a share of "%s" is refused', (share) => {
  const text = `Split ID,Project,Fund Org,Share %\n,coral,A,${share}\n`;
  expect(() => readCsvRecords(SPLITS, "splits.csv", text)).toThrow(
    "is not a percentage from 0 to 100 such as 33.3333",
  );
});

test("a share with more decimals than are kept is told so", () => {
  const text = "Split ID,Project,Fund Org,Share %\n,coral,A,33.3333333334\n";
  expect(() => readCsvRecords(SPLITS, "splits.csv", text)).toThrow(
    '"33.3333333334" has more than 8 decimals, which is the most a share has, such as 33.33333333',
  );
});

test("an amount that is no plain number is refused", () => {
  expect(() => readCsvRecords(FUNDS, "funds.csv", 'Fund Org,Cap\nA,"1,000"\n')).toThrow(
    'row 2, Cap: "1,000" is not a plain number',
  );
});
