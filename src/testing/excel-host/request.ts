/** Runs one request of the client's: object paths, then actions in order, stopping at the first error. */
import { apiNotFound, HostError, invalidArgument } from "./errors";
import { Area } from "./model/area";
import { Args, HostObject, isRecord, made, type Context } from "./objects";
import { RANGE } from "./types/range";

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: Query;
}

interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions?: readonly Action[];
  readonly ObjectPaths?: Readonly<Record<string, ObjectPath>>;
}

export interface ResponseBody {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  /** The trace markers that were reached. */
  readonly TraceIds?: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location?: string;
    readonly ActionIndex?: number;
    readonly HttpStatusCode?: number;
  };
}

const RUN = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const PATH = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export class RequestRun {
  private readonly resolved = new Map<number, HostObject>();
  private readonly traced: number[] = [];
  /** Ranges made by this request: they follow their cells while it runs. */
  readonly areas = new Set<Area>();

  constructor(
    private readonly body: RequestBody,
    private readonly root: HostObject,
    private readonly context: Context,
  ) {}

  run(): ResponseBody {
    const results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of (this.body.Actions ?? []).entries()) {
      try {
        const value = this.act(action);
        if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
      } catch (cause) {
        if (!(cause instanceof HostError)) throw cause;
        return {
          Results: results,
          TraceIds: this.traced,
          Error: {
            Code: cause.code,
            Message: cause.message,
            Location: this.location(action),
            ActionIndex: index,
          },
        };
      }
    }
    return { Results: results, TraceIds: this.traced };
  }

  private act(action: Action): unknown {
    // The client's callbacks hang on these: an event's handler counts from its marker's answer on.
    if (action.ActionType === RUN.trace) {
      this.traced.push(action.Id);
      return null;
    }
    const object = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case RUN.instantiate:
        return object.isNull ? null : this.identity(object);
      case RUN.query:
        return object.isNull ? null : this.load(object, action.QueryInfo ?? {});
      case RUN.method:
        return this.call(object, action);
      case RUN.setProperty: {
        this.demand(object);
        const property = object.property(action.Name);
        if (property.set === undefined) throw apiNotFound(object.type.name, `${action.Name} (to be set)`);
        property.set(object.target, action.ArgumentInfo?.Arguments?.[0], this.context);
        return undefined;
      }
      default:
        throw apiNotFound("request", `action type ${action.ActionType}`);
    }
  }

  private call(object: HostObject, action: Action): unknown {
    if (action.Name === "_KeepReference") {
      if (object.target instanceof Area) this.context.keep(object.target);
      return null;
    }
    this.demand(object);
    const result = object.method(action.Name, this.args(action.ArgumentInfo), this.context);
    return result instanceof HostObject ? null : (result ?? null);
  }

  private identity(object: HostObject): Readonly<Record<string, unknown>> {
    if (this.body.AutoKeepReference === true && object.target instanceof Area)
      this.context.keep(object.target);
    return object.type.identity?.(object.target, this.context) ?? {};
  }

  private demand(object: HostObject): void {
    if (object.isNull) throw new HostError("InvalidObjectPath", `The ${object.type.name} is a null object.`);
    if (object.target instanceof Area && object.target.gone)
      throw new HostError(
        "InvalidReference",
        "This reference is not valid for the current operation: its cells were deleted.",
      );
  }

  // ---- object paths

  private object(id: number): HostObject {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.body.ObjectPaths?.[String(id)];
    if (path === undefined) throw invalidArgument(`The request has no object path ${id}.`);
    const object = this.resolve(path);
    this.resolved.set(id, object);
    if (object.target instanceof Area) this.areas.add(object.target);
    return object;
  }

  private resolve(path: ObjectPath): HostObject {
    switch (path.ObjectPathType) {
      case PATH.root:
        return this.root;
      case PATH.reference: {
        const area = this.context.referenced(path.Name);
        if (area === null) throw new HostError("InvalidReference", `The reference ${path.Name} is not kept.`);
        return made(RANGE, area);
      }
      case PATH.method:
        return this.fromMethod(path);
      case PATH.property: {
        const parent = this.parent(path);
        this.demand(parent);
        return parent.object(path.Name, this.context);
      }
      case PATH.indexer: {
        const parent = this.parent(path);
        this.demand(parent);
        if (parent.type.item === undefined) throw apiNotFound(parent.type.name, "getItem");
        return parent.type.item(parent.target, path.ArgumentInfo?.Arguments?.[0], this.context);
      }
      default:
        throw apiNotFound("request", `object path type ${path.ObjectPathType} (${path.Name})`);
    }
  }

  private fromMethod(path: ObjectPath): HostObject {
    const parent = this.parent(path);
    const args = this.args(path.ArgumentInfo);
    if (
      path.Name === "GetItem" &&
      parent.type.item !== undefined &&
      parent.type.methods?.["GetItem"] === undefined
    ) {
      this.demand(parent);
      return parent.type.item(parent.target, args.any(0), this.context);
    }
    // A null object's …OrNullObject is a null object again.
    if (parent.isNull && path.Name.endsWith("OrNullObject")) return parent;
    this.demand(parent);
    const result = parent.method(path.Name, args, this.context);
    if (!(result instanceof HostObject)) throw apiNotFound(parent.type.name, `${path.Name} (as an object)`);
    return result;
  }

  private parent(path: ObjectPath): HostObject {
    return path.ParentObjectPathId === undefined ? this.root : this.object(path.ParentObjectPathId);
  }

  private args(info: ArgumentInfo | undefined): Args {
    const list = info?.Arguments ?? [];
    const referenced = info?.ReferencedObjectPathIds ?? [];
    return new Args(list.map((value, index) => this.argument(value, referenced[index])));
  }

  /** Arguments that are objects are sent as path ids, in the same places of a second list. */
  private argument(value: unknown, reference: unknown): unknown {
    if (typeof reference === "number" && reference !== 0) return this.object(reference);
    if (Array.isArray(reference) && Array.isArray(value))
      return value.map((one: unknown, index) => this.argument(one, (reference as readonly unknown[])[index]));
    return value;
  }

  // ---- load

  private load(object: HostObject, query: Query): Readonly<Record<string, unknown>> {
    const select = [...(query.Select ?? []), ...(query.Expand ?? []).map((path) => `${path}/*`)];
    return this.read(object, select, query);
  }

  private read(
    object: HostObject,
    select: readonly string[],
    query: Query = {},
  ): Readonly<Record<string, unknown>> {
    if (object.target instanceof Area && object.target.gone) this.demand(object);
    return object.type.items === undefined
      ? this.readOne(object, select)
      : this.readItems(object, object.type.items(object.target, this.context), select, query);
  }

  private readItems(
    object: HostObject,
    all: readonly HostObject[],
    select: readonly string[],
    { Top, Skip }: Query,
  ): Readonly<Record<string, unknown>> {
    const own: Record<string, unknown> = {};
    const ofItems: string[] = [];
    for (const path of select) {
      const inner = path === "items" ? "*" : path.replace(/^items\//, "");
      if (inner === path && object.has(wire(path)))
        own[wire(path)] = object.property(wire(path)).get(object.target, this.context);
      else ofItems.push(inner);
    }
    if (select.length > 0 && ofItems.length === 0) return own;
    const items = all.slice(Skip ?? 0, Top === undefined ? undefined : (Skip ?? 0) + Top);
    return {
      ...own,
      _Items: items.map((item) => ({ ...this.identity(item), ...this.readOne(item, ofItems) })),
    };
  }

  private readOne(object: HostObject, select: readonly string[]): Readonly<Record<string, unknown>> {
    const answer: Record<string, unknown> = {};
    const nested = new Map<string, string[]>();
    const add = (name: string): void => {
      answer[name] = object.property(name).get(object.target, this.context);
    };
    for (const path of select.length === 0 ? ["*"] : select) {
      const slash = path.indexOf("/");
      if (slash >= 0) {
        const first = path.slice(0, slash);
        nested.set(first, [...(nested.get(first) ?? []), path.slice(slash + 1)]);
      } else if (path === "*") {
        for (const name of Object.keys(object.type.properties ?? {})) add(name);
      } else if (path === "$none") continue;
      else if (object.type.objects?.[wire(path)] !== undefined && !object.has(wire(path)))
        nested.set(path, nested.get(path) ?? ["*"]);
      else add(wire(path));
    }
    for (const [name, paths] of nested) {
      const part = object.object(wire(name), this.context);
      answer[wire(name)] = part.isNull ? null : { ...this.identityOf(part), ...this.read(part, paths) };
    }
    return answer;
  }

  private identityOf(object: HostObject): Readonly<Record<string, unknown>> {
    return object.target instanceof Area ? {} : this.identity(object);
  }

  private location(action: Action): string {
    const object = this.resolved.get(action.ObjectPathId);
    const path = this.body.ObjectPaths?.[String(action.ObjectPathId)];
    const member = action.Name === "" ? (path?.Name ?? "") : action.Name;
    return `${object?.type.name ?? this.parentName(path)}.${member === "" ? "getItem" : camel(member)}`;
  }

  private parentName(path: ObjectPath | undefined): string {
    const parent = path?.ParentObjectPathId;
    return parent === undefined ? "Workbook" : (this.resolved.get(parent)?.type.name ?? "Workbook");
  }
}

/** `numberFormat` → `NumberFormat`: names on the wire begin with a capital. */
export function wire(name: string): string {
  return name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export function isRequestBody(value: unknown): value is RequestBody {
  return isRecord(value);
}
