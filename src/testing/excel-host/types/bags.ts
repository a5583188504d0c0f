/** Objects whose settings are kept and given back, without anything that acts on them. */
import type { Bag } from "../model/bag";
import { made, type HostType, type Property } from "../objects";

export interface BagShape {
  readonly name: string;
  /** Settings with the value that Excel gives before one is set. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly parts?: Readonly<Record<string, BagShape>>;
  /** Methods that take everything away. */
  readonly clear?: boolean;
  /** Methods besides. */
  readonly methods?: NonNullable<HostType<Bag>["methods"]>;
  /** Does what setting a value brings with it. */
  readonly changed?: (bag: Bag, name: string, value: unknown) => void;
}

export function bagType(shape: BagShape): HostType<Bag> {
  const parts = Object.entries(shape.parts ?? {}).map(([name, part]) => [name, bagType(part)] as const);
  return {
    name: shape.name,
    properties: bagProperties(shape.settings ?? {}, shape.changed),
    objects: Object.fromEntries(
      parts.map(([name, type]) => [name, (bag: Bag) => made(type, bag.part(name))]),
    ),
    methods: { ...(shape.clear === true && { Clear: (bag) => (bag.clear(), null) }), ...shape.methods },
  };
}

export function bagProperties(
  settings: Readonly<Record<string, unknown>>,
  changed: BagShape["changed"] = () => undefined,
): Readonly<Record<string, Property<Bag>>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, initial]): [string, Property<Bag>] => [
      name,
      {
        get: (bag) => bag.values.get(name) ?? initial,
        set: (bag, value) => {
          bag.values.set(name, value);
          changed(bag, name, value);
        },
      },
    ]),
  );
}
