/** Ends the page's task: what waits (drawing, a person's press) goes first. Sooner than a timer, which browsers slow. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
