/** How a page is read. */
import { anchorOf, readPage } from "./pages";

const PAGE = `# Guide: \`sacct\` & more

See [the list](focus.md#rules) and ![A picture](images/a.png), or \`openchargeback
check FILE\`.

1. It needs a Slurm cluster:

   \`\`\`sh needs="a Slurm cluster"
   sacct \\
     --allusers
   \`\`\`

## Rules

| \`a\\|b\` | <img src="images/b.png" alt="" width="3"> |
| --- | --- |
| \`not [a](link.md)\` | |

## Rules
`;

const page = readPage("docs/guide.md", PAGE);

it("reads blocks with their marks, without their indentation, and the paragraph before", () => {
  const [block] = page.blocks;
  expect(block).toMatchObject({
    line: 8,
    language: "sh",
    lines: ["sacct \\", "  --allusers"],
    before: "1. It needs a Slurm cluster:",
  });
  expect(block?.marks.get("needs")).toBe("a Slurm cluster");
});

it("reads links and pictures, and none in code", () => {
  expect(page.links).toEqual([
    { line: 3, target: "focus.md#rules", alt: null },
    { line: 3, target: "images/a.png", alt: "A picture" },
    { line: 15, target: "images/b.png", alt: "" },
  ]);
});

it("reads inline code over two lines, and in a table", () => {
  expect(page.code).toEqual([
    { line: 1, text: "sacct" },
    { line: 3, text: "openchargeback check FILE" },
    { line: 15, text: "a|b" },
    { line: 17, text: "not [a](link.md)" },
  ]);
});

it("knows the anchors of headings, the second of the same name with a number", () => {
  expect([...page.anchors]).toEqual(["guide-sacct--more", "rules", "rules-1"]);
  expect(anchorOf("What is where? (2 CFR 200.403)")).toBe("what-is-where-2-cfr-200403");
});

it("refuses a block without an end", () => {
  expect(() => readPage("x.md", "```sh\nnpm test\n")).toThrow("x.md:1: the block does not end");
});
