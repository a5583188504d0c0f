/** What went over the wire: the exact measure of what a step costs in Excel. */
import type { Action, RequestBody } from "./request";

export interface TrafficEntry {
  /** 1 for the first request after a reset. */
  readonly request: number;
  readonly sent: number;
  received: number;
  readonly actions: number;
  /** What it asked for, briefly: the names of its methods and of the properties it set. */
  readonly statements: string;
}

export class Traffic {
  /** Syncs that reached the host, failed ones too. */
  requests = 0;
  bytesSent = 0;
  bytesReceived = 0;
  log: TrafficEntry[] = [];

  reset(): void {
    this.requests = 0;
    this.bytesSent = 0;
    this.bytesReceived = 0;
    this.log = [];
  }

  begin(sent: number, request: RequestBody): TrafficEntry {
    this.requests += 1;
    this.bytesSent += sent;
    const actions = request.Actions ?? [];
    const entry = {
      request: this.requests,
      sent,
      received: 0,
      actions: actions.length,
      statements: statements(actions),
    };
    this.log.push(entry);
    return entry;
  }

  end(entry: TrafficEntry, received: number): void {
    entry.received = received;
    this.bytesReceived += received;
  }
}

function statements(actions: readonly Action[]): string {
  const counts = new Map<string, number>();
  for (const { ActionType, Name, QueryInfo } of actions) {
    const name =
      ActionType === 2
        ? `load(${(QueryInfo?.Select ?? []).join()})`
        : ActionType === 3
          ? `${Name}()`
          : ActionType === 4
            ? `${Name} =`
            : "";
    if (name !== "" && Name !== "_KeepReference") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const text = [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`)).join("; ");
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
