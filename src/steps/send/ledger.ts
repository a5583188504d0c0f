/**
 * The Mail Log while mails go out: small batches, each on rows read just before. A row stands there before anything is
 * asked of the mailbox; it says Sending before the mail is given away.
 */
import { chainEntries, type LogDraft, type LogEntry } from "../../core/log";
import type { MailLogEntry } from "../../core/mail";
import { carries, statementsOf } from "../../core/mail-key";
import { resentEntry } from "../../core/mail-resent";
import type { Period } from "../../core/period";
import type { Change } from "../../ports/ports";
import { toRecords, toRow } from "../../workbook/codec";
import type { Row } from "../../workbook/shape";
import { LOG, MAIL_LOG, STATEMENTS } from "../../workbook/tables";
import { edit } from "../edit";
import { actor, type Host } from "../host";

/** What the workbook says now. */
interface Fresh {
  readonly rows: ReadonlyMap<string, MailLogEntry>;
  readonly statements: readonly FreshStatement[];
  readonly lastLog: LogEntry | undefined;
}

interface FreshStatement {
  readonly statementNo: string;
  readonly contentHash: string;
  readonly status: string;
}

export class MailLedger {
  /** Whether anything was written. */
  changed = false;
  private readonly known = new Map<string, MailLogEntry>();
  private readonly later = new Map<string, MailLogEntry>();

  constructor(
    private readonly host: Host,
    private readonly period: Period,
    log: readonly MailLogEntry[],
    /** Nothing but mails that are sent again is written in a closed month, and the log keeps the seal of each row. */
    private readonly isClosed = false,
  ) {
    for (const row of log) this.known.set(row.mailKey, row);
  }

  /** A row as this run knows it. */
  row(key: string): MailLogEntry | undefined {
    return this.known.get(key);
  }

  /** All rows of the month. */
  rows(): MailLogEntry[] {
    return [...this.known.values()];
  }

  /** Rows of mails to come; where somebody else wrote the same one first, theirs stays. */
  async begin(rows: readonly MailLogEntry[]): Promise<void> {
    if (rows.length === 0) return;
    if (this.isClosed) return await this.write(rows);
    await this.apply(edit(MAIL_LOG, [], rows));
    const fresh = await this.read(rows);
    for (const row of rows) this.known.set(row.mailKey, fresh.rows.get(row.mailKey) ?? row);
  }

  /**
   * Takes a mail that is Drafted for this run, with what was put off. What it carries is issued from now on.
   * @returns "taken" where its row says something else by now, "changed" where a statement does; nothing is written then
   */
  async claim(row: MailLogEntry): Promise<"claimed" | "taken" | "changed"> {
    const fresh = await this.read([row, ...this.later.values()]);
    const now = fresh.rows.get(row.mailKey);
    if (now !== undefined && now.status !== "Drafted") {
      this.known.set(row.mailKey, now);
      return "taken";
    }
    if (!stillCarried(row, fresh.statements)) return "changed";
    await this.put([...this.later.values(), row], fresh);
    return "claimed";
  }

  /**
   * Writes rows, with what was put off. A row that somebody else changed stays theirs, unless ours says Sent.
   * @param log besides what the statements that are issued say of themselves
   */
  async write(rows: readonly MailLogEntry[], log: readonly LogDraft[] = []): Promise<void> {
    const all = [...this.later.values(), ...rows];
    if (all.length === 0) return;
    await this.put(all, await this.read(all), log);
  }

  /** Puts a row off until the next write: only what a look at the mailbox would find out again. */
  putOff(row: MailLogEntry): void {
    this.later.set(row.mailKey, row);
  }

  async flush(): Promise<void> {
    await this.write([]);
  }

  private async read(rows: readonly MailLogEntry[]): Promise<Fresh> {
    const keys = rows.map((row) => row.mailKey);
    const numbers = [...new Set(rows.flatMap(statementsOf))];
    const [mails = [], statements = [], log = []] = await this.host.workbook.read([
      { table: MAIL_LOG, only: { heading: "Mail Key", values: keys } },
      {
        table: STATEMENTS,
        columns: ["Statement No", "Content Hash", "Status"],
        only: { heading: "Statement No", values: numbers },
      },
      { table: LOG, columns: ["Entry", "Chain"] },
    ]);
    return {
      rows: new Map(toRecords(MAIL_LOG, mails).map((row) => [row.mailKey, row])),
      statements: statements.map((row) => ({
        statementNo: String(row["Statement No"]),
        contentHash: String(row["Content Hash"] ?? ""),
        status: String(row["Status"]),
      })),
      lastLog: lastOf(log),
    };
  }

  private async put(wanted: readonly MailLogEntry[], fresh: Fresh, log: readonly LogDraft[] = []) {
    const rows = wanted.map((row) => this.settled(row, fresh.rows.get(row.mailKey)));
    const issued = rows.filter(mayHaveLeft).flatMap((row) => this.issues(row, fresh.statements));
    const before = rows.flatMap((row) => fresh.rows.get(row.mailKey) ?? []);
    const sealed = this.isClosed ? rows.flatMap((row) => this.sealed(row, fresh.rows.get(row.mailKey))) : [];
    const entries = edit(LOG, [], chainEntries(fresh.lastLog, [...issued, ...log, ...sealed]));
    const mails = edit(MAIL_LOG, before, rows);
    // Where writing breaks off in a closed month, a row that the log does not know would count as added by hand.
    await this.apply([
      ...issuing(issued),
      ...(this.isClosed ? [...entries, ...mails] : [...mails, ...entries]),
    ]);
    for (const row of rows) {
      this.known.set(row.mailKey, row);
      this.later.delete(row.mailKey);
    }
  }

  /** Ours, or the one that somebody else wrote meanwhile. */
  private settled(row: MailLogEntry, fresh: MailLogEntry | undefined): MailLogEntry {
    if (fresh === undefined || row.status === "Sent") return row;
    return fresh.status === this.known.get(row.mailKey)?.status ? row : fresh;
  }

  /** Statements that a row issues; again, with its reason, where it begins to be sent once more. */
  private issues(row: MailLogEntry, statements: readonly FreshStatement[]): LogDraft[] {
    const was = this.known.get(row.mailKey)?.status ?? "Drafted";
    const begins = was === "Drafted" && row.status !== "Drafted";
    return statements
      .filter((s) => carries(row, s) && (s.status === "Draft" || (begins && row.reason !== "")))
      .map((s) => ({
        at: this.host.clock.now(),
        by: actor(this.host),
        step: "Send",
        period: this.period,
        what: s.statementNo,
        before: s.status,
        after: "Issued",
        reason: row.reason,
      }));
  }

  /** What the log keeps of a row of a closed month; nothing where it stays as it is. */
  private sealed(row: MailLogEntry, before: MailLogEntry | undefined): LogDraft[] {
    if (before !== undefined && edit(MAIL_LOG, [before], [row]).length === 0) return [];
    const base = { at: this.host.clock.now(), by: actor(this.host), period: this.period };
    const [written = row] = toRecords(MAIL_LOG, [toRow(MAIL_LOG, row)]);
    return [resentEntry(written, before?.status ?? "", base)];
  }

  private async apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0 || this.host.dryRun) return;
    await this.host.workbook.apply(changes);
    this.changed = true;
  }
}

function stillCarried(row: MailLogEntry, statements: readonly FreshStatement[]): boolean {
  const inForce = statements.filter((s) => s.status === "Draft" || s.status === "Issued");
  return statementsOf(row).every((no) => inForce.some((s) => s.statementNo === no && carries(row, s)));
}

/** Its message is known, so that somebody may send or have sent it: what it carries stays as it is. */
function mayHaveLeft(row: MailLogEntry): boolean {
  return row.status === "Drafted" ? row.messageId !== "" : row.status !== "Failed";
}

function issuing(issued: readonly LogDraft[]): Change[] {
  const drafts = issued.filter((entry) => entry.before === "Draft");
  if (drafts.length === 0) return [];
  const rows = drafts.map((entry): Row => ({ "Statement No": entry.what, Status: "Issued" }));
  return [{ do: "update", table: STATEMENTS, rows }];
}

/** People sort tables; the chain goes by number. */
function lastOf(rows: readonly Row[]): LogEntry | undefined {
  const last = rows.reduce<Row | undefined>(
    (a, b) => (a === undefined || String(b["Entry"]) > String(a["Entry"]) ? b : a),
    undefined,
  );
  if (last === undefined) return undefined;
  const rest = { at: "", by: "", step: "", period: "", what: "", before: "", after: "", reason: "" };
  return { ...rest, entry: String(last["Entry"]), chain: String(last["Chain"]) };
}
