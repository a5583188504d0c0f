/** Amounts that a person typed: exact, within what a cell keeps, and of the right sign. */
import {
  absolute,
  amountFromNumber,
  amountToNumber,
  amountToText,
  centsToAmount,
  parseAmount,
  roundToCents,
  type Amount,
  type Cents,
} from "../money";
import { refuse } from "./refuse";

/** @returns above zero, or below of a credit */
export function amountOf(kind: "Charge" | "Credit" | "Transfer", typed: string | Amount): Amount {
  const value = exactAmount(typed);
  if (value === 0n) refuse("The amount is 0.00: there is nothing to enter.");
  if (kind === "Credit") return -absolute(value);
  if (value < 0n) {
    refuse(
      kind === "Charge"
        ? `A charge is above zero, not ${amountToText(value)}. What is given back is a credit.`
        : `A transfer is above zero, not ${amountToText(value)}. Turn it round: where it comes from, where it goes.`,
    );
  }
  return value;
}

/** @throws Refusal for what is no plain number, or has more digits than a cell keeps */
export function exactAmount(typed: string | Amount): Amount {
  const value = typeof typed === "string" ? parseAmount(typed.trim()) : typed;
  if (value === null) return refuse(`The amount "${String(typed)}" is not a plain number such as 1234.56.`);
  if (amountFromNumber(amountToNumber(value)) !== value)
    refuse(`The amount ${amountToText(value)} has more digits than the 15 that a cell keeps.`);
  return value;
}

/** @throws Refusal for parts of cents */
export function wholeCents(typed: string | Amount): Cents {
  const value = exactAmount(typed);
  const cents = roundToCents(value);
  if (centsToAmount(cents) !== value) refuse("A correction is in whole cents, such as 6.51.");
  return cents;
}
