/**
 * The key under which requests from an address are counted. For IPv6 that is the /64: a subscriber gets all of it (RFC
 * 6177) and could otherwise use a new address for each request.
 */
export function addressKey(address: string | null): string {
  if (address === null) return "unknown";
  const written = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1);
  if (written === undefined) return address;
  const [before = "", after] = written.split("::");
  const groups = before === "" ? [] : before.split(":");
  const rest = after ? after.split(":") : [];
  const whole =
    after === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill("0"), ...rest];
  return `${whole.slice(0, 4).join(":")}::/64`;
}
