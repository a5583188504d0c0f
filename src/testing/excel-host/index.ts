/** A stand-in for Excel behind the request protocol of the real Office.js client; see README.md. */
export { ExcelHost, PAYLOAD_LIMIT, type ExcelHostOptions } from "./host";
export { HostError } from "./errors";
export type { FaultOptions } from "./faults";
export { HostWorkbook } from "./model/workbook";
export type { HostSheet } from "./model/sheet";
export type { HostTable } from "./model/table";
export { heightOf, widthOf, type HostChart, type HostSeries } from "./model/chart";
export type { HostPivot } from "./model/pivot";
export type { HostSlicer } from "./model/slicer";
export type { HostChange, Origin } from "./model/events";
export type { Style } from "./model/styles";
export type { Bag } from "./model/bag";
export type { TrafficEntry } from "./traffic";
export { CellError, Formula } from "./model/typing";
export { shown } from "./model/text";
export { columnLetters, formatRect, parseRect, type Rect } from "./model/address";
