import { CommanderError } from "commander";
import { buildProgram } from "./program";

/** Program words as a person types them; what it throws. */
async function said(...words: string[]): Promise<[number, string]> {
  const program = buildProgram();
  quiet(program);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return [error.exitCode, error.message];
    throw error;
  }
  throw new Error("The words were taken.");
}

/** The help that commander shows where a word is missing. */
function quiet(program: ReturnType<typeof buildProgram>): void {
  program.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  program.commands.forEach(quiet);
}

test.each<[words: string[], text: string]>([
  [["nonsense"], "Unknown command 'nonsense'. See openchargeback --help."],
  [["imprt"], "Unknown command 'imprt'. Did you mean import? See openchargeback --help."],
  [["import"], "Missing required argument 'file'. See openchargeback import --help."],
  [["review", "lst"], "Unknown command 'lst'. Did you mean list? See openchargeback review --help."],
  [["tie-out"], "Required option '--period <period>' not specified. See openchargeback tie-out --help."],
  [
    ["tie-out", "--period", "2025-01", "--colour"],
    "Unknown option '--colour'. See openchargeback tie-out --help.",
  ],
  [["periods"], "Name a command. See openchargeback periods --help."],
  [[], "Name a command. See openchargeback --help."],
])("%p: what is wrong, and whose help to look at", async (words, text) => {
  expect(await said(...words)).toEqual([1, text]);
});

test("asking for the help is no error", async () => {
  expect(await said("import", "--help")).toEqual([0, "(outputHelp)"]);
});
