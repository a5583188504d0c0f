/** A journal and its reversal leave 0 by everything that a layout below the journal's lines lists. */
import fc from "fast-check";
import { anyCharges, DIRECTORY, SETTINGS, statements } from "../../testing/any-month";
import { anySubsidies } from "../../testing/any-subsidies";
import { costing, tagged } from "../../testing/builders";
import {
  inputFor,
  linesFor,
  monthOf,
  refundMonth,
  reversalOf,
  type JournalMonth,
} from "../../testing/journal-months";
import { runs } from "../../testing/runs";
import { NO_SUBSIDIES } from "../subsidies/apply";
import { currentLines } from "../statements/lines";
import { journalPreset } from "./presets";
import { checkJournal } from "./presets/check";
import type { JournalInput, JournalPreset } from "./presets/preset";
import { stillGives } from "./taken-back";

const CATEGORIES: Readonly<Record<string, string>> = {
  "Spend Category": "Compute=SC1; Storage=SC2; AWS=SC3; HPC=SC4",
  Worktags: "Cost Center={org}; Fund={fund}; Program={service}",
};

const LAYOUTS: readonly (readonly [name: string, keys: readonly string[], amounts: readonly string[]])[] = [
  [
    "charges",
    ["pi_email", "project_id", "fund_org", "service_name", "resource_id", "resource_name"],
    ["billed_cost", "list_cost", "discount_amount"],
  ],
  ["summary", ["pi_email", "project_id", "fund_org"], ["total_cost"]],
  ["default", ["PIEmail", "ProjectID", "FundOrg", "ServiceName"], ["Amount"]],
  [
    "workday-isd",
    [
      "Spreadsheet Key*",
      "Internal Service Provider*",
      "Spend Category",
      "Cost Center",
      "Fund",
      "Program",
      "Memo",
    ],
    ["Extended Amount*"],
  ],
];

function inputOf(preset: JournalPreset, month: JournalMonth, isBack: boolean): JournalInput {
  const lines = linesFor(preset, month);
  const input = inputFor(preset, month, isBack ? reversalOf(lines) : lines);
  return { ...input, value: (field) => CATEGORIES[field] ?? input.value(field) };
}

/** Sums of the amounts by key that are not 0. */
function left(preset: JournalPreset, inputs: readonly JournalInput[], keys: readonly string[], of: string) {
  const sums = new Map<string, number>();
  for (const input of inputs)
    for (const { fields } of preset.records(input)) {
      const key = fields.flatMap(({ column, cell }) =>
        keys.includes(column.heading) && "text" in cell ? [cell.text] : [],
      );
      const amount = fields.find(({ column }) => column.heading === of)?.cell;
      const text = amount !== undefined && "number" in amount ? amount.number : "none";
      const cents = Math.round(Number(text) * 100);
      sums.set(JSON.stringify(key), (sums.get(JSON.stringify(key)) ?? 0) + cents);
    }
  return [...sums].filter(([, cents]) => cents !== 0);
}

describe.each(LAYOUTS)("%s", (name, keys, amounts) => {
  const preset = journalPreset(name);
  const check = (month: JournalMonth): void => {
    if (linesFor(preset, month).length === 0) return;
    const [out, back] = [inputOf(preset, month, false), inputOf(preset, month, true)];
    expect(stillGives(out, "charges")).toBe(true);
    expect(preset.records(back)).toHaveLength(preset.records(out).length);
    for (const of of amounts) expect(left(preset, [out, back], keys, of)).toEqual([]);
  };

  it("leaves nothing of any month, with any subsidies", () => {
    fc.assert(
      fc.property(anyCharges, anySubsidies, (charges, subsidies) => {
        const plan = statements(charges, {}, { ...NO_SUBSIDIES, subsidies });
        check({
          period: "2025-01",
          statementLines: currentLines(plan.statements, plan.lines),
          charges: plan.charges,
          directory: DIRECTORY,
          settings: SETTINGS,
        });
      }),
      runs(30),
    );
  });

  it("of a month with lines has some", () => {
    expect(left(preset, [inputOf(preset, SHARED, false)], keys, amounts[0]!)).not.toEqual([]);
    check(SHARED);
  });

  it("lists the journal's lines and says so when the charges were changed since", () => {
    const back: JournalInput = {
      ...inputFor(preset, SHARED, reversalOf(linesFor(preset, SHARED))),
      changedSince: true,
    };
    const warnings = checkJournal(preset, back);
    expect(warnings.map(({ severity }) => severity)).toEqual(["Warning"]);
    expect(warnings[0]?.says).toMatch(/PI, project and service cannot be told.*make the statements again/);
    expect(preset.records(back)).toHaveLength(back.lines.filter(({ kind }) => kind === "Payer").length);
  });
});

/** Two PIs and two services on one fund: one line of the journal. */
const SHARED = monthOf([
  costing("10", { ...tagged("ada.quill@example.edu", "coral", "BIO-10000"), serviceName: "Compute" }),
  costing("7.5", { ...tagged("ben.ortho@example.edu", "coral", "BIO-10000"), serviceName: "Storage" }),
]);

test("charges that moved within a fund, and lines that are others, are told", () => {
  const preset = journalPreset("summary");
  const out = inputOf(preset, SHARED, false);
  const others = monthOf([
    costing("10", tagged("ben.ortho@example.edu", "coral", "BIO-10000")),
    costing("7.5", tagged("ada.quill@example.edu", "coral", "BIO-10000")),
  ]);
  const moved = { ...out, charges: inputOf(preset, others, false).charges };
  expect([stillGives(moved, "charges"), stillGives(moved, "statement lines")]).toEqual([false, true]);
  expect(stillGives({ ...out, statementLines: refundMonth().statementLines }, "statement lines")).toBe(false);
});

test.each([
  ["a category by service", "Spend Category", "Compute=SC1; HPC=SC4", true],
  ["a category by source", "Spend Category", "AWS=SC3; HPC=SC4", false],
  ["one category", "Spend Category", "SC3", false],
  ["a worktag by service", "Worktags", "Fund={fund}; Program={service}", true],
])("workday-isd, changed since, %s", (_what, field, entered, isRefused) => {
  const preset = journalPreset("workday-isd");
  const back = inputFor(preset, SHARED, reversalOf(linesFor(preset, SHARED)));
  const own = { [field]: entered };
  const found = (values: Record<string, string>) =>
    checkJournal(preset, { ...back, changedSince: true, value: (f) => values[f] ?? back.value(f) })
      .filter(({ severity }) => severity === "Error")
      .map(({ column }) => column);
  expect(found(own)).toEqual(isRefused ? [field] : []);
  if (field === "Spend Category") expect(found({ ...own, Lines: "fund" })).toEqual([]);
});
