const isUnstorable = (text: string) => text.includes("\0") || !text.isWellFormed();

/**
 * Whether a value as it came holds a text or a key, at any depth, that PostgreSQL stores nowhere: with U+0000, or half a surrogate pair. Nobody
 * types one. Without recursion: a body of 256 kB can be a hundred thousand levels deep.
 */
export function holdsUnstorable(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") {
      if (isUnstorable(next)) return true;
    } else if (typeof next === "object" && next !== null) {
      for (const [key, part] of Object.entries(next)) {
        if (isUnstorable(key)) return true;
        waiting.push(part);
      }
    }
  }
  return false;
}
