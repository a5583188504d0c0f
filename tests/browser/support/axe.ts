/** What axe-core finds wrong with a page by WCAG 2.2 AA, in a line each. */
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Frame, Page } from "playwright-core";

const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Brings what moves or fades to its end, within shadow roots too: a colour half-way to another is nobody's contrast.
 * What never ends, as a spinner, goes on.
 */
const AT_REST = `(async () => {
  for (let drawn = 0; drawn < 2; drawn += 1) {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const roots = [document];
    for (const root of roots) {
      for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot !== null) roots.push(shadowRoot);
      for (const moving of root.getAnimations())
        if (moving.effect.getComputedTiming().endTime !== Infinity) moving.finish();
    }
  }
})()`;

/** What depends on colours alone; all else of a page is the same in any. */
export const COLOUR_RULES = ["color-contrast", "link-in-text-block"] as const;

/**
 * @param without ids of rules that do not apply, with the reason in the test
 * @param only ids of the rules to check, instead of all
 */
export async function axe(
  page: Page | Frame,
  without: readonly string[] = [],
  only?: readonly string[],
): Promise<string[]> {
  // evaluate goes by the debugger, which no Content-Security-Policy holds up.
  await page.evaluate(SOURCE);
  await page.evaluate(AT_REST);
  const options = {
    runOnly: only === undefined ? { type: "tag", values: RULES } : { type: "rule", values: only },
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
