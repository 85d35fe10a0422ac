import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { sealAuditEvents } from "#server/audit/seal.ts";
import { probeEndpoints } from "#server/connections/probe-endpoints.ts";
import { watchConnections } from "#server/connections/watch-connections.ts";
import { sendMail } from "#server/mail/send.ts";
import type { JobName, JobPayload } from "./jobs.ts";

const worker = systemActor("worker");

/** Who does what, one line a job: each calls a verb as the system. `jobId` is the same at every attempt. */
export const handlers: { [N in JobName]?: (payload: JobPayload<N>, jobId: string) => Promise<unknown> } = {
  "audit.seal": () => sealAuditEvents(grant(worker, "audit.seal")),
  "connections.watch": () => watchConnections(grant(worker, "connection.watch")),
  "connections.probe": ({ organizationId }) =>
    probeEndpoints(grant(systemActor("worker", organizationId), "connection.probe")),
  "mail.send": sendMail,
};
