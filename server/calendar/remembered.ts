/** Entries per cache; in hours about two years. */
const rememberedMax = 20_000;

/** The cached value, or the computed one. Clears the whole cache at its maximum size. */
export function remembered<Key, Value>(known: Map<Key, Value>, key: Key, work: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= rememberedMax) known.clear();
  const value = work();
  known.set(key, value);
  return value;
}
