/**
 * The commands of these guides work, one after the other, in a fresh copy. A guide that ends in statements leaves the
 * PDF that it promises: with the PI's name, and with the amount that the sample's README works out by hand.
 */
import { readFileSync } from "node:fs";
import { pdfTexts } from "../support/pdf-text";
import { runs } from "./conventions";
import { FreshCopy } from "./fresh-copy";
import { allPages, type Page } from "./pages";
import { GUIDE_PAGES } from "./guide-pages";
import { runBlock } from "./run-page";

const PAGES = new Map(allPages().map((page) => [page.name, page]));

interface Promised {
  readonly pi: string;
  readonly name: string;
  readonly amount: string;
}

/** Of the first statements that a guide makes. */
const PROMISED: Readonly<Record<string, Promised>> = {
  // 18.008, rounded once: sample_data/exporters/slurm/README.md.
  "docs/hpc-slurm-isilon-export-guide.md": {
    pi: "smith@chem.example.edu",
    name: "Harriet Smith",
    amount: "$18.01",
  },
  // nmr 25.774193 and catalyst 93.5, of two projects: 25.77 + 93.50.
  "docs/storage-quota-export-guide.md": {
    pi: "smith@chem.example.edu",
    name: "Harriet Smith",
    amount: "$119.27",
  },
  "docs/qumulo-storage-export-guide.md": {
    pi: "maren.tollgaard@med.example.edu",
    name: "Maren Tollgaard",
    amount: "$85.50",
  },
  // vm-101: 44.64 + 47.616 + 10.
  "docs/azure-local-vm-export-guide.md": {
    pi: "smith@chem.example.edu",
    name: "Harriet Smith",
    amount: "$102.26",
  },
};

/** Seconds each, but the program may have to be built first, on a machine that is busy with other tests. */
const TIMEOUT = 300_000;

it.each(GUIDE_PAGES)(
  "%s",
  async (name) => {
    const page = PAGES.get(name);
    if (page === undefined) throw new Error(`${name} is not there: take it out of tests/docs/guide-pages.ts`);
    const copy = new FreshCopy();
    try {
      await follow(page, copy);
    } finally {
      copy.remove();
    }
  },
  TIMEOUT,
);

it("every guide that promises a PDF runs every time", () => {
  expect(Object.keys(PROMISED).filter((name) => !GUIDE_PAGES.includes(name))).toEqual([]);
});

async function follow(page: Page, copy: FreshCopy): Promise<void> {
  let promised = PROMISED[page.name];
  for (const block of page.blocks.filter(runs)) {
    await runBlock(page, block, copy);
    if (promised === undefined || !block.lines.some((line) => / -- statements /.test(line))) continue;
    expectStatement(copy, promised);
    promised = undefined;
  }
  expect(promised).toBeUndefined();
}

function expectStatement(copy: FreshCopy, { pi, name, amount }: Promised): void {
  const files = copy.files("statements").filter((file) => file.endsWith(`_${pi}.pdf`));
  expect(files).toHaveLength(1);
  const texts = pdfTexts(readFileSync(copy.path("statements", files[0] ?? "")));
  expect(texts).toContain(name);
  expect(texts).toContain(amount);
}
