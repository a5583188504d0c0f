/** The other files of automation/: what they name is there, and what can be checked without their systems is. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith } from "../../src/testing/tools";
import { ROOT } from "../support/cli";
import { shellTest } from "./shell-job";

const FOLDER = join(ROOT, "automation");
const FILES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isFile() ? [entry.name] : [],
);
const text = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

test("each file begins by saying what it is, and the page names it", () => {
  const page = readFileSync(join(ROOT, "docs/automation.md"), "utf8");
  const examples = FILES.filter((name) => !/^(tsconfig\.json|excel-script\.d\.ts)$/.test(name));
  expect(examples.filter((name) => !page.includes(name))).toEqual([]);
  const commented = examples.filter((name) => !name.endsWith(".json"));
  expect(commented.filter((name) => !/^(#|\/\*\*|<#)/.test(text(name)))).toEqual([]);
});

test("paths of the installed files name files of this folder", () => {
  for (const name of FILES) {
    const named = [
      ...text(name).matchAll(/(?:\/opt\/openchargeback|C:\\OpenChargeback)[\\/]automation[\\/]([\w.-]+)/g),
    ];
    for (const [, file] of named) expect(FILES).toContain(file);
  }
  expect(text("openchargeback-month.service")).toContain("/opt/openchargeback/automation/month.sh -c ");
});

shellTest("the settings file sets what the shell script needs, in words that a shell reads", () => {
  const shown = spawnSync(
    "sh",
    ["-c", '. "$0"; echo "$WORKBOOK|$INBOX|$STATE|$OPENCHARGEBACK|$NOTIFY"', join(FOLDER, "month.env")],
    {
      encoding: "utf8",
    },
  );
  expect(shown.stderr).toBe("");
  expect(shown.stdout.trim().split("|")).toEqual([
    "/srv/chargeback/Billing.xlsx",
    "/srv/chargeback/inbox",
    "/srv/chargeback/state",
    "node /opt/openchargeback/openchargeback.cjs",
    'mailx -s "$1" finance@example.edu',
  ]);
});

test("the crontab has one job, with five fields before the command", () => {
  const jobs = text("crontab.example")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !/^\w+=/.test(line));
  expect(jobs).toEqual([
    "30 6 1-10 * * /opt/openchargeback/automation/month.sh -c /etc/openchargeback/month.env",
  ]);
});

test("month.ps1 asks the program for the same as month.sh", () => {
  // A command that has options put before it is set first, and run as "$@".
  const inShell = [...text("month.sh").matchAll(/^ *(?:run|set --) ([a-z]+)/gm)].map(
    ([, command]) => command,
  );
  const inPowerShell = [...text("month.ps1").matchAll(/Invoke-Program \(?@?\(?'([a-z]+)'/g)].map(
    ([, command]) => command,
  );
  expect(new Set(inPowerShell)).toEqual(new Set(inShell));
  expect(new Set(inShell)).toEqual(new Set(["periods", "import", "completeness", "month"]));
  const words = (file: string, pattern: RegExp): string[] =>
    [...text(file).matchAll(pattern)].map(([, said]) => said!);
  expect(words("month.ps1", /Complete-Run \d '([^']+)'/g).sort()).toEqual(
    words("month.sh", /finish \d "([^"]+)"/g)
      .filter((said) => said !== "the files could not be fetched")
      .sort(),
  );
});

describeWith("systemd-analyze", "systemd", () => {
  test("takes the service and the timer, and knows when it fires", () => {
    const folder = mkdtempSync(join(tmpdir(), "units-"));
    try {
      copyFileSync(join(FOLDER, "month.sh"), join(folder, "month.sh"));
      chmodSync(join(folder, "month.sh"), 0o755);
      const service = text("openchargeback-month.service").replace("/opt/openchargeback/automation", folder);
      writeFileSync(join(folder, "openchargeback-month.service"), service);
      copyFileSync(join(FOLDER, "openchargeback-month.timer"), join(folder, "openchargeback-month.timer"));
      const units = ["service", "timer"].map((kind) => join(folder, `openchargeback-month.${kind}`));
      const { status, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", ...units], {
        encoding: "utf8",
      });
      expect([status, stderr.trim()]).toEqual([0, ""]);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const [, when] = /^OnCalendar=(.*)$/m.exec(text("openchargeback-month.timer"))!;
    const { stdout } = spawnSync("systemd-analyze", ["calendar", "--iterations=1", when!], {
      encoding: "utf8",
    });
    expect(stdout).toMatch(/Next elapse: \w+ \d{4}-\d\d-(0[1-9]|10) 06:30:00/);
  });
});

describeWith("pwsh", "PowerShell", () => {
  test.each(FILES.filter((name) => /\.psd?1$/.test(name)))("reads %s", (name) => {
    const script = `$e = $null; [void][Management.Automation.Language.Parser]::ParseFile('${join(FOLDER, name)}', [ref]$null, [ref]$e); $e | Out-String; exit $e.Count`;
    const { status, stdout } = spawnSync("pwsh", ["-NoProfile", "-Command", script], { encoding: "utf8" });
    expect([status, stdout.trim()]).toEqual([0, ""]);
  });
});
