/** host:port of an address over https; nothing else is ever looked at. */
export function hostOf(uri: string | null): string[] {
  if (!uri || !URL.canParse(uri)) return [];
  const { protocol, hostname, port } = new URL(uri);
  return protocol === "https:" ? [`${hostname}:${port || "443"}`] : [];
}
