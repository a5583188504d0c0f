/** Usage reports of OpenAI and Anthropic as a list for `export usage`: node tokens_to_list.mjs OUT.csv PAGE.json… */
import { readFileSync, writeFileSync } from "node:fs";

const [out, ...files] = process.argv.slice(2);
const stop = (why) => {
  console.error(`${why} Nothing was written.`);
  process.exit(1);
};
const dayOf = (start) => new Date(typeof start === "number" ? start * 1000 : start).toISOString().slice(0, 10);

/** A result of either → who, which model, and how many tokens of each kind. */
function readResult(result) {
  if ("uncached_input_tokens" in result) {
    const written = result.cache_creation ?? {};
    return {
      provider: "anthropic",
      account: result.workspace_id ?? "default-workspace", // Anthropic leaves it blank for the default workspace
      user: result.api_key_id ?? "",
      tier: result.service_tier ?? "",
      tokens: {
        "input": result.uncached_input_tokens,
        "cached": result.cache_read_input_tokens,
        "cache-write": (written.ephemeral_5m_input_tokens ?? 0) + (written.ephemeral_1h_input_tokens ?? 0),
        "output": result.output_tokens,
      },
    }; // prettier-ignore
  }
  const cached = result.input_cached_tokens ?? 0; // OpenAI counts them among the input tokens, too
  return {
    provider: "openai",
    account: result.project_id,
    user: result.user_id ?? "",
    tier: result.batch === true ? "batch" : (result.service_tier ?? "standard"),
    tokens: { input: result.input_tokens - cached, cached, output: result.output_tokens },
  };
}

const seen = new Set();
const pages = files.map((file) => ({ file, page: JSON.parse(readFileSync(file, "utf8")) }));
if (pages.every(({ page }) => page.has_more)) stop("The last page is missing: each says that there are more.");
const rows = pages.flatMap(({ file, page }) => {
  if (!Array.isArray(page.data)) stop(`${file} is no page of a usage report: it has no data.`);
  return page.data.flatMap(({ start_time, starting_at, results }) =>
    results.flatMap((result) => {
      const day = dayOf(start_time ?? starting_at);
      const { provider, account, user, tier, tokens } = readResult(result);
      if (!account || !result.model) stop(`${file}, ${day}: no project or model. Ask with both in group_by.`);
      return Object.entries(tokens).flatMap(([kind, count]) => {
        if (!Number.isSafeInteger(count) || count < 0) stop(`${file}, ${day}: ${count} ${kind} tokens.`);
        const place = [day, provider, account, user, result.model, tier, kind].join();
        if (seen.has(place)) stop(`${file}: ${place} stands there twice. Is a page named twice?`);
        seen.add(place);
        return count === 0 ? [] : [[day, account, user, result.model, count, provider, result.model, kind, tier]];
      });
    }),
  );
});
if (rows.some((row) => row.some((cell) => /[",\r\n]/.test(String(cell))))) stop("A name has a comma or a quote.");
const heading = "Day,Account,User,Resource,Quantity,Provider,Model,Kind,Tier";
writeFileSync(out, `${[heading, ...rows.map((row) => row.join(","))].join("\n")}\n`);
console.log(`${rows.length} rows, ${rows.reduce((sum, row) => sum + row[4], 0)} tokens`);
