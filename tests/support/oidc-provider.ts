import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import Provider, { type ClientMetadata } from "oidc-provider";

/** A person as known to the organization's own provider. */
type Identity = { sub: string; email: string; email_verified: boolean; amr: string[] };

/**
 * Claims that a test makes the provider falsify in the ID token. `auth_time` in the past: it remembered somebody instead of
 * asking; undefined: it does not say.
 */
type Lie = { iss?: string; aud?: string; nonce?: string; exp?: number; auth_time?: number | undefined };

export type TestProvider = {
  issuer: string;
  /** The person of the next sign-in; there is no form to fill in. */
  identity: Identity;
  lie: Lie | null;
  /** The last authorization request, to check PKCE, state and nonce. */
  asked: URLSearchParams | null;
  stop: () => Promise<void>;
};

export const clientId = "balie";
export const clientSecret = "a client secret for tests only";

/** A real OpenID Connect provider in this process, which signs in whoever the test sets. */
export async function startOidcProvider(redirectUris: string[]): Promise<TestProvider> {
  const keys = await generateKeyPair("RS256", { extractable: true });
  const server = createServer();
  const issuer = await listen(server);
  const state: TestProvider = {
    issuer,
    identity: { sub: "nobody", email: "nobody@voorbeeld.test", email_verified: false, amr: [] },
    lie: null,
    asked: null,
    stop: () => new Promise((settle) => server.close(() => settle())),
  };
  const client: ClientMetadata = { client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris };
  const provider = new Provider(issuer, {
    clients: [client],
    jwks: { keys: [{ ...(await exportJWK(keys.privateKey)), alg: "RS256", use: "sig", kid: "test" }] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/finish/${interaction.uid}` },
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"] },
    // Claims in the ID token itself, as most providers of organizations do.
    conformIdTokenClaims: false,
    cookies: { keys: ["for tests only"] },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...state.identity, sub }) }),
  });
  const handle = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/auth") state.asked = url.searchParams;
    if (url.pathname.startsWith("/finish/")) return void finish(request, response);
    if (url.pathname === "/token" && state.lie) lieIn(response, state.lie);
    handle(request, response);
  });
  return state;

  async function finish(request: IncomingMessage, response: ServerResponse) {
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: state.identity.sub, clientId: String(params.client_id) });
    grant.addOIDCScope("openid email profile");
    const login = { accountId: state.identity.sub, amr: state.identity.amr, remember: false };
    await provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
  }

  /** Signs the ID token again, with the right key and a wrong claim. */
  function lieIn(response: ServerResponse, lie: Lie) {
    const end = response.end.bind(response);
    response.end = (body?: unknown) => {
      void retell(String(body), lie).then((text) => {
        response.setHeader("content-length", Buffer.byteLength(text));
        end(text);
      });
      return response;
    };
  }

  async function retell(body: string, lie: Lie): Promise<string> {
    const answer: { id_token?: string } = JSON.parse(body);
    const claims: Record<string, unknown> = JSON.parse(
      Buffer.from(answer.id_token?.split(".")[1] ?? "", "base64url").toString(),
    );
    const token = await new SignJWT({ ...claims, ...lie }).setProtectedHeader({ alg: "RS256", kid: "test" });
    return JSON.stringify({ ...answer, id_token: await token.sign(keys.privateKey) });
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((settle) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      settle(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
    }),
  );
}
