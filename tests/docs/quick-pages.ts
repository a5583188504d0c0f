/** Pages whose commands take less than ten seconds: they run every time, the others in the long run. */
export const QUICK_PAGES: readonly string[] = [];
