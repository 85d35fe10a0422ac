import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { loadFacts } from "#server/connections/status/scope.ts";
import type { ProbeOptions } from "#server/probe/probe-host.ts";
import { keepProbes, probeHosts } from "./probe-hosts.ts";
import { hostOf } from "./rules.ts";

/** Hosts per run; an organization has only a few. */
const addressesMax = 40;

/**
 * Probes the hosts in the endpoints of the organization's entries: whether they respond, with a valid certificate, and
 * until when. Runs in the worker. Private networks are refused unless PROBE_ALLOW allows them.
 */
export async function probeEndpoints(access: Access<"connection.probe">, options: ProbeOptions = {}, now = new Date()) {
  const facts = await look(access, (tx) => loadFacts(tx, access.organizationId, now));
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
