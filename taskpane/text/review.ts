/** Words of the review pane. */

export const review = {} as const;
