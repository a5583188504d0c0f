/** sample_data/README.md, with its tables made from what the generator planted. */
import type { ExportFile } from "./exports";
import type { PlantedCase } from "./line";
import type { TroubleFile } from "./trouble";

const SHAPES: Readonly<Record<string, string>> = {
  aws: "FOCUS 1.0 with AWS columns; numbers as doubles (`6.123E-7`), dates with milliseconds",
  azure: "FOCUS 1.2 with Azure columns; byte order mark, CRLF, every field quoted",
  hpc: "FOCUS 1.2 from the Slurm cluster; list price, billed 0 where an allocation is subsidised",
  storage: "FOCUS 1.2 from campus storage; TB-months, the first TB of a share is free",
};

export function readme(files: readonly ExportFile[], trouble: readonly TroubleFile[]): string {
  return `${INTRODUCTION}
| File | Rows | Layout |
|---|---:|---|
${files.map((f) => `| ${f.name} | ${f.rows} | ${SHAPES[f.name.split("_")[0] ?? ""] ?? ""} |`).join("\n")}

The layouts follow the providers' documents; they were not taken from live exports. The last row of the AWS, Azure and HPC files has a line break in its description. Some descriptions have commas, quotes or a leading \`=\`.

## Reference data

\`reference/\` holds People, Projects, Funds, Splits and Sources for \`init --reference\`, and two values for Rules.

- smith@chem.example.edu and smith@bio.example.edu are two PIs.
- Maren Tollgaard appears in the Azure files as \` Maren.TOLLGAARD@MED.example.edu \` and by her alias mtollgaard@hospital.example.edu: one PI.
- plant-atlas is split 60/40, detector-sim in three thirds, imaging-core 70/30 from 2025-07-01 (in January its default fund pays).
- CHEM-10000 and BIO-10000 are two funds.

## Planted cases

Everything else in these files is clean. A row with a Hold is Pending until a person decides; a row with warnings only is OK and shows its flags. Rows count records: the heading is row 1. December expects that January was imported before. \`planted.json\` has the same list.
${files.map(plantedTable).join("")}
## Decisions and expected results

\`decisions.json\` is what a person would have decided about the planted cases; \`npm run demo\` takes these decisions. \`expected/\` is what the two months leave behind: tables, journals, tie-outs, and the size and SHA-256 of each PDF and mail. \`npm run golden\` renews it.

## Bad input

\`trouble/\` holds small files that are refused, or taken with problems.

| File | What is wrong |
|---|---|
${trouble.map((t) => `| trouble/${t.name} | ${t.what} |`).join("\n")}
`;
}

const INTRODUCTION = `<!-- Made by sample_data/generator; change it there. -->
# Sample data

Two months of an invented university: eleven PIs, twenty projects, four sources. \`npm run sample-data\` makes every file here anew, always the same; a test compares.
`;

function plantedTable(file: ExportFile): string {
  const rows = file.planted.map((one) => {
    const state = pending(one.row, file.planted) ? "Pending" : "OK";
    return `| ${one.row} | ${one.rule} | ${one.severity} | ${one.what} | ${state} |`;
  });
  return `
### ${file.name}

| Row | Rule | Severity | What | Review |
|---:|---|---|---|---|
${rows.join("\n")}
`;
}

function pending(row: number, planted: readonly PlantedCase[]): boolean {
  return planted.some((one) => one.row === row && one.severity === "Hold");
}
