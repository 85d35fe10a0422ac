import "server-only";
import { env } from "#server/env.ts";

/** Where people reach Balie, without a slash at its end: for addresses that leave the screen. */
export function publicAddress(): string {
  return env().BALIE_URL.replace(/\/+$/, "");
}
