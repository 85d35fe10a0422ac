import type { ListKind } from "#db/terms/register.ts";

/** How often each list is asked for (core.alst.201: at least every 900 s). */
export const fetchIntervalSeconds = 900;
const backOffSecondsMax = 6 * 3_600;

/**
 * The fixed file names of the lists ("Interfaces lijsten"). That of the link list is not public; it follows the others.
 */
const fileNames: Record<ListKind, string> = {
  ZAL: "MedMij_Zorgaanbiederslijst.xml",
  ZAKL: "MedMij_Zorgaanbiederskoppellijst.xml",
  GNL: "MedMij_Gegevensdienstnamenlijst.xml",
  OCL: "MedMij_OAuthclientlist.xml",
  WHL: "MedMij_Whitelist.xml",
};

/** Where a list is fetched: only over https, or from this machine in a test. Throws TypeError for anything else. */
export function listAddress(base: string, list: ListKind, api: string): URL {
  const address = new URL(fileNames[list], base.endsWith("/") ? base : `${base}/`);
  const isLocal = address.hostname === "localhost" || address.hostname === "127.0.0.1";
  if (address.protocol !== "https:" && !isLocal) throw new TypeError("register lists are fetched over https");
  address.searchParams.set("api", api);
  return address;
}

/** When to try again: the next round after a success, twice as long after each failure, six hours at most. */
export function nextAttempt(now: Date, failuresInRow: number): Date {
  const seconds = failuresInRow === 0 ? fetchIntervalSeconds : fetchIntervalSeconds * 2 ** (failuresInRow - 1);
  // A little early, so that a clock that ticks every interval does not miss its turn by a second.
  return new Date(now.getTime() + (Math.min(seconds, backOffSecondsMax) - 60) * 1_000);
}
