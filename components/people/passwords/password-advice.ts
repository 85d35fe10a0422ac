/** What there is to say about a password that is being typed. */
export type PasswordAdvice = { kind: "short"; missing: number } | { kind: "weak"; reason: string } | { kind: "strong" };

/** Asks the server why it would refuse this password; null when it would not. */
export type Weigh = (password: string, signal: AbortSignal) => Promise<string | null>;

/** The advice on a password. Null when there is none: without an answer nothing is said, and the server judges when it is sent. */
export async function adviceOn(password: string, weigh: Weigh, signal: AbortSignal): Promise<PasswordAdvice | null> {
  const { passwordLengthMin } = await import("#server/people/contract.ts");
  const missing = passwordLengthMin - password.length;
  if (missing > 0) return { kind: "short", missing };
  try {
    const reason = await weigh(password, signal);
    return reason === null ? { kind: "strong" } : { kind: "weak", reason };
  } catch {
    return null;
  }
}
