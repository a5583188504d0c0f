/** What axe-core finds wrong with a page by WCAG 2.2 AA, in a line each. */
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Frame, Page } from "playwright-core";

const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @param without ids of rules that do not apply, with the reason in the test */
export async function axe(page: Page | Frame, without: readonly string[] = []): Promise<string[]> {
  // evaluate goes by the debugger, which no Content-Security-Policy holds up.
  await page.evaluate(SOURCE);
  const options = {
    runOnly: { type: "tag", values: RULES },
    rules: Object.fromEntries(without.map((id) => [id, { enabled: false }])),
    resultTypes: ["violations"],
  };
  const found = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} (${help}) at ${target.flat().join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}
