/** How long the processor works: a clock would also count what a busy machine does for others meanwhile. */

/** Starts now. @returns the seconds that this process has worked since then, whenever it is asked */
export function processorTime(): () => number {
  const since = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1_000_000;
  };
}
