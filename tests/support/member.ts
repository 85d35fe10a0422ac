/** A property of an unknown value; undefined if there is none. */
export function member(of: unknown, name: string): unknown {
  const isBearer = (typeof of === "object" && of !== null) || typeof of === "function";
  return isBearer ? Reflect.get(of, name) : undefined;
}
