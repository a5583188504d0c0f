/** Functions in cells through the real client: what Office's loader gives a page, and Excel's calls over the bridge. */
import type { ExcelHost } from "./excel-host";

type Run = (...values: unknown[]) => Promise<number>;

/** The client puts Error and ErrorCode there as soon as its script has run. */
export interface PageFunctions {
  associate(id: string, run: Run): void;
  Error: new (code: string, message?: string) => object;
  ErrorCode: { readonly invalidValue: string; readonly notAvailable: string };
}

/** office.js, which loads the client, begins the global; the client looks its associations up. */
export function functionsOfLoader(): PageFunctions {
  const mappings: Record<string, Run> = {};
  const listeners: (() => void)[] = [];
  const loader = {
    associate: (id: string, run: Run): void => {
      mappings[id.toUpperCase()] = run;
      for (const listener of listeners) listener();
    },
    _association: { mappings, onchange: (listener: () => void) => void listeners.push(listener) },
    Error: class {},
    ErrorCode: { invalidValue: "", notAvailable: "" },
  };
  return loader;
}

/** One formula that Excel has worked out. */
export interface Call {
  readonly id: string;
  readonly values: readonly unknown[];
  readonly address: string;
}

/** What the client tells Excel: the number; or the kind of error (1 is #N/A, 7 is #VALUE!) and its message. */
export interface Told {
  readonly failed?: boolean;
  readonly value: unknown;
  readonly errorCode?: number;
}

interface BridgeMessage {
  readonly id?: number;
  readonly message?: { readonly body?: string | { readonly Actions?: readonly ToldAction[] } };
}

interface ToldAction {
  readonly Name: string;
  readonly ArgumentInfo?: {
    readonly Arguments?: readonly (readonly (Told & { readonly id: number })[])[];
  };
}

const INVOCATIONS = 3;
const RESPONSE = 2;
const INVOKE = { messageCategory: 1, messageType: 1000 };

/** Has Excel work out formulas, all at once. @returns what it is told, in their order */
export async function workOut(host: ExcelHost, calls: readonly Call[]): Promise<Told[]> {
  const told = new Map<number, Told>();
  const { bridge } = host;
  const send = bridge.sendMessageToHost.bind(bridge);
  return await new Promise((resolve) => {
    bridge.sendMessageToHost = (text) => {
      const { id = 0, message } = JSON.parse(text) as BridgeMessage;
      const results = resultsOf(message?.body);
      if (results === null) {
        send(text);
        return;
      }
      for (const { id: call, ...result } of results) told.set(call, result);
      const body = JSON.stringify({ Results: [] });
      bridge.onMessageFromHost?.(
        JSON.stringify({ id, type: RESPONSE, flags: 0, message: { statusCode: 200, headers: {}, body } }),
      );
      if (told.size < calls.length) return;
      bridge.sendMessageToHost = send;
      resolve(calls.map((_call, n) => told.get(n) ?? { value: undefined }));
    };
    const entries = calls.map(({ id, values, address }, n) => ({
      ...INVOKE,
      message: [n, id, values, address, 0],
    }));
    bridge.onMessageFromHost?.(JSON.stringify({ type: INVOCATIONS, message: { entries } }));
  });
}

function resultsOf(
  body: NonNullable<BridgeMessage["message"]>["body"],
): readonly (Told & { readonly id: number })[] | null {
  const request =
    typeof body === "string" ? (JSON.parse(body) as { readonly Actions?: readonly ToldAction[] }) : body;
  const told = request?.Actions?.find(({ Name }) => Name === "SetInvocationResults");
  return told?.ArgumentInfo?.Arguments?.[0] ?? null;
}
