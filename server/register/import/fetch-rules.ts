import type { ListKind } from "#db/terms/register.ts";
import { isLoopback } from "#server/transport-rules.ts";

/** How often each list is requested (core.alst.201: at least every 900 s). */
export const fetchIntervalSeconds = 900;
const backOffSecondsMax = 6 * 3_600;

/**
 * The fixed file names of the lists ("Interfaces lijsten"). The link list's name is not published; this one follows the
 * pattern of the others.
 */
const fileNames: Record<ListKind, string> = {
  ZAL: "MedMij_Zorgaanbiederslijst.xml",
  ZAKL: "MedMij_Zorgaanbiederskoppellijst.xml",
  GNL: "MedMij_Gegevensdienstnamenlijst.xml",
  OCL: "MedMij_OAuthclientlist.xml",
  WHL: "MedMij_Whitelist.xml",
};

/** The URL of a list. Throws TypeError unless it is https, or localhost for tests. */
export function listAddress(base: string, list: ListKind, api: string): URL {
  const address = new URL(fileNames[list], base.endsWith("/") ? base : `${base}/`);
  if (address.protocol !== "https:" && !isLoopback(address.hostname))
    throw new TypeError("register lists are fetched over https");
  address.searchParams.set("api", api);
  return address;
}

/** When to try again: after one interval on success, twice as long after each failure, at most six hours. */
export function nextAttempt(now: Date, failuresInRow: number): Date {
  const seconds = failuresInRow === 0 ? fetchIntervalSeconds : fetchIntervalSeconds * 2 ** (failuresInRow - 1);
  // A minute early, so that a scheduler with the same interval does not just miss it and skip a turn.
  return new Date(now.getTime() + (Math.min(seconds, backOffSecondsMax) - 60) * 1_000);
}
