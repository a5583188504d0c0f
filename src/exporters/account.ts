/** Accounts, resources and folders as they are compared: letters' case and a slash at the end make no other name. */
export function plainName(name: string): string {
  const plain = name.trim().toLowerCase();
  return plain.length > 1 ? plain.replace(/(?!^)\/+$/, "") : plain;
}
