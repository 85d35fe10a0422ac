import { announceAll } from "#server/access/change.ts";
import { closeDatabase } from "#server/access/database.ts";
import { ConfigurationError, env } from "#server/env.ts";
import { openFhirServer } from "#server/fhir/server.ts";
import { log } from "#server/log.ts";
import { openDemoIssuer } from "./demo-issuer.ts";
import { installationFolder } from "./installation.ts";
import { underSupervision } from "./supervise.ts";

/** The FHIR server: an HTTP server of its own, so that it can run in a separate network zone. */
async function serve(): Promise<void> {
  const { FHIR_PORT, FHIR_URL, BALIE_DEMO } = env();
  const demoKeys = BALIE_DEMO ? (await openDemoIssuer(installationFolder())).jwks : null;
  const url = (FHIR_URL ?? `http://localhost:${FHIR_PORT}`).replace(/\/$/, "");
  const fhir = openFhirServer({ url, demoKeys });
  await new Promise<void>((settle, fail) => fhir.server.once("error", fail).listen(FHIR_PORT, settle));
  log().info({ port: FHIR_PORT }, "FHIR server ready");
  underSupervision(async () => {
    await fhir.close();
    await announceAll();
    await closeDatabase();
  });
}

try {
  await serve();
} catch (problem) {
  console.error(problem instanceof ConfigurationError ? problem.message : problem);
  process.exit(1);
}
