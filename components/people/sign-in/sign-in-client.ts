import { noteDeparture, tellOtherTabs } from "#components/api/other-tabs.ts";

/** The proofs of identity that go through next-auth (server/api/sign-in.ts). */
type Proof = "password" | "second-factor" | "new-second-factor";

/** A refusal shaped like that of a tRPC procedure, so that forms handle both alike. */
class RefusedProof extends Error {
  readonly data: { code: string; refusal: { reason: string; values: Record<string, string> } };

  constructor(told: string) {
    const [reason = "", minutes] = told.split("~");
    super(reason);
    this.data = { code: "UNAUTHORIZED", refusal: { reason, values: minutes === undefined ? {} : { minutes } } };
  }
}

/** Submits a proof of identity; on success the cookie holds a new session. Throws a refusal, or the network error. */
export async function prove(proof: Proof, fields: Record<string, string>): Promise<void> {
  const { url } = await send(`/api/auth/callback/${proof}`, fields);
  const told = new URL(url, window.location.origin).searchParams.get("error");
  if (told !== null) throw new RefusedProof(told);
  tellOtherTabs();
}

/**
 * Redirects to the organization's OpenID Connect provider, and back to `next` afterwards. A newcomer may be another person than
 * the one whom the other tabs of this browser show.
 */
export async function goToProvider(next: string, { isNewcomer = false } = {}): Promise<void> {
  const { url } = await send("/api/auth/signin/oidc", { callbackUrl: next });
  if (isNewcomer) noteDeparture();
  window.location.assign(url);
}

async function send(path: string, fields: Record<string, string>): Promise<{ url: string }> {
  const csrf: { csrfToken: string } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, json: "true" });
  return (await fetch(path, { method: "POST", body })).json();
}
