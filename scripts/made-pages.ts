/** Pages, and parts of pages, that are made from the sources. A test compares them with what lies in docs. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withRules } from "../src/core/focus/conformance/describe";
import { describeTables } from "../src/workbook/describe";
import { withCommands } from "./describe-commands";
import { describeJournals } from "./describe-journals";
import { describeSettings } from "./describe-settings";

export interface MadePage {
  /** From the top folder. */
  readonly name: string;
  readonly text: string;
}

/** @param root the top folder */
export function madePages(root: string): MadePage[] {
  const examples = join(root, "sample_data/expected-journals");
  return [
    { name: "docs/workbook.md", text: describeTables() },
    { name: "docs/configuration.md", text: describeSettings() },
    { name: "docs/journal-layouts.md", text: describeJournals(examples) },
    part(root, "docs/focus.md", withRules),
    part(root, "docs/command-line.md", withCommands),
  ];
}

/** What is written by hand stays. */
function part(root: string, name: string, withMadePart: (document: string) => string): MadePage {
  const path = join(root, name);
  return { name, text: withMadePart(existsSync(path) ? readFileSync(path, "utf8") : "") };
}
