/**
 * An address as people know it. A socket that listens on both kinds writes IPv4 as "::ffff:192.0.2.7" (RFC 4291, 2.5.5.2);
 * the same person would stand in the log under two addresses, and be counted under two.
 */
export function plainAddress(address: string): string {
  return /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1] ?? address;
}
