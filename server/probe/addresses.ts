import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * Ranges that a probe never reaches, so that a URL in a register list cannot make Balie connect to a private network
 * (SSRF): IANA's special-purpose registries (RFC 6890 and successors), which include cloud metadata addresses.
 */
const refusedRanges = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "168.63.129.16/32",
  "::/96",
  "::ffff:0:0/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
  "5f00::/16",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];

const refused = blockListsOf(refusedRanges);

/** Whether a probe may connect to this address. `allow`: private ranges (CIDR) that may be reached. */
export function mayProbe(address: string, allow: readonly string[] = []): boolean {
  const plain = unwrap(address);
  if (isIP(plain) === 0) return false;
  const family = familyOf(plain);
  if (allow.length > 0 && blockListsOf(allow)[family].check(plain, family)) return true;
  return !refused[family].check(plain, family);
}

/** Parses "10.1.0.0/16, fd00::/8"; ignores what is not a range. */
export function parseRanges(text: string): string[] {
  return text
    .split(",")
    .map((range) => range.trim())
    .filter((range) => range !== "" && isRange(range));
}

function isRange(range: string): boolean {
  const [address = "", bits = ""] = range.split("/");
  const family = isIP(address);
  return family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** An IPv4-mapped IPv6 address is checked as IPv4. */
function unwrap(address: string): string {
  const bare = address.split("%")[0] ?? "";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  return mapped?.[1] ?? bare;
}

/** One list per family: in a combined list, Node matches every IPv4 address with ::ffff:0:0/96. */
function blockListsOf(ranges: readonly string[]) {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const range of ranges) {
    const [address = "", bits = ""] = range.split("/");
    const family = familyOf(address);
    lists[family].addSubnet(address, Number(bits), family);
  }
  return lists;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv4(address) ? "ipv4" : "ipv6";
}
