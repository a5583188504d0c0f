/** Blocks are marked so that a reader knows what they need, and the rest can be run. */
import { blockProblems } from "./conventions";
import { allPages, readPage } from "./pages";

it("blocks keep to the conventions", () => {
  const wrong = allPages().flatMap(({ name, blocks }) =>
    blocks.flatMap((block) => blockProblems(block).map((problem) => `${name}:${block.line}: ${problem}`)),
  );
  expect(wrong).toEqual([]);
});

it.each([
  ["```sh\nnpm run demo\n```", []],
  ['Needs a Slurm cluster:\n\n```sh needs="a Slurm cluster"\nsacct | head\n```', []],
  ['It needs Windows and a scheduler:\n\n```powershell needs="Windows, a scheduler"\nls\n```', []],
  ["It ends with 2:\n\n```sh exit=2\nnode x.mjs\n```", []],
  ["```\nx\n```", ['a block of the language "": sh, powershell, text, csv, json, sql, yaml']],
  [
    'On a cluster:\n\n```sh needs="a Slurm cluster"\nsacct\n```',
    [
      'the sentence before the block does not say "needs a Slurm cluster"',
      'the sentence before the block does not speak of "a Slurm cluster"',
    ],
  ],
  ['It needs luck:\n\n```sh needs="luck"\nx\n```', ['needs="luck" is not known']],
  ["```sh exit=2\nnode x.mjs\n```", ["the sentence before the block does not say why it ends with 2"]],
  ["```powershell\nls\n```", ["powershell cannot run here: say what it needs"]],
  ["```sh\nsacct\n```", ["sacct is no command that runs everywhere: npm, node, cp, mkdir"]],
  ["```sh\ncp *.csv out\n```", ["*.csv needs a shell"]],
  ["```sh\ncp a b out\n```", ["cp takes one file or folder and one place, in every shell"]],
  ["```sh\nmkdir a b\n```", ["mkdir takes one folder, in every shell"]],
  ["```sh\nnpm start\n```", ["npm start needs a server that keeps running: say so"]],
  ["```sh run=yes\nnpm test\n```", ["the mark run has no meaning"]],
])("%j", (text, problems) => {
  expect(readPage("x.md", `${text}\n`).blocks.flatMap(blockProblems)).toEqual(problems);
});
