import { createHash } from "node:crypto";
import { Agent, fetch } from "undici";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";

const millisecondsMax = 2_000;
/** A padded answer has at most a thousand lines of some 45 characters. */
const bytesMax = 200_000;
const prefixLength = 5;

/**
 * Whether a password is known from a breach, asked by k-anonymity: only the first five hexadecimals of its SHA-1 leave
 * Balie, and padding hides the size of the answer. Asks nothing without PASSWORD_BREACH_URL. A service that gives no
 * answer keeps nobody from setting a password: by then it has been measured already. Own choice (2026-11-30).
 */
export async function checkBreach(password: string, address = env().PASSWORD_BREACH_URL): Promise<boolean> {
  if (!address) return false;
  const hash = createHash("sha1").update(password.normalize("NFKC")).digest("hex").toUpperCase();
  try {
    const lines = await linesUnder(address, hash.slice(0, prefixLength));
    return lines.some((line) => isListed(line, hash.slice(prefixLength)));
  } catch (problem) {
    // The message of an error could hold the address that was asked.
    log().warn({ reason: problem instanceof Error ? problem.name : "unknown" }, "the breach check gave no answer");
    return false;
  }
}

async function linesUnder(address: string, prefix: string): Promise<string[]> {
  const dispatcher = new Agent({ maxResponseSize: bytesMax, connect: { timeout: millisecondsMax } });
  try {
    const answer = await fetch(`${address.replace(/\/$/, "")}/${prefix}`, {
      dispatcher,
      redirect: "error",
      headers: { "Add-Padding": "true" },
      signal: AbortSignal.timeout(millisecondsMax),
    });
    if (!answer.ok) throw new Error("no answer");
    return (await answer.text()).split("\n");
  } finally {
    await dispatcher.destroy();
  }
}

/** A line is the rest of a hash and how often it was seen; padding was seen zero times. */
function isListed(line: string, rest: string): boolean {
  const [suffix = "", count = "0"] = line.trim().split(":");
  return suffix.toUpperCase() === rest && Number(count) > 0;
}
