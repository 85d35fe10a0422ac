import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import type { ProbeOptions } from "#server/probe/probe-host.ts";
import { keepProbes, probeHosts } from "./probe-hosts.ts";
import { hostOf } from "./probe-rules.ts";
import { factsInScope } from "./scope.ts";

/** Hosts looked at in one go: an organization has a handful. */
const addressesMax = 40;

/**
 * Looks at the hosts in the endpoints of the own entries: do they answer, with a valid certificate, until when. Runs in the
 * worker. Private networks are refused unless PROBE_ALLOW opens them.
 */
export async function probeEndpoints(access: Access<"connection.probe">, options: ProbeOptions = {}, now = new Date()) {
  const facts = await look(access, (tx) => factsInScope(tx, access.organizationId, now));
  const inForce = facts.endpoints.filter((row) => row.untilVersionId === null);
  const uris = inForce.flatMap((row) => [row.authorizationUri, row.tokenUri, row.resourceUri, row.subscriptionUri]);
  const addresses = [...new Set(uris.flatMap((uri) => hostOf(uri)))].sort().slice(0, addressesMax);
  const found = await probeHosts(addresses, options);
  return change(access, async (tx) => {
    await keepProbes(tx, found, now);
    return {
      result: { addressCount: found.length },
      event: {
        event: "connection.probed",
        object: { type: "organization", id: access.organizationId },
        detail: { addresses: found.map((each) => each.address) },
      },
    };
  });
}
