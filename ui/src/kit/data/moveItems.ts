/** Takes the items out and puts them back, together, before or after another one. */
export function moveItems<T extends { id: string }>(
  items: readonly T[],
  ids: ReadonlySet<string>,
  target: string,
  isAfter: boolean,
): T[] {
  if (ids.has(target)) return [...items];
  const moved = items.filter((item) => ids.has(item.id));
  const rest = items.filter((item) => !ids.has(item.id));
  const at = rest.findIndex((item) => item.id === target) + (isAfter ? 1 : 0);
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}
