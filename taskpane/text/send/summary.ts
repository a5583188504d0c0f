/** How the month's mails stand, in a line. */
import { count } from "../words";

export interface Standings {
  readonly all: number;
  readonly sent: number;
  /** Of which nobody knows whether they left. */
  readonly unknown: number;
  /** Sent, and sent again without anybody knowing whether that left. */
  readonly repeats: number;
}

export function summary({ all, sent, unknown, repeats }: Standings): string {
  if (sent + unknown === 0) return `${count(all, "mail")}, one for each PI with the statements attached.`;
  const said = [
    sent === all
      ? `All ${count(all, "mail")} of this month went out.`
      : `${sent} of ${count(all, "mail")} went out.`,
    unknown === 0
      ? ""
      : `Of ${unknown} nobody knows whether ${unknown === 1 ? "it" : "they"} left: decide above.`,
    repeats === 0 ? "" : again(repeats),
    sent + unknown === all ? "" : "Go on with the rest.",
  ];
  return said.filter((words) => words !== "").join(" ");
}

const again = (n: number): string =>
  n === 1
    ? "1 was sent again, and nobody knows whether that left: decide above."
    : `${n} were sent again, and nobody knows whether these left: decide above.`;
