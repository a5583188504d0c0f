/** Tells Excel which function answers which id of functions.json. */
import type { Functions } from "./functions";
import { FUNCTIONS, PARAMETERS } from "./list";

/** What is used of Excel's CustomFunctions; Error and ErrorCode are there once Office is ready. */
export interface FunctionRuntime<Code> {
  associate(id: string, run: (...values: unknown[]) => Promise<number>): void;
  readonly Error: new (code: Code, message?: string) => object;
  readonly ErrorCode: { readonly invalidValue: Code; readonly notAvailable: Code };
}

const TOO_OLD = "This version of Excel cannot run OpenChargeback's functions.";

/** @param ready the functions once Excel can be asked; null where this Excel is too old */
export function associateFunctions<Code>(
  runtime: FunctionRuntime<Code>,
  ready: () => Promise<Functions | null>,
): void {
  for (const { id, measure } of FUNCTIONS)
    runtime.associate(id, async (...values) => {
      const functions = await ready();
      const answer = await functions?.answer(
        measure,
        values.slice(0, PARAMETERS.length),
        addressOf(values[PARAMETERS.length]),
      );
      if (answer !== undefined && "value" in answer) return answer.value;
      const { error, message } = answer ?? { error: "notAvailable" as const, message: TOO_OLD };
      // Excel shows the code and the message of its own class alone, which is no Error of the language.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw new runtime.Error(runtime.ErrorCode[error], message);
    });
}

/** The invocation comes after the parameters; it has the cell's address because functions.json asks for it. */
function addressOf(invocation: unknown): string {
  return typeof invocation === "object" &&
    invocation !== null &&
    "address" in invocation &&
    typeof invocation.address === "string"
    ? invocation.address
    : "";
}
