/** Totals of what was read, for the summary that a person compares with sreport. */
import type { Meter } from "../../core/rates/units";
import { figure } from "../../core/words";

const HOUR = 3600n;
const GIB = 2n ** 30n;
const UNITS: Partial<Record<Meter, readonly [name: string, parts: bigint]>> = {
  cores: ["Core-Hours", HOUR],
  gpus: ["GPU-Hours", HOUR],
  memory: ["Memory, GiB-Hours", GIB * HOUR],
  nodes: ["Node-Hours", HOUR],
  billing: ["Billing-Hours", HOUR],
};

export class MeterTotals {
  private readonly totals = new Map<string, { parts: bigint; unit: bigint }>();

  /** @param cores core-seconds of the cores alone, where memory counts as cores; null where they are what is metered */
  constructor(private readonly cores: (() => bigint) | null = null) {}

  add(meter: Meter, gpu: string, parts: bigint): void {
    const [name, unit] = UNITS[meter] ?? [meter, 1n];
    const label = this.labelOf(meter, gpu, name);
    const known = this.totals.get(label);
    if (known === undefined) this.totals.set(label, { parts, unit });
    else known.parts += parts;
  }

  /** In the order of the meters, GPUs by type. */
  lines(): [string, string][] {
    const order = Object.values(UNITS).map(([name]) => name);
    const place = (label: string): number => order.findIndex((name) => label.startsWith(name));
    const own: [string, { parts: bigint; unit: bigint }][] =
      this.cores === null ? [] : [["Core-Hours", { parts: this.cores(), unit: HOUR }]];
    return [...own, ...this.totals]
      .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
      .map(([label, { parts, unit }]) => [label, inUnits(parts, unit)]);
  }

  private labelOf(meter: Meter, gpu: string, name: string): string {
    if (meter === "cores" && this.cores !== null) return `${name} charged, memory as cores`;
    return meter === "gpus" && gpu !== "" ? `${name}, ${gpu}` : name;
  }
}

/** With two decimals, half up: `23,456.50`. */
function inUnits(parts: bigint, unit: bigint): string {
  const hundredths = (parts * 200n + unit) / (unit * 2n);
  const whole = figure(hundredths / 100n);
  return `${whole}.${(hundredths % 100n).toString().padStart(2, "0")}`;
}
