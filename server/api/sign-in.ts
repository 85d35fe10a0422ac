import type { AuthOptions, Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { type Access, grant } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import { env } from "#server/env.ts";
import { DomainError, type ErrorReason } from "#server/errors.ts";
import { log } from "#server/log.ts";
import { confirmSecondFactor } from "#server/people/second-factor/confirm-second-factor.ts";
import { ConfirmSecondFactorInput, SecondFactorInput } from "#server/people/second-factor/contract.ts";
import { showSecondFactor } from "#server/people/second-factor/show-second-factor.ts";
import { signOut } from "#server/people/sessions/sign-out.ts";
import { OidcClaims, SignInInput } from "#server/people/sign-in/contract.ts";
import { signInWithOidc } from "#server/people/sign-in/sign-in-with-oidc.ts";
import { signInWithPassword } from "#server/people/sign-in/sign-in-with-password.ts";
import type { DeviceOfRequest } from "./device-cookie.ts";
import { cookieOptions, isSecure, sessionCookieName, sessionSecondsMax } from "./session-cookie.ts";
import { type ApiContext, actorOf } from "./trpc.ts";

/**
 * The next-auth options for one request. next-auth is the transport; the verbs of `people` decide.
 *
 * next-auth: the encrypted session cookie, the CSRF token of its own forms, the redirects, and OpenID Connect (discovery, code flow with
 * PKCE, state and nonce, the ID token). Ours: accounts, passwords, second factors, limits on guessing, who may come in by OIDC, and the
 * session itself, a row that is looked up for each request, locked and ended. The cookie holds the id of that row and nothing else, so
 * ending the row ends the session. There is no adapter, and no procedure asks next-auth who somebody is.
 */
export function signInOptions(context: ApiContext, device: DeviceOfRequest): AuthOptions {
  const { BALIE_SECRET } = env();
  return {
    secret: BALIE_SECRET,
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: sessionSecondsMax },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    providers: [...proofs(context, device), ...oidcProvider()],
    callbacks: {
      // The verb returns a session id, which is passed on as the id of next-auth's user.
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const outcome = await attempt(() => signInWithOidc(beginning(context), oidcClaims(profile)));
        if ("refusal" in outcome) return `/sign-in?error=${outcome.refusal}`;
        user.id = outcome.sessionId;
        return true;
      },
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      // The browser may read when its session expires and nothing else.
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

/** The providers that take typed credentials. */
function proofs(context: ApiContext, device: DeviceOfRequest): AuthOptions["providers"] {
  const typed = <Input>(id: string, input: z.ZodType<Input>, verb: Verb<Input>) => ({
    id,
    name: id,
    type: "credentials" as const,
    credentials: {},
    authorize: async (given: Record<string, unknown> | undefined) => {
      const outcome = await attempt(() => verb(beginning(context), input.parse(given)));
      // next-auth passes an error's message to the page that called it.
      if ("refusal" in outcome) throw new Error(outcome.refusal);
      return { id: outcome.sessionId };
    },
  });
  return [
    typed("password", SignInInput, (access, input) => signInWithPassword(access, input, device.known)),
    typed("second-factor", SecondFactorInput, whenOpen(context, remembered(device, showSecondFactor))),
    typed("new-second-factor", ConfirmSecondFactorInput, whenOpen(context, remembered(device, confirmSecondFactor))),
  ];
}

type Verb<Input> = (access: Access<"session.begin">, input: Input) => Promise<string>;

function beginning(context: ApiContext): Access<"session.begin"> {
  return grant(actorOf(context, "session.begin"), "session.begin");
}

/** A second factor does not continue a locked session; it must be unlocked, or replaced by a new sign-in. */
function whenOpen<Input>(context: ApiContext, verb: Verb<Input>): Verb<Input> {
  return (access, input) => {
    if (context.session?.state === "locked") throw new DomainError("UNAUTHENTICATED", "session.locked");
    return verb(access, input);
  };
}

/** A device is remembered once somebody signed in on it completely: a password alone earns no budget of its own. */
function remembered<Input>(device: DeviceOfRequest, verb: Verb<Input>): Verb<Input> {
  return async (access, input) => {
    const sessionId = await verb(access, input);
    device.remember(personActing(access).personId);
    return sessionId;
  };
}

/** A session id, or the reason for the refusal as the sign-in page reads it: `<reason>` or `<reason>~<minutes>`. */
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

/** Anybody can post to next-auth's own log route, so only named codes with a real Error are logged. */
function logFailure(code: string, told: unknown): void {
  const thrown = told instanceof Error ? told : typeof told === "object" && told && "error" in told ? told.error : null;
  if (!(thrown instanceof Error) || !/^[A-Z_]{1,60}$/.test(code)) return;
  log().warn({ code, reason: thrown.message }, "sign-in failed");
}

/** Prevents open redirects after sign-in. */
function isOwnAddress(url: string, baseUrl: string): boolean {
  return URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin;
}

/** The organization's own OpenID Connect provider, when it is configured. */
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
      // A session that the provider remembers opens nothing here: it asks again, and `auth_time` says when it did.
      authorization: { params: { scope: "openid email profile", prompt: "login", max_age: 0 } },
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
