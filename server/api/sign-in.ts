import type { AuthOptions, Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { type Access, grant } from "#server/access/access.ts";
import { env } from "#server/env.ts";
import { DomainError, type ErrorReason } from "#server/errors.ts";
import { log } from "#server/log.ts";
import { confirmSecondFactor } from "#server/people/confirm-second-factor.ts";
import { ConfirmSecondFactorInput, OidcClaims, SecondFactorInput, SignInInput } from "#server/people/contract.ts";
import { showSecondFactor } from "#server/people/show-second-factor.ts";
import { signInWithOidc } from "#server/people/sign-in-with-oidc.ts";
import { signInWithPassword } from "#server/people/sign-in-with-password.ts";
import { signOut } from "#server/people/sign-out.ts";
import { type ApiContext, actorOf } from "./context.ts";
import { cookieOptions, isSecure, sessionCookieName, sessionSecondsMax } from "./session-cookie.ts";

/**
 * How next-auth signs in for one request. It carries; the verbs of `people` decide. The cookie's token holds the id of
 * a session row and nothing else, so ending the row ends the session.
 */
export function signInOptions(context: ApiContext): AuthOptions {
  const { BALIE_SECRET } = env();
  return {
    secret: BALIE_SECRET,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: sessionSecondsMax },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    providers: [...proofs(context), ...oidcProvider()],
    callbacks: {
      // The verb's answer, a session id, travels as the id of next-auth's user.
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const outcome = await attempt(() => signInWithOidc(beginning(context), oidcClaims(profile)));
        if ("refusal" in outcome) return `/sign-in?error=${outcome.refusal}`;
        user.id = outcome.sessionId;
        return true;
      },
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      // What the browser may read of its session: that it is there.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (isOwnAddress(url, baseUrl) ? new URL(url, baseUrl).href : baseUrl),
    },
    events: { signOut: () => signOut(grant(actorOf(context, "session.end"), "session.end")) },
    logger: {
      error: logFailure,
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** The providers that somebody proves something to by typing it. */
function proofs(context: ApiContext): AuthOptions["providers"] {
  const typed = <Input>(id: string, input: z.ZodType<Input>, verb: Verb<Input>) => ({
    id,
    name: id,
    type: "credentials" as const,
    credentials: {},
    authorize: async (given: Record<string, unknown> | undefined) => {
      const outcome = await attempt(() => verb(beginning(context), input.parse(given)));
      // next-auth hands the message of an error to the page that asked.
      if ("refusal" in outcome) throw new Error(outcome.refusal);
      return { id: outcome.sessionId };
    },
  });
  return [
    typed("password", SignInInput, signInWithPassword),
    typed("second-factor", SecondFactorInput, whenOpen(context, showSecondFactor)),
    typed("new-second-factor", ConfirmSecondFactorInput, whenOpen(context, confirmSecondFactor)),
  ];
}

type Verb<Input> = (access: Access<"session.begin">, input: Input) => Promise<string>;

function beginning(context: ApiContext): Access<"session.begin"> {
  return grant(actorOf(context, "session.begin"), "session.begin");
}

/** A locked screen signs in anew; it cannot go on where somebody else left. */
function whenOpen<Input>(context: ApiContext, verb: Verb<Input>): Verb<Input> {
  return (access, input) => {
    if (context.session?.state === "locked") throw new DomainError("UNAUTHENTICATED", "session.locked");
    return verb(access, input);
  };
}

/** A session id, or why there is none: `<reason>` or `<reason>~<minutes>`, as the sign-in page reads it. */
async function attempt(verb: () => Promise<string>): Promise<{ sessionId: string } | { refusal: string }> {
  try {
    return { sessionId: await verb() };
  } catch (problem) {
    if (problem instanceof z.ZodError) return { refusal: "general.invalid" satisfies ErrorReason };
    if (!(problem instanceof DomainError)) {
      log().error({ err: problem }, "sign-in broke");
      return { refusal: "general.unknown" satisfies ErrorReason };
    }
    const { minutes } = problem.values;
    return { refusal: minutes === undefined ? problem.reason : `${problem.reason}~${minutes}` };
  }
}

/** Anybody can post to next-auth's own log route, so only what a program names and throws is written down. */
function logFailure(code: string, told: unknown): void {
  const thrown = told instanceof Error ? told : typeof told === "object" && told && "error" in told ? told.error : null;
  if (!(thrown instanceof Error) || !/^[A-Z_]{1,60}$/.test(code)) return;
  log().warn({ code, reason: thrown.message }, "sign-in failed");
}

/** Nobody is sent elsewhere after signing in. */
function isOwnAddress(url: string, baseUrl: string): boolean {
  return URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin;
}

/** The organization's own OpenID Connect provider, when the environment names one. */
function oidcProvider(): OAuthConfig<Profile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oauth",
      issuer: OIDC_ISSUER,
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      client: OIDC_CLIENT_SECRET ? {} : { token_endpoint_auth_method: "none" },
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      httpOptions: { timeout: 10_000 },
      profile: ({ sub }) => ({ id: sub ?? "" }),
    },
  ];
}

function oidcClaims(profile: Profile | undefined): OidcClaims {
  return OidcClaims.parse(profile);
}
