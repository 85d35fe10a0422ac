import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "#server/run/ports.ts";
import { clientId, clientSecret, startOidcProvider, type TestProvider } from "./oidc-provider.ts";

/** A second web process of the product under test, configured with an OpenID Connect provider. */
type OidcJourney = { url: string; provider: TestProvider; stop: () => Promise<void> };

/** Starts a provider and a web process next to the running one, on the same database and build. */
export async function startOidcJourney(): Promise<OidcJourney> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const provider = await startOidcProvider([`${url}/api/auth/callback/oidc`]);
  const folder = process.env.BALIE_TEST_FOLDER ?? "";
  const web = fork("server/run/web.ts", [], {
    silent: true,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: process.env.BALIE_TEST_DATABASE_URL,
      BALIE_SECRET: readFileSync(join(folder, "secret"), "utf8").trim(),
      BALIE_DIST_DIR: process.env.BALIE_DIST_DIR ?? ".next-test",
      BALIE_DEMO: "on",
      BALIE_URL: url,
      NEXTAUTH_URL: url,
      PORT: String(port),
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: "De Linde",
    },
  });
  const ended = new Promise<void>((settle) => web.once("exit", () => settle()));
  const stop = async () => {
    web.kill("SIGTERM");
    await ended;
    await provider.stop();
  };
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return { url, provider, stop };
    await new Promise((settle) => setTimeout(settle, 200));
  }
  await stop();
  throw new Error("the web process with OIDC did not open");
}
