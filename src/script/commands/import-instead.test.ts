/** The command that `month` names where its import is refused. */
import { HostFailure, Refusal } from "../../core/problem";
import { withImportCommand } from "./import-instead";

const ASKED = { period: "2025-03", files: ["in/hpc_2025-03.csv"] };
const messageFor = (message: string, asked: Parameters<typeof withImportCommand>[1] = ASKED): string =>
  (withImportCommand(new Refusal(message), asked) as Refusal).message;

const THEN = ", then openchargeback month --period 2025-03 without files";

test.each<readonly [string, string]>([
  ["Correct the file, or import with --accept-problems: then these rows go to the Problems sheet, and the rest is imported. Nothing was imported.",
    `openchargeback import in/hpc_2025-03.csv --period 2025-03 --accept-problems${THEN}`],
  ["Say --replace-period 2025-01 --replace-period 2025-02 to replace what is there, or --add-period 2025-01 --add-period 2025-02 to keep both. Nothing was imported.",
    `openchargeback import in/hpc_2025-03.csv --period 2025-03 --replace-period 2025-01 --replace-period 2025-02${THEN}`],
  ["Import with --late-rows. A file of 2025-02 alone, restated as a whole, goes in with --as-correction.",
    `openchargeback import in/hpc_2025-03.csv --period 2025-03 --late-rows${THEN}`],
  ["Bring only the differences into an open month: import with --as-correction.",
    "openchargeback import in/hpc_2025-03.csv --as-correction"],
])("%s", (message, command) => {
  expect(messageFor(message)).toBe(`${message} The command: ${command}`);
}); // prettier-ignore

test("what was said of the files is kept, and names with spaces stand in quotation marks", () => {
  const asked = {
    ...ASKED,
    files: ["März 1.csv"],
    amounts: "1.234,56",
    dates: "day-first",
    summarise: "day",
  };
  expect(messageFor("Import with --accept-problems.", asked)).toContain(
    'import "März 1.csv" --amounts "1.234,56" --dates day-first --summarise day --period 2025-03 --accept-problems,',
  );
});

test.each<readonly [string, unknown, readonly string[]]>([
  ["without files nothing was to be imported", new Refusal("Say --accept-problems."), []],
  ["month has the options", new Refusal("Say how: --amounts or --dates."), ASKED.files],
  ["no refusal", new HostFailure("The disk is full: --accept-problems", "nothing"), ASKED.files],
])("left as it is: %s", (_what, error, files) => {
  expect(withImportCommand(error, { ...ASKED, files })).toBe(error);
});

test("the rows are listed as before", () => {
  const error = withImportCommand(new Refusal("Import with --accept-problems.", ["row 2", "row 3"]), ASKED);
  expect((error as Refusal).details).toEqual(["row 2", "row 3"]);
});
