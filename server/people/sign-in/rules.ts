/**
 * Minutes that may pass between the proof at the provider and our reading of it: a second factor takes a while. Own
 * choice (2026-11-30).
 */
const proofMinutesMax = 5;

/** How far a provider's clock may be ahead of ours. Own choice (2026-11-30). */
const clockSecondsMax = 60;

/**
 * Whether the provider asked this person anew: `auth_time` (OpenID Connect Core §2, whole seconds) is there, recent, and
 * not before the lock or the end of the session that it opens again. `max_age=0` asks for it; this checks the answer
 * (§3.1.3.7, 13).
 */
export function isAskedAnew(authTime: number | undefined, closedAt: Date | null, now: Date): boolean {
  if (authTime === undefined) return false;
  const nowSeconds = now.getTime() / 1000;
  if (authTime < nowSeconds - proofMinutesMax * 60 || authTime > nowSeconds + clockSecondsMax) return false;
  return closedAt === null || authTime >= Math.floor(closedAt.getTime() / 1000);
}

/** Whether the provider reports every method that counts as two factors here (`amr`, RFC 8176). */
export function reportsSecondFactor(amr: readonly string[], required: string): boolean {
  const values = required.split(",").map((value) => value.trim());
  if (values.includes("")) return false;
  return values.every((value) => amr.includes(value));
}
