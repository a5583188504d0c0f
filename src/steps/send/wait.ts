/** Time passing, as the host's own timer has it. */
import type { Wait } from "./types";

export const pass: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
