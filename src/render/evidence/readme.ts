/** README.txt of an evidence pack: how to verify it with common tools, and what it cannot prove. */
import { periodName, type Period } from "../../core/period";

/** What no pack of files can prove; on the page and in the text. */
export const LIMITS: readonly string[] = [
  "The workbook belongs to the people who keep it. Whoever may write to it can change any cell, its log and its hashes among them. Nothing in it is locked. The chain of the log and the hashes written at closing make a slip or a later change visible; somebody who knows the program and rewrites all of them at once leaves no trace in the workbook.",
  "What holds against that lies elsewhere: the providers' own copies of their files and invoices, the journal in the ledger, the statements that were mailed, earlier copies of the workbook (OneDrive keeps versions), and this pack, if its SHA-256 was written down where the people who keep the workbook cannot change it.",
  "A name marked as unverified was typed, not taken from a signed-in account.",
  "That a mail counts as sent means that the mail service took it, not that somebody read it.",
  "People, projects, funds, rules and settings are shown as they were when the pack was made; what the month was billed by stands in its charges and statement lines.",
];

const CHAIN =
  "log.csv has all entries of the workbook. Chain is the beginning (16 hexadecimal digits) of the SHA-256 of the Chain " +
  "before it (blank for the first), Entry, At, By, Step, Period, What, Before, After and Reason, joined by the character " +
  "U+001F, without the apostrophes that CSV cells may have been given. The result of verifying it when the pack was made " +
  "stands in index.html.";
const WIDTH = 100;

export function readmeText(period: Period, institution: string): string {
  return [
    `EVIDENCE OF ${periodName(period).toUpperCase()}`,
    institution,
    "",
    "Begin with index.html: it opens in any browser, without a network, and prints.",
    "index.csv lists every file with its size, its SHA-256 and what it is.",
    "",
    "TO VERIFY THE FILES",
    "",
    "sha256sums.txt has the SHA-256 of every other file. In the unpacked folder:",
    "",
    "  Linux        sha256sum --check sha256sums.txt",
    "  macOS        shasum -a 256 --check sha256sums.txt",
    "  Windows      certutil -hashfile charges.csv SHA256       (one file)",
    "  PowerShell   Get-Content sha256sums.txt | ForEach-Object { $h, $f = $_ -split '  ', 2;",
    '               if ((Get-FileHash -LiteralPath $f).Hash -ne $h) { "CHANGED: $f" } }',
    "",
    "The zip's own SHA-256 stands in the workbook's Log (step Evidence), written when the pack was made.",
    "",
    "TO READ THE FILES",
    "",
    "CSV files are UTF-8, comma separated, with CRLF line ends (RFC 4180). Amounts are exact decimals with a",
    "point; days are YYYY-MM-DD, times are UTC. A text that a spreadsheet would take for a formula has an",
    "apostrophe before it. In Excel take Data, From Text/CSV, so that codes keep their leading zeros.",
    "",
    "TO VERIFY THE LOG",
    "",
    ...wrapped(CHAIN, WIDTH),
    "",
    "WHAT THIS PACK CANNOT PROVE",
    "",
    ...LIMITS.flatMap((limit) => [...wrapped(limit, WIDTH), ""]),
  ].join("\r\n");
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
