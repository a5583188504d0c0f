/** Calls over a line of messages, both ways: each side serves functions by name and awaits those of the other. */
import { asThrown, thrownAs, type Thrown } from "./thrown";

/** One end of a line, such as a MessagePort. Messages arrive in order, as structured clones. */
export interface Line {
  /** @param move buffers that go over instead of being copied */
  post(message: Message, move?: readonly ArrayBufferLike[]): void;
  listen(take: (message: Message) => void): void;
  close(): void;
}

export type Message =
  /** Without an id nobody waits for an answer. */
  | { readonly id?: number; readonly call: string; readonly given: readonly unknown[] }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly thrown: Thrown };

/** Functions by name. Arguments and answers must be cloneable. */
export type Served<S> = { readonly [K in keyof S]: (...given: never[]) => unknown };
type Given<F> = F extends (...given: infer G) => unknown ? G : never;
type Answer<F> = F extends (...given: never[]) => infer A ? Awaited<A> : never;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** @typeParam There what the other side serves */
export class Exchange<There extends Served<There>> {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  /** @param here what this side serves */
  constructor(
    private readonly line: Line,
    private readonly here: object,
  ) {
    line.listen((message) => {
      if ("call" in message) void this.serve(message);
      else this.settle(message);
    });
  }

  /** @throws what the function there throws, as itself */
  call<K extends string & keyof There>(name: K, ...given: Given<There[K]>): Promise<Answer<There[K]>> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.line.post({ id, call: name, given });
    });
  }

  /** Awaits no answer. */
  tell<K extends string & keyof There>(name: K, ...given: Given<There[K]>): void {
    this.line.post({ call: name, given });
  }

  /** The other side is gone: whoever waits for it is told. */
  breakOff(error: unknown): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.close();
  }

  close(): void {
    this.waiting.clear();
    this.line.close();
  }

  private async serve({ id, call, given }: Extract<Message, { call: string }>): Promise<void> {
    try {
      const serve = (this.here as Record<string, (...given: readonly unknown[]) => unknown>)[call];
      if (serve === undefined) throw new Error(`Nobody serves ${call}`);
      const answer = await serve(...given);
      if (id === undefined) return;
      this.line.post({ id, answer }, answer instanceof Uint8Array ? [answer.buffer] : []);
    } catch (error) {
      if (id !== undefined) this.line.post({ id, thrown: thrownAs(error) });
    }
  }

  private settle(message: Exclude<Message, { call: string }>): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if ("thrown" in message) waiting?.reject(asThrown(message.thrown));
    else waiting?.resolve(message.answer);
  }
}

/** As much of a MessagePort as is needed. */
export interface PortLike {
  postMessage(message: unknown, move: ArrayBufferLike[]): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  close(): void;
}

export function lineOf(port: PortLike): Line {
  return {
    post: (message, move = []) => port.postMessage(message, [...move]),
    listen: (take) => {
      // Only an Exchange posts here.
      port.addEventListener("message", ({ data }) => take(data as Message));
      port.start();
    },
    close: () => port.close(),
  };
}
