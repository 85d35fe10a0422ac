/**
 * What an address is counted under. Of IPv6 it is the network (the first 64 bits): a subscriber has all of it (RFC 6177), and
 * would otherwise be somebody else with each request.
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
