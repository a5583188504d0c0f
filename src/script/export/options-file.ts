/** `--options FILE`: the options of a command as JSON, so that a scheduled job has one short line. */
import type { Command, Option } from "commander";
import { z } from "zod";
import { Refusal } from "../../core/problem";
import { textFile } from "./files";

const VALUE = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/**
 * Takes each option of the file that the command line does not give. Names are those of the command line without dashes
 * in front: `{"time-zone": "America/Chicago", "leave-out-unrated": true, "files": ["sacct.txt"]}`.
 * @returns the files it names, for a command line that names none
 * @throws Refusal naming what is no option, and what is no value for it
 */
export async function takeOptionsFile(command: Command, path: string): Promise<readonly string[]> {
  const options = optionsOf(command);
  const { name, text } = await textFile(path);
  const schema = z.strictObject({
    ...Object.fromEntries([...options.keys()].map((key) => [key, VALUE.optional()])),
    files: z.array(z.string()).optional(),
  });
  const parsed = schema.safeParse(jsonOf(name, text));
  if (!parsed.success) {
    const known = [...options.keys(), "files"].sort().join(", ");
    const wrong = parsed.error.issues.map((issue) =>
      issue.code === "unrecognized_keys"
        ? `${issue.keys.map((key) => `"${key}"`).join(", ")} is no option`
        : issue.path.length === 0
          ? "it is no object"
          : `"${issue.path.join(" ")}" has no value that an option takes`,
    );
    throw new Refusal(
      `${name} is not a file of options: ${wrong.join("; ")}. Write one JSON object; the options are ${known}. Nothing was written.`,
    );
  }
  const { files = [], ...given } = parsed.data as { files?: string[] } & Record<string, unknown>;
  for (const [key, value] of Object.entries(given)) {
    const option = options.get(key);
    if (option !== undefined) take(name, command, option, value as z.infer<typeof VALUE>);
  }
  return files;
}

/** By name, without those that say how to speak, and this one. */
function optionsOf(command: Command): Map<string, Option> {
  const options = command.options.filter(({ long }) => !["--options", "--json"].includes(long ?? ""));
  return new Map(options.map((option) => [(option.long ?? "").replace(/^--/, ""), option]));
}

function take(file: string, command: Command, option: Option, value: z.infer<typeof VALUE>): void {
  const attribute = option.attributeName();
  if (command.getOptionValueSource(attribute) === "cli") return;
  const wrong = new Refusal(
    `${file}: "${(option.long ?? "").slice(2)}" is ${JSON.stringify(value)}, which is not what the option takes. Nothing was written.`,
  );
  if (option.isBoolean()) {
    if (typeof value !== "boolean") throw wrong;
    command.setOptionValueWithSource(attribute, option.negate ? !value : value, "config");
    return;
  }
  if (typeof value === "boolean") throw wrong;
  const parse = option.parseArg;
  const items = Array.isArray(value) ? value : [String(value)];
  if (parse === undefined && items.length !== 1) throw wrong;
  const taken: unknown =
    parse === undefined
      ? items[0]
      : items.reduce<unknown>((before, item) => parse(item, before), option.defaultValue);
  command.setOptionValueWithSource(attribute, taken, "config");
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${file} is not JSON: ${reason}. Nothing was written.`);
  }
}
