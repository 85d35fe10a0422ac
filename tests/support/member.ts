/** What stands under a name in something of which nothing is known; undefined when there is nothing. */
export function member(of: unknown, name: string): unknown {
  const isBearer = (typeof of === "object" && of !== null) || typeof of === "function";
  return isBearer ? Reflect.get(of, name) : undefined;
}
