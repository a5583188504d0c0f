/** What a run of Send says when it is done: how many left, how many did not, and what to do about these. */
import type { CheckResult, SendResult } from "../../../src/steps/send/types";
import type { Way } from "../../preferences";
import type { Said } from "../../session";
import { send as sendWords } from "../../text/send";

const words = sendWords.result;

export function saidOf(way: Way, result: SendResult): Said {
  const { sent, drafted, failed, unknown, open, left } = result;
  const parts = [
    sent.length === 0 && drafted.length > 0 ? "" : words.sent[way](sent.length),
    drafted.length === 0 ? "" : words.drafted(drafted.length),
    failed.length === 0 ? "" : words.failed(failed.length),
    unknown.length === 0 ? "" : words.unknown(unknown.length),
    open.length === 0 ? "" : words.open(open.length),
    left.length === 0 ? "" : words.left(left.length),
  ];
  const isWell = failed.length + unknown.length + open.length + left.length === 0;
  return { words: parts.filter((part) => part !== "").join(" "), kind: isWell ? "success" : "warning" };
}

/** What a look at the mailbox says. */
export function checkedOf({ found, open }: Pick<CheckResult, "found" | "open">): Said {
  const sent = found.filter(({ status }) => status === "Sent").length;
  const unknown = open.filter(({ status }) => status === "Unknown").length;
  return {
    words: sendWords.checked(sent, unknown, open.length - unknown),
    kind: unknown === 0 ? "success" : "warning",
  };
}

/** What stands below the buttons until the next run. */
export function warningsOf({ warnings, failed }: Pick<SendResult, "warnings" | "failed">): readonly string[] {
  return [...warnings, ...failed.map((entry) => `${entry.to}: ${entry.error}`)];
}
