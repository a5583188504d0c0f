/** What every writing request begins with: no events to ourselves, no calculating, no drawing in between. */

/** Calculation and screen resume by themselves when the request is done; events when `loudly` says so. */
export function quietly(context: Excel.RequestContext): void {
  context.runtime.enableEvents = false;
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
}

export function loudly(context: Excel.RequestContext): void {
  context.runtime.enableEvents = true;
}
