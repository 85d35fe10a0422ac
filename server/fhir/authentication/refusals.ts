import type { RefusalReason } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import type { CountedRefusal } from "#server/gateways/contract.ts";
import { recordRefusals } from "#server/gateways/record-refusals.ts";
import { log } from "#server/log.ts";

const flushMilliseconds = 60_000;
/** Distinct lines that wait for the next flush. Beyond it nothing new is counted. */
const linesMax = 5_000;

export type Refusals = {
  count: (organizationId: string, trustId: string | null, reason: RefusalReason) => void;
  /** Logs what was counted: every minute, and before the process ends. */
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

/** Counts refusals by organization, DVA and reason, and logs them once a minute: a flood stays a few lines. */
export function openRefusals(): Refusals {
  let counted = new Map<string, CountedRefusal & { organizationId: string }>();
  const flush = async () => {
    const lines = [...counted.values()];
    counted = new Map();
    const organizations = Map.groupBy(lines, (line) => line.organizationId);
    for (const [organizationId, own] of organizations) {
      try {
        await recordRefusals(grant(systemActor("fhir", organizationId), "gateway.recognize"), own);
      } catch (err) {
        log().warn({ err }, "refusals could not be written");
      }
    }
  };
  const clock = setInterval(() => void flush(), flushMilliseconds);
  clock.unref();
  return {
    count(organizationId, trustId, reason) {
      const key = `${organizationId} ${trustId} ${reason}`;
      const line = counted.get(key);
      if (line) line.count += 1;
      else if (counted.size < linesMax) counted.set(key, { organizationId, trustId, reason, count: 1 });
    },
    flush,
    async close() {
      clearInterval(clock);
      await flush();
    },
  };
}
