import "server-only";
import { env } from "#server/env.ts";

/** Balie's public URL without a trailing slash, for links that leave the screen. */
export function publicAddress(): string {
  // Looks back first: a run of slashes is read once.
  return env().BALIE_URL.replace(/(?<!\/)\/+$/, "");
}
