/** What statements say is left of a cap: earlier months, all PIs of this one, and no revision because of another's. */
import {
  costing,
  directory,
  fund,
  periodRecord,
  settings,
  statement,
  statementLine,
  tagged,
} from "../../testing/builders";
import type { Charge } from "../charge";
import { amount } from "../money";
import { NO_SUBSIDIES } from "../subsidies/apply";
import type { OtherMonths } from "./history";
import { planStatements, type StatementPlan } from "./plan";

const ADA = "ada.quill@example.edu";
const BEN = "ben.ortho@example.edu";
const capped = directory({ funds: [fund({ cap: amount("100") }), fund({ fundOrg: "CHEM-1" })] });
const ada = (cost: string): Charge => costing(cost, { chargeId: `ada-${cost}` });
const ben = (cost: string, fundOrg = "BIO-10000"): Charge =>
  costing(cost, { chargeId: `ben-${cost}`, ...tagged(BEN, "polymer", fundOrg) });

function plan(
  charges: readonly Charge[],
  others: OtherMonths = { statements: [], lines: [] },
  before?: StatementPlan,
  only?: string,
): StatementPlan {
  return planStatements(
    {
      charges,
      statements: before?.statements.map((s) => ({ ...s, status: "Issued" as const })) ?? [],
      lines: before?.lines ?? [],
      others,
      subsidies: NO_SUBSIDIES,
    },
    {
      period: "2025-01",
      settings: settings(),
      directory: capped,
      by: "tess",
      now: "2025-02-03T10:00:00Z",
      fileName: ({ statementNo }) => `${statementNo}.pdf`,
      ...(only === undefined ? {} : { only }),
    },
  );
}

const left = (made: StatementPlan): string[] =>
  made.current.flatMap(({ document }) =>
    document.projects.flatMap((p) =>
      p.funds.map((f) => `${document.pi} ${f.fundOrg} ${f.capLeft ?? "no cap"}`),
    ),
  );

test("a fund without a cap says nothing", () => {
  expect(left(plan([ben("10", "CHEM-1")]))).toEqual([`${BEN} CHEM-1 no cap`]);
});

test("what all PIs put on the fund counts, and goes below zero", () => {
  expect(left(plan([ada("60"), ben("15")]))).toEqual([`${ADA} BIO-10000 2500`, `${BEN} BIO-10000 2500`]);
  expect(left(plan([ada("160")]))).toEqual([`${ADA} BIO-10000 -6000`]);
});

test("of later months those count that are closed", () => {
  const later = [
    statement({ statementNo: "B", period: "2025-02" }),
    statement({ statementNo: "C", period: "2025-03" }),
  ];
  const lines = later.map(({ statementNo, period }) => statementLine({ statementNo, period, billed: 3000 }));
  const periods = [periodRecord({ period: "2025-02", status: "Closed" })];
  expect(left(plan([ada("60")], { statements: later, lines, periods }))).toEqual([`${ADA} BIO-10000 1000`]);
});

test("earlier months count, later ones that are open and superseded statements do not", () => {
  const months = [
    statement({ statementNo: "A", period: "2024-12", status: "Issued" }),
    statement({ statementNo: "B", period: "2024-12", status: "Superseded" }),
    statement({ statementNo: "C", period: "2025-02" }),
  ];
  const lines = months.map(({ statementNo, period }) => statementLine({ statementNo, period, billed: 3000 }));
  expect(left(plan([ada("60")], { statements: months, lines }))).toEqual([`${ADA} BIO-10000 1000`]);
});

test("what another PI's month changes makes no new revision; made anew for one, the other's lines still count", () => {
  const first = plan([ada("60"), ben("15")]);
  const again = plan([ada("60"), ben("20")], undefined, first);
  expect(again.statements.map((s) => [s.pi, s.status, s.revision])).toEqual([
    [ADA, "Issued", 1],
    [BEN, "Superseded", 1],
    [BEN, "Draft", 2],
  ]);
  expect(left(again)).toEqual([`${ADA} BIO-10000 2000`, `${BEN} BIO-10000 2000`]);
  expect(left(plan([ada("60"), ben("20")], undefined, first, ADA))).toEqual([`${ADA} BIO-10000 2500`]);
});
