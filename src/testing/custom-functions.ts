/**
 * Functions in cells, as Excel calls them: what the page associated, with arguments by functions.json; and formulas
 * that are worked out when they are entered and when their sheet is calculated. It stands beside the stand-in for Excel,
 * which keeps formulas without working them out.
 */
import type { ExcelHost } from "./excel-host";

/** functions.json, as far as Excel goes by it. */
export interface FunctionsMetadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly parameters: readonly { readonly name: string; readonly optional?: boolean }[];
    readonly options?: { readonly requiresAddress?: boolean };
  }[];
}

export type CellValue = string | number | boolean | null;

/** What a cell shows for an error: the code, and the message beside it. */
export interface ShownError {
  readonly error: string;
  readonly message: string;
}

class FunctionError {
  constructor(
    readonly code: string,
    readonly message = "",
  ) {}
}

type Run = (...values: unknown[]) => Promise<number>;

interface Formula {
  readonly id: string;
  readonly args: readonly (CellValue | undefined)[];
  shows: number | ShownError;
}

export class ExcelFormulas {
  private readonly associated = new Map<string, Run>();
  /** By cell, `Sheet1!A1`. */
  private readonly cells = new Map<string, Formula>();
  private calculating: Promise<unknown> = Promise.resolve();
  /** How often functions were called. */
  calls = 0;

  constructor(private readonly metadata: FunctionsMetadata) {}

  /** The global of a page in Excel. */
  readonly CustomFunctions = {
    associate: (id: string, run: Run): void => void this.associated.set(id, run),
    Error: FunctionError,
    ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
  };

  get ids(): string[] {
    return [...this.associated.keys()];
  }

  /** Calls a function once, as the formula in a cell does; arguments left out are null. */
  async call(
    id: string,
    args: readonly (CellValue | undefined)[],
    address = "Sheet1!A1",
  ): Promise<number | ShownError> {
    const known = this.metadata.functions.find((one) => one.id === id);
    const run = this.associated.get(id);
    if (known === undefined || run === undefined) return { error: "#NAME?", message: "" };
    const required = known.parameters.filter(({ optional }) => optional !== true).length;
    if (args.length < required || args.length > known.parameters.length)
      throw new Error(`Excel takes no formula that gives ${id} ${args.length} arguments.`);
    const values = known.parameters.map((_parameter, i) => args[i] ?? null);
    const invocation = {
      functionName: id,
      ...(known.options?.requiresAddress === true ? { address } : {}),
    };
    this.calls += 1;
    try {
      const value: unknown = await run(...values, invocation);
      return typeof value === "number" && Number.isFinite(value) ? value : { error: "#NUM!", message: "" };
    } catch (error) {
      return error instanceof FunctionError
        ? { error: error.code, message: error.message }
        : { error: "#VALUE!", message: "" };
    }
  }

  /** Types a formula into a cell. @returns what it shows */
  async enter(address: string, id: string, ...args: (CellValue | undefined)[]): Promise<number | ShownError> {
    const shows = await this.call(id, args, address);
    this.cells.set(address, { id, args, shows });
    return shows;
  }

  /** A formula as it comes with a file just opened: its last value, and nobody was called. */
  opened(address: string, shows: number, id: string, ...args: (CellValue | undefined)[]): void {
    this.cells.set(address, { id, args, shows });
  }

  /** What a cell shows, once all calculating is done. */
  async shown(address: string): Promise<number | ShownError | undefined> {
    await this.calculating;
    return this.cells.get(address)?.shows;
  }

  /** Works the formulas of a sheet out again. */
  calculate(sheet: string): void {
    const again = [...this.cells].filter(([address]) => sheetOf(address) === sheet);
    const work = again.map(async ([address, formula]) => {
      formula.shows = await this.call(formula.id, formula.args, address);
    });
    this.calculating = Promise.all([this.calculating, ...work]);
  }

  /** Calculates when a page asks the window's Excel for it. @returns the sheets, in the order they were asked for */
  listenTo(host: ExcelHost): string[] {
    const asked: string[] = [];
    const send = host.bridge.sendMessageToHost.bind(host.bridge);
    host.bridge.sendMessageToHost = (text) => {
      send(text);
      if (host.cellEditMode) return;
      for (const sheet of calculated(text)) {
        asked.push(sheet);
        this.calculate(sheet);
      }
    };
    return asked;
  }
}

function sheetOf(address: string): string {
  const name = address.slice(0, address.lastIndexOf("!"));
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

interface SentRequest {
  readonly Actions?: readonly { readonly Name: string; readonly ObjectPathId: number }[];
  readonly ObjectPaths?: Readonly<
    Record<string, { readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[] } }>
  >;
}

/** The sheets that a request has calculated: `worksheets.getItem(name).calculate(true)`. */
function calculated(text: string): string[] {
  const { message } = JSON.parse(text) as { message?: { body?: string | SentRequest } };
  const body = message?.body;
  const { Actions = [], ObjectPaths = {} } =
    typeof body === "string" ? (JSON.parse(body) as SentRequest) : (body ?? {});
  return Actions.filter(({ Name }) => Name === "Calculate").map(({ ObjectPathId }) =>
    String(ObjectPaths[String(ObjectPathId)]?.ArgumentInfo?.Arguments?.[0]),
  );
}
