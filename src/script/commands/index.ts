/** The list of commands. */
import type { Command } from "commander";
import { addApprovals } from "./approvals";
import { addArchive } from "./archive";
import { addAdjust } from "./adjust";
import { addCheck } from "./check";
import { addCorrect } from "./correct";
import { addEvidence } from "./evidence";
import { addExport } from "./export";
import { addCompleteness } from "./completeness";
import { addImport } from "./import";
import { addImports } from "./imports";
import { addInit } from "./init";
import { addJournal } from "./journal";
import { addLogo } from "./logo";
import { addMails } from "./mails";
import { addMonth } from "./month";
import { addPeriods } from "./periods";
import { addProblems } from "./problems";
import { addRecovery } from "./recovery";
import { addReference } from "./reference";
import { addReview } from "./review";
import { addSend } from "./send";
import { addShow } from "./show";
import { addSignIn } from "./sign-in";
import { addStatements } from "./statements";
import { addTieOut } from "./tie-out";

/** By the headings under which the help lists them. */
export const COMMANDS: readonly (readonly [heading: string, ...add: ((program: Command) => void)[]])[] = [
  ["Setting up:", addInit, addReference, addLogo],
  ["Files:", addExport, addCheck, addImport, addImports, addProblems],
  [
    "The month:",
    addMonth,
    addReview,
    addAdjust,
    addCorrect,
    addApprovals,
    addStatements,
    addSend,
    addMails,
    addJournal,
    addShow,
  ],
  ["Closing:", addCompleteness, addTieOut, addPeriods, addEvidence, addArchive, addRecovery],
  ["Accounts:", addSignIn],
];
