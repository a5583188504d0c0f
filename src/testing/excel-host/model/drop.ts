/** Takes items out of a list that others hold. */
export function drop<T>(list: T[], when: (item: T) => boolean): void {
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const item = list[index];
    if (item !== undefined && when(item)) list.splice(index, 1);
  }
}
