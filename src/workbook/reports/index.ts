/** The report sheets: live formulas over the tables, so that every figure can be followed by an auditor. */
import type { ReportShape } from "../shape";
import { BROWSE } from "./browse";
import { DASHBOARD } from "./dashboard";
import { PI_PAGE } from "./pi-page";
import { PIVOT } from "./pivot";
import { START } from "./start";
import { TIE_OUT } from "./tie-out";

export { BROWSE } from "./browse";
export { DASHBOARD, NO_SOURCE } from "./dashboard";
export { PI_PAGE } from "./pi-page";
export { PIVOT } from "./pivot";
export { START } from "./start";
export { TIE_OUT } from "./tie-out";

/** In sheet order among the tables: Start first, Tie-out after Journal. */
export const REPORTS: readonly ReportShape[] = [START, DASHBOARD, TIE_OUT, PI_PAGE, BROWSE, PIVOT];
