/** How the month's mails stand, in a line. */
import { count } from "../words";

export interface Standings {
  readonly all: number;
  readonly sent: number;
  /** Of which nobody knows whether they left. */
  readonly unknown: number;
  /** In doubt besides: sent again, or with an earlier revision. */
  readonly besides: number;
}

export function summary({ all, sent, unknown, besides }: Standings): string {
  if (sent + unknown === 0) return `${count(all, "mail")}, one for each PI with the statements attached.`;
  const said = [
    sent === all
      ? `All ${count(all, "mail")} of this month went out.`
      : `${sent} of ${count(all, "mail")} went out.`,
    unknown === 0
      ? ""
      : `Of ${unknown} nobody knows whether ${unknown === 1 ? "it" : "they"} left: decide above.`,
    besides === 0
      ? ""
      : `Of ${count(besides, "mail")} besides nobody knows whether ${besides === 1 ? "it" : "they"} left: decide above.`,
    sent + unknown === all ? "" : "Go on with the rest.",
  ];
  return said.filter((words) => words !== "").join(" ");
}
