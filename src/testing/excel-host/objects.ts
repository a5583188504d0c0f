/** How the client's objects are described: what they are called on the wire, and what each member does. */
import { apiNotFound, invalidArgument } from "./errors";
import { Area } from "./model/area";
import type { HostSheet } from "./model/sheet";
import type { HostWorkbook } from "./model/workbook";

/** What the members may use besides their target. */
export interface Context {
  readonly workbook: HostWorkbook;
  readonly window: Window;
  /** @returns the reference id under which the range outlives the request, "" when nobody keeps it */
  referenceId(area: Area): string;
  keep(area: Area): void;
  release(referenceId: string): void;
  referenced(referenceId: string): Area | null;
}

/** What belongs to one window: what is active in it, and which events it listens to. */
export interface Window {
  activeSheet: HostSheet;
  selection: Area;
  enableEvents: boolean;
  calculationMode: string;
  listen(eventType: number, target: string, on: boolean): void;
  select(area: Area): void;
  activate(sheet: HostSheet): void;
}

type Method<T, A extends unknown[], R> = { run(target: T, ...rest: A): R }["run"];

export interface Property<T> {
  readonly get: Method<T, [Context], unknown>;
  readonly set?: Method<T, [value: unknown, Context], void>;
}

export interface HostType<T> {
  /** As in Office.js: "Range". */
  readonly name: string;
  /** What an instantiation answers: `{Id}` or `{_ReferenceId}`. */
  readonly identity?: Method<T, [Context], Readonly<Record<string, unknown>>>;
  readonly properties?: Readonly<Record<string, Property<T>>>;
  readonly objects?: Readonly<Record<string, Method<T, [Context], HostObject>>>;
  readonly methods?: Readonly<Record<string, Method<T, [args: Args, Context], unknown>>>;
  readonly items?: Method<T, [Context], readonly HostObject[]>;
  readonly item?: Method<T, [key: unknown, Context], HostObject>;
}

/** An object of the client's: a target of the model behind its description. A null object has a null target. */
export class HostObject {
  constructor(
    readonly type: HostType<unknown>,
    readonly target: unknown,
  ) {}

  get isNull(): boolean {
    return this.target === null;
  }

  property(name: string): Property<unknown> {
    const property = this.type.properties?.[name];
    if (property === undefined) throw apiNotFound(this.type.name, name);
    return property;
  }

  has(name: string): boolean {
    return this.type.properties?.[name] !== undefined;
  }

  object(name: string, context: Context): HostObject {
    const make = this.type.objects?.[name];
    if (make === undefined) throw apiNotFound(this.type.name, name);
    return make(this.target, context);
  }

  method(name: string, args: Args, context: Context): unknown {
    const run = this.type.methods?.[name];
    if (run === undefined) throw apiNotFound(this.type.name, name);
    return run(this.target, args, context);
  }
}

export function made<T>(type: HostType<T>, target: T): HostObject {
  return new HostObject(type, target);
}

/** What …OrNullObject gives where nothing is. */
export function orNull<T>(type: HostType<T>, target: T | null | undefined): HostObject {
  return new HostObject(type, target ?? null);
}

/** A method's arguments, as the client sent them; objects among them are resolved. */
export class Args {
  constructor(private readonly list: readonly unknown[]) {}

  get count(): number {
    return this.list.length;
  }

  any(index: number): unknown {
    return this.list[index];
  }

  text(index: number): string {
    const value = this.list[index];
    if (typeof value !== "string") throw invalidArgument(`Argument ${index + 1} has to be text.`);
    return value;
  }

  optionalText(index: number): string | null {
    const value = this.list[index];
    return value === undefined || value === null ? null : this.text(index);
  }

  whole(index: number, otherwise?: number): number {
    const value = this.list[index];
    if ((value === undefined || value === null) && otherwise !== undefined) return otherwise;
    if (typeof value !== "number" || !Number.isInteger(value))
      throw invalidArgument(`Argument ${index + 1} has to be a whole number.`);
    return value;
  }

  flag(index: number, otherwise = false): boolean {
    const value = this.list[index];
    return value === undefined || value === null ? otherwise : value === true;
  }

  /** A range, or an address on the sheet given. */
  area(index: number, on: HostSheet | null, workbook: HostWorkbook): Area {
    const value = this.list[index];
    if (value instanceof HostObject && value.target instanceof Area) return value.target;
    if (typeof value === "string") {
      const area = workbook.resolve(value, on);
      if (area !== null) return area;
    }
    throw invalidArgument(`Argument ${index + 1} has to be a range.`);
  }

  record(index: number): Readonly<Record<string, unknown>> {
    const value = this.list[index];
    if (!isRecord(value)) throw invalidArgument(`Argument ${index + 1} has to be an object.`);
    return value;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Checks for values that a property takes. */
export function textValue(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument("The value has to be text.");
  return value;
}

export function flagValue(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidArgument("The value has to be true or false.");
  return value;
}

export function numberValue(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw invalidArgument("The value has to be a number.");
  return value;
}
