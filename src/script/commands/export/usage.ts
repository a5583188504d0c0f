/** openchargeback export usage: a list of usage, of whatever is counted. */
import { USAGE_KIND } from "../../../exporters/kinds";
import type { Command } from "commander";
import { SERVICE_CATEGORIES, SUBCATEGORIES } from "../../../core/focus/conformance/columns";
import { Refusal } from "../../../core/problem";
import { readUsageList } from "../../../exporters/usage-list/read";
import { USAGE_HEADINGS, type Fact, type UsageHeading } from "../../../exporters/usage-list/row";
import { choiceOption, repeated } from "../../values";
import { addExporter } from "./common";

interface Options {
  readonly column: readonly string[];
  readonly unit?: string;
  readonly divide?: string;
  readonly fact: readonly string[];
  readonly facts: boolean;
  readonly name?: string;
  readonly category?: string;
  readonly subcategory?: string;
}

export function addExportUsage(parent: Command): void {
  addExporter<Options>(parent, {
    name: "usage",
    description: "a list of usage, CSV: Day (or From, To), Account, User, Resource, Unit, Quantity",
    filesHelp: "usage lists, CSV",
    kind: USAGE_KIND,
    kindOf: ({ name = USAGE_KIND.name, category = USAGE_KIND.serviceCategory, subcategory }) => ({
      ...USAGE_KIND,
      name: sourceName(name),
      serviceCategory: categoryOf(category),
      serviceSubcategory: subcategoryOf(categoryOf(category), subcategory),
    }),
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
          "--fact <name=heading>",
          "a column that Applies To asks for, also by its heading alone; all others when none is named",
          repeated,
          [],
        )
        .option("--no-facts", "no column is a fact")
        .option("--name <name>", "of the source: genomics makes genomics_PERIOD.csv; usage when not given")
        .option("--category <category>", "ServiceCategory of FOCUS; Other when not given")
        .option(
          "--subcategory <subcategory>",
          "ServiceSubcategory of FOCUS; Other (CATEGORY) when not given",
        );
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

function factsOf({ fact, facts }: Options): readonly Fact[] | null {
  if (!facts) return [];
  if (fact.length === 0) return null;
  return fact.map((text): Fact => {
    const [name = "", ...heading] = text.split("=").map((part) => part.trim());
    return [name, heading.length === 0 ? name : heading.join("=")];
  });
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

/** Also part of a file's name. */
function sourceName(text: string): string {
  const name = text.trim().toLowerCase();
  if (/^[a-z][a-z0-9-]*$/.test(name)) return name;
  throw new Refusal(
    `--name "${text}" is not letters, digits and hyphens, such as genomics. Nothing was written.`,
  );
}

function categoryOf(text: string): string {
  return choiceOption(text, SERVICE_CATEGORIES, "--category");
}

function subcategoryOf(category: string, text = `Other (${category})`): string {
  const known = [...SUBCATEGORIES].filter(([, parent]) => parent === category).map(([name]) => name);
  return choiceOption(text, known.sort(), "--subcategory");
}

function divisor(text = "1"): bigint {
  if (/^[1-9]\d{0,14}$/.test(text.trim())) return BigInt(text.trim());
  throw new Refusal(`--divide "${text}" is not a whole number above 0. Nothing was written.`);
}
