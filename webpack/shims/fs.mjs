/** What subset-font reads from disk on Node: its program, fetched here from beside the page. */
import program from "harfbuzzjs/dist/harfbuzz-subset.wasm";

async function readFile() {
  const response = await fetch(program);
  if (!response.ok) throw new Error(`${program} answers ${response.status}`);
  return response.arrayBuffer();
}

export const promises = { readFile };
