/** Words of the first-run pane. */

export const firstRun = {} as const;
