import { addressKey } from "./address-key.ts";
import { clearThrottle, type Limit, throttle } from "./throttle.ts";

const minute = 60;
const hour = 60 * minute;

/** Guesses at one account: five in a quarter of an hour; who goes on waits hours, then a day. */
const perAccount: Limit[] = [
  { name: "account, quarter", countMax: 5, windowSeconds: 15 * minute },
  { name: "account, hours", countMax: 15, windowSeconds: 4 * hour },
  { name: "account, day", countMax: 30, windowSeconds: 24 * hour },
];
/** Guesses from one address: a whole practice comes in through one. */
const perAddress: Limit[] = [
  { name: "address, quarter", countMax: 60, windowSeconds: 15 * minute },
  { name: "address, day", countMax: 600, windowSeconds: 24 * hour },
];

/** Counts a guess before it is looked at, so that parallel guesses count as well. Throws TOO_MANY. */
export async function countGuess(account: string, address: string | null): Promise<void> {
  for (const limit of perAddress) await throttle(limit, addressKey(address));
  for (const limit of perAccount) await throttle(limit, account);
}

/** After a proof the account's guesses are forgotten; those of the address are not. */
export async function forgetGuesses(account: string): Promise<void> {
  for (const limit of perAccount) await clearThrottle(limit, account);
}
