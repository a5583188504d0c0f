/** What a run of Send says when it is done: how many left, how many did not, and what to do about these. */
import type { CheckResult, SendResult } from "../../../src/steps/send/types";
import type { Way } from "../../preferences";
import { text } from "../../text";

const words = text.send.result;

export function saidOf(way: Way, result: SendResult): string {
  const { sent, drafted, failed, unknown, open, left } = result;
  const parts = [
    sent.length === 0 && drafted.length > 0 ? "" : words.sent[way](sent.length),
    drafted.length === 0 ? "" : words.drafted(drafted.length),
    failed.length === 0 ? "" : words.failed(failed.length),
    unknown.length === 0 ? "" : words.unknown(unknown.length),
    open.length === 0 ? "" : words.open(open.length),
    left.length === 0 ? "" : words.left(left.length),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** What a look at the mailbox says. */
export function checkedOf({ found, open }: Pick<CheckResult, "found" | "open">): string {
  const sent = found.filter(({ status }) => status === "Sent").length;
  const unknown = open.filter(({ status }) => status === "Unknown").length;
  return text.send.checked(sent, unknown, open.length - unknown);
}

/** What stands below the buttons until the next run. */
export function warningsOf({ warnings, failed }: Pick<SendResult, "warnings" | "failed">): readonly string[] {
  return [...warnings, ...failed.map((entry) => `${entry.to}: ${entry.error}`)];
}
