/** What is asked of the accounting: the month, whose clocks count, and what people decided. */
import type { Period } from "../../core/period";
import type { Seconds, Zone } from "../days";
import type { MemoryPerCore, StatePolicy } from "./policy";

export interface SlurmRequest {
  readonly period: Period;
  /** Times without an offset are of this zone. */
  readonly fileZone: Zone;
  /** Nobody named that zone. */
  readonly zoneAssumed?: boolean;
  /** Days and months are of this zone. */
  readonly dayZone: Zone;
  readonly states: StatePolicy;
  /** null: memory is metered by itself. */
  readonly memoryPerCore: MemoryPerCore | null;
  /** Every run is a charge: its job ID is the resource. */
  readonly byJob: boolean;
}

/** First instant of the month and first after it. */
export interface Month {
  readonly from: Seconds;
  readonly to: Seconds;
}
