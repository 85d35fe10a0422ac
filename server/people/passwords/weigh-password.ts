import { type Limit, throttle } from "#server/access/throttling/throttle.ts";
import type { ErrorReason } from "#server/errors.ts";
import { measurePassword } from "./measure-password.ts";
import { guessedWords, guessRefusal, type PasswordOwner } from "./rules.ts";

/** Somebody who types asks at each pause; whoever hits this limit still sets a password. Own choice (2026-11-30). */
const perOwner: Limit = { name: "weighing, quarter", countMax: 100, windowSeconds: 15 * 60 };

/** The reason to refuse a password as too easy to guess, or null. */
export async function weighPassword(password: string, owner: PasswordOwner): Promise<ErrorReason | null> {
  const ownWords = guessedWords(owner);
  return guessRefusal(await measurePassword(password, ownWords), password, ownWords);
}

/**
 * The same while it is typed, a limited number of times: each costs up to a second of work. The browser asks, since the dictionaries are
 * 440 kB when compressed. Nothing is kept or logged, and nobody else is asked: a leak elsewhere (`checkBreach`) shows when it is chosen.
 * @throws TOO_MANY
 */
export async function weighWhileTyped(
  key: string,
  password: string,
  owner: PasswordOwner,
): Promise<ErrorReason | null> {
  await throttle(perOwner, key);
  return weighPassword(password, owner);
}
