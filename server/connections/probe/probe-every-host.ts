import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import type { ProbeOptions } from "#server/probe/probe-host.ts";
import { keepProbes, probeHosts } from "./probe-hosts.ts";
import { hostOf } from "./rules.ts";

/** Gateways serve many practices, so there are far fewer hosts than practices; this is only a safety limit. */
const addressesMax = 2_000;
const batchSize = 50;

/**
 * Probes the hosts behind the entries of all organizations, each host once, so that an expiring certificate is seen
 * before patients run into it. Runs at night.
 * @returns the number of hosts probed.
 */
export async function probeEveryHost(access: Access<"connection.watch">, options: ProbeOptions = {}, now = new Date()) {
  const addresses = await look(access, (_, raw) => hostsInUse(raw));
  for (let start = 0; start < addresses.length; start += batchSize) {
    const found = await probeHosts(addresses.slice(start, start + batchSize), options);
    await change(access, async (tx) => {
      await keepProbes(tx, found, now);
      return {
        result: null,
        event: {
          event: "connection.probed",
          object: { type: "register", id: "hosts" },
          detail: { addresses: found.map((each) => each.address) },
        },
      };
    });
  }
  return { addressCount: addresses.length };
}

async function hostsInUse(raw: TransactionSql): Promise<string[]> {
  const rows = await raw<{ uri: string | null }[]>`
    select distinct uri from (select distinct unnest(provider_names) as name from connection_summary) tied
    join register_endpoint e on e.provider_name = tied.name and e.until_version_id is null,
    lateral unnest(array[e.authorization_uri, e.token_uri, e.resource_uri, e.subscription_uri]) uri`;
  return [...new Set(rows.flatMap(({ uri }) => hostOf(uri)))].sort().slice(0, addressesMax);
}
