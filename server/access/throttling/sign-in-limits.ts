import { addressKey } from "./address-key.ts";
import { clearThrottle, type Limit, throttle } from "./throttle.ts";

const minute = 60;
const hour = 60 * minute;

/** Attempts per account: five in a quarter of an hour, with longer waits after that. */
const perAccount: Limit[] = [
  { name: "account, quarter", countMax: 5, windowSeconds: 15 * minute },
  { name: "account, hours", countMax: 15, windowSeconds: 4 * hour },
  { name: "account, day", countMax: 30, windowSeconds: 24 * hour },
];
/** Attempts per IP address: a whole practice may share one. */
const perAddress: Limit[] = [
  { name: "address, quarter", countMax: 60, windowSeconds: 15 * minute },
  { name: "address, day", countMax: 600, windowSeconds: 24 * hour },
];

/** Counts an attempt before checking it, so that parallel attempts count too. @throws TOO_MANY */
export async function countGuess(account: string, address: string | null): Promise<void> {
  await countFromAddress(address);
  await countForAccount(account);
}

/** Counts an attempt from an IP address, whoever it is about. @throws TOO_MANY */
export async function countFromAddress(address: string | null): Promise<void> {
  for (const limit of perAddress) await throttle(limit, addressKey(address));
}

/** Counts an attempt at an account, wherever it comes from. @throws TOO_MANY */
export async function countForAccount(account: string): Promise<void> {
  for (const limit of perAccount) await throttle(limit, account);
}

/** Clears the account's attempts after success; those of the address stay. */
export async function forgetGuesses(account: string): Promise<void> {
  for (const limit of perAccount) await clearThrottle(limit, account);
}
