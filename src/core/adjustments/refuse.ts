/** A refusal before anything was written. */
import { Refusal } from "../problem";

/** @throws Refusal always. @param what happened, and what to do, in whole sentences */
export function refuse(what: string): never {
  throw new Refusal(`${what} Nothing was written.`);
}
