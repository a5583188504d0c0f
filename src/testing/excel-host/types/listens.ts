/** The members by which the client registers for events. */
import type { Args, Context } from "../objects";

type Listen<T> = (target: T, args: Args, context: Context) => unknown;

/**
 * @param id whose events they are
 * @param events by the name in `_Register…Event`
 */
export function listens<T>(
  id: (target: T) => string,
  events: Readonly<Record<string, number>>,
): Record<string, Listen<T>> {
  const members: Record<string, Listen<T>> = {};
  for (const [name, type] of Object.entries(events))
    for (const [prefix, on] of [
      ["_Register", true],
      ["_Unregister", false],
    ] as const) {
      const listen: Listen<T> = (target, _args, { window }) => {
        window.listen(type, id(target), on);
        return null;
      };
      members[`${prefix}${name}Event`] = listen;
      members[`${prefix}Event${name}`] = listen;
    }
  return members;
}
