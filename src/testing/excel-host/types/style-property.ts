/** Properties of a range that say how its cells look. */
import { invalidArgument } from "../errors";
import type { Area } from "../model/area";
import type { Property } from "../objects";

/** A setting of the cells' looks: null where they differ. */
export function styleProperty(name: string, initial: string | number | boolean): Property<Area> {
  return {
    get: (area) => {
      const value = area.sheet.styles.common(area, name);
      return value === null ? null : (value ?? initial);
    },
    set: (area, value) => {
      if (typeof value !== typeof initial) throw invalidArgument(`The value has to be a ${typeof initial}.`);
      area.sheet.changeStyle(area, {
        [name]: value === initial ? null : (value as string | number | boolean),
      });
    },
  };
}
