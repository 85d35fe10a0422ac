/** host:port of an https URL; other URLs are never probed. */
export function hostOf(uri: string | null): string[] {
  if (!uri || !URL.canParse(uri)) return [];
  const { protocol, hostname, port } = new URL(uri);
  return protocol === "https:" ? [`${hostname}:${port || "443"}`] : [];
}
