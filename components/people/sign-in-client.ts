/** The proofs that next-auth carries (server/api/sign-in.ts). */
type Proof = "password" | "second-factor" | "new-second-factor";

/** A refusal in the shape in which a refused procedure arrives, so that every form says it in the same words. */
class RefusedProof extends Error {
  readonly data: { code: string; refusal: { reason: string; values: Record<string, string> } };

  constructor(told: string) {
    const [reason = "", minutes] = told.split("~");
    super(reason);
    this.data = { code: "UNAUTHORIZED", refusal: { reason, values: minutes === undefined ? {} : { minutes } } };
  }
}

/** Proves something; afterwards the cookie stands for a new session. Throws a refusal, or what the network threw. */
export async function prove(proof: Proof, fields: Record<string, string>): Promise<void> {
  const { url } = await send(`/api/auth/callback/${proof}`, fields);
  const told = new URL(url, window.location.origin).searchParams.get("error");
  if (told !== null) throw new RefusedProof(told);
}

/** Goes to the organization's own provider and comes back at `next`. */
export async function goToProvider(next: string): Promise<void> {
  const { url } = await send("/api/auth/signin/oidc", { callbackUrl: next });
  window.location.assign(url);
}

async function send(path: string, fields: Record<string, string>): Promise<{ url: string }> {
  const csrf: { csrfToken: string } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, json: "true" });
  return (await fetch(path, { method: "POST", body })).json();
}
