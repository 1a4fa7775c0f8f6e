// Owns whether two plain values say the same, whatever the order of their fields.

function inOrder(key: string, value: unknown): unknown {
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  // No trackers, and written before there were any: the same.
  return key === "trackers" && fields.length === 0 ? undefined : Object.fromEntries(fields);
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
