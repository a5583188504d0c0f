/** Words of the import pane. */

export const imports = {} as const;
