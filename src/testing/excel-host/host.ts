/** One open Excel window on a workbook: answers the client's requests, counts them, and fails where a test wants it to. */
import { WindowEvents } from "./window-events";
import { HostError } from "./errors";
import { Faults, type FaultOptions } from "./faults";
import { Area } from "./model/area";
import type { HostSheet } from "./model/sheet";
import { HostWorkbook } from "./model/workbook";
import { isRecord, made, type Context, type Window } from "./objects";
import { isRequestBody, RequestRun, type RequestBody, type ResponseBody } from "./request";
import { Traffic } from "./traffic";
import { WORKBOOK } from "./types/workbook";

/** Excel on the web refuses more, either way. Bytes. */
export const PAYLOAD_LIMIT = 5_242_880;

export interface ExcelHostOptions {
  readonly workbook?: HostWorkbook;
  /** Milliseconds before each answer; none when absent. Browsers and Node have setTimeout. */
  readonly latency?: number;
}

interface Bridge {
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost(text: string): void;
}

/** The host's own clockwork: both Node and browsers have it, though the language itself does not. */
declare function setTimeout(run: () => void, milliseconds: number): unknown;

export class ExcelHost {
  readonly workbook: HostWorkbook;
  readonly bridge: Bridge;
  readonly traffic = new Traffic();
  /** While it is true every request fails with InvalidOperationInCellEditMode. */
  cellEditMode = false;
  latency: number;
  private readonly faults = new Faults();
  private readonly references = new Map<string, Area>();
  private readonly kept = new Map<Area, string>();
  private readonly followed = new Set<Area>();
  private readonly stop: (() => void)[] = [];
  private readonly window: Window;
  private readonly events: WindowEvents;
  private nextReference = 1;
  private queue: Promise<void> = Promise.resolve();

  constructor(options: ExcelHostOptions = {}) {
    this.workbook = options.workbook ?? new HostWorkbook();
    this.latency = options.latency ?? 0;
    this.bridge = {
      onMessageFromHost: null,
      sendMessageToHost: (text) => {
        this.receive(text);
      },
    };
    const first = this.workbook.sheets[0];
    if (first === undefined) throw new HostError("GeneralException", "A workbook has at least one sheet.");
    this.events = new WindowEvents(this.workbook, first, (text) => this.bridge.onMessageFromHost?.(text));
    this.window = this.events;
    this.stop.push(this.workbook.watchAreas(this.followed), this.events.open());
  }

  /** Fails a request to come. @param n 1 is the next one. See Faults. */
  failAt(n: number, code: string, when: "before" | "after", options: FaultOptions = {}): void {
    this.faults.add(n, code, when, options);
  }

  clearFaults(): void {
    this.faults.clear();
  }

  /** What this window shows. */
  get activeSheet(): HostSheet {
    return this.window.activeSheet;
  }

  /** What is selected in this window, as an address with its sheet. */
  get selection(): string {
    return this.window.selection.address;
  }

  /** The person in front of this window selects cells. */
  select(sheet: string, address: string): void {
    this.window.select(new Area(this.workbook.sheet(sheet), this.workbook.sheet(sheet).rect(address)));
  }

  /** The person in front of this window types into cells; see HostWorkbook.edit. */
  type(
    sheet: string,
    address: string,
    values: readonly (readonly (string | number | boolean | null)[])[],
  ): void {
    this.workbook.edit(sheet, address, values, "Local");
  }

  /** Closes the window: its listeners go, its references too. */
  close(): void {
    for (const stop of this.stop) stop();
    this.bridge.onMessageFromHost = null;
  }

  private receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (!isRecord(message) || typeof message["id"] !== "number") return;
    const id = message["id"];
    this.queue = this.queue.then(async () => {
      if (this.latency > 0) await new Promise<void>((resolve) => void setTimeout(resolve, this.latency));
      const answer = this.answer(message);
      this.bridge.onMessageFromHost?.(
        JSON.stringify({ id, type: 2, flags: 0, message: { statusCode: 200, headers: {}, body: answer } }),
      );
    });
  }

  /** @returns the response's body as JSON */
  private answer(message: Readonly<Record<string, unknown>>): string {
    const http = isRecord(message["message"]) ? message["message"] : {};
    const body = typeof http["body"] === "string" ? (JSON.parse(http["body"]) as unknown) : http["body"];
    const request: RequestBody = isRequestBody(body) ? body : {};
    const sent = utf8Length(JSON.stringify(request));
    const entry = this.traffic.begin(sent, request);
    const answer = this.limited(this.respond(request, sent));
    this.traffic.end(entry, utf8Length(answer));
    return answer;
  }

  private respond(request: RequestBody, sent: number): ResponseBody {
    const fault = this.faults.next();
    if (sent > PAYLOAD_LIMIT)
      return failed(
        "RequestPayloadSizeLimitExceeded",
        "The request payload size has exceeded the limit of 5 MB.",
      );
    if (this.cellEditMode)
      return failed(
        "InvalidOperationInCellEditMode",
        "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB, or selecting another cell, and then try again.",
      );
    if (fault?.when === "before") return failed(fault.code, fault.message);
    const response = this.run(request);
    return fault?.when === "after" ? failed(fault.code, fault.message) : response;
  }

  private run(request: RequestBody): ResponseBody {
    const run = new RequestRun(request, made(WORKBOOK, this.workbook), this.context());
    const stop = this.workbook.watchAreas(run.areas);
    try {
      return this.workbook.acting({ window: this.window, source: "Local" }, () => run.run());
    } finally {
      stop();
    }
  }

  private limited(response: ResponseBody): string {
    const text = JSON.stringify(response);
    if (utf8Length(text) <= PAYLOAD_LIMIT) return text;
    return JSON.stringify(
      failed(
        "ResponsePayloadSizeLimitExceeded",
        "The response payload size has exceeded the limit of 5 MB. Please read a smaller range.",
      ),
    );
  }

  private context(): Context {
    return {
      workbook: this.workbook,
      window: this.window,
      referenceId: (area) => this.kept.get(area) ?? "",
      keep: (area) => {
        if (this.kept.has(area)) return;
        const id = `range${this.nextReference}`;
        this.nextReference += 1;
        this.kept.set(area, id);
        this.references.set(id, area);
        this.followed.add(area);
      },
      release: (id) => {
        const area = this.references.get(id);
        if (area === undefined) return;
        this.references.delete(id);
        this.kept.delete(area);
        this.followed.delete(area);
      },
      referenced: (id) => this.references.get(id) ?? null,
    };
  }
}

function failed(Code: string, Message: string): ResponseBody {
  return { Results: [], Error: { Code, Message, HttpStatusCode: 400 } };
}

/** Bytes of a text in UTF-8, without making them. */
function utf8Length(text: string): number {
  let length = text.length;
  if (!/[\u0080-\uffff]/.test(text)) return length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (code >= 0xd800 && code < 0xdc00) {
      length += 2;
      index += 1;
    } else length += 2;
  }
  return length;
}
