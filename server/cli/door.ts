import { announceAll } from "#server/access/announce.ts";
import { closeDatabase } from "#server/access/database.ts";
import { ConfigurationError, env } from "#server/env.ts";
import { openDoor } from "#server/fhir/door.ts";
import { log } from "#server/log.ts";
import { openDemoIssuer } from "./demo-issuer.ts";
import { installationFolder } from "./installation.ts";
import { underSupervision } from "./supervise.ts";

/** The FHIR door: an HTTP server of its own, so that it can stand in a network zone of its own. */
async function serve(): Promise<void> {
  const { DOOR_PORT, DOOR_URL, BALIE_DEMO } = env();
  const demoKeys = BALIE_DEMO ? (await openDemoIssuer(installationFolder())).jwks : null;
  const url = (DOOR_URL ?? `http://localhost:${DOOR_PORT}`).replace(/\/$/, "");
  const door = openDoor({ url, demoKeys });
  await new Promise<void>((settle, fail) => door.server.once("error", fail).listen(DOOR_PORT, settle));
  log().info({ port: DOOR_PORT }, "door ready");
  underSupervision(async () => {
    await door.close();
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
