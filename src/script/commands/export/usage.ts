/** openchargeback export usage: a list of usage, of whatever is counted. */
import type { Command } from "commander";
import { Refusal } from "../../../core/problem";
import { readUsageList } from "../../../exporters/usage-list/read";
import { USAGE_HEADINGS, type UsageHeading } from "../../../exporters/usage-list/row";
import { repeated } from "../../values";
import { addExporter } from "./common";

interface Options {
  readonly column: readonly string[];
  readonly unit?: string;
  readonly divide?: string;
  readonly fact: readonly string[];
  readonly facts: boolean;
}

export function addExportUsage(parent: Command): void {
  addExporter<Options>(parent, {
    name: "usage",
    description: "a list of usage, CSV: Day (or From, To), Account, User, Resource, Unit, Quantity",
    filesHelp: "usage lists, CSV",
    kind: {
      name: "usage",
      serviceCategory: "Other",
      serviceSubcategory: "Other (Other)",
      resourceType: "Resource",
      subAccountType: "Account",
      mustPrice: true,
    },
    addOptions(command) {
      command
        .option(
          "--column <ours=theirs>",
          "the file's heading for one of ours: Quantity=n_tokens",
          repeated,
          [],
        )
        .option("--unit <unit>", "unit of every row, for a file without that column")
        .option("--divide <number>", "divide quantities by it: 1000000 for tokens priced by the million")
        .option(
          "--fact <heading>",
          "a column that Applies To asks for; all others when none is named",
          repeated,
          [],
        )
        .option("--no-facts", "no column is a fact");
    },
    read(files, { period, zone, days }, options) {
      return readUsageList(files, {
        period,
        zone,
        days,
        columns: columnsOf(options.column),
        unit: options.unit?.trim() ?? "",
        divide: divisor(options.divide),
        facts: factsOf(options),
      });
    },
  });
}

function factsOf({ fact, facts }: Options): readonly string[] | null {
  if (!facts) return [];
  return fact.length === 0 ? null : fact;
}

function columnsOf(pairs: readonly string[]): Partial<Record<UsageHeading, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [ours = "", ...theirs] = pair.split("=");
      const heading = USAGE_HEADINGS.find((one) => one.toLowerCase() === ours.trim().toLowerCase());
      const own = theirs.join("=").trim();
      if (heading === undefined || own === "")
        throw new Refusal(
          `--column "${pair}" is not one of ${USAGE_HEADINGS.join(", ")}, = and the file's heading. Nothing was written.`,
        );
      return [heading, own] as const;
    }),
  );
}

function divisor(text = "1"): bigint {
  if (/^[1-9]\d{0,14}$/.test(text.trim())) return BigInt(text.trim());
  throw new Refusal(`--divide "${text}" is not a whole number above 0. Nothing was written.`);
}
