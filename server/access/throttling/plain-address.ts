/**
 * Turns an IPv4-mapped IPv6 address into the IPv4 address. A dual-stack socket reports IPv4 as "::ffff:192.0.2.7" (RFC
 * 4291, 2.5.5.2); one client would otherwise be logged and counted under two addresses.
 */
export function plainAddress(address: string): string {
  return /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1] ?? address;
}
