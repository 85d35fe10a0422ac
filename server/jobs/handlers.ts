import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { forgetThrottles } from "#server/access/throttle.ts";
import { sealAuditEvents } from "#server/audit/seal.ts";
import { probeEndpoints } from "#server/connections/probe-endpoints.ts";
import { probeEveryHost } from "#server/connections/probe-every-host.ts";
import { watchConnections } from "#server/connections/watch-connections.ts";
import { env } from "#server/env.ts";
import { sendMail } from "#server/mail/send.ts";
import { assessMeasurements } from "#server/measurements/assess-measurements.ts";
import { judgeAgain } from "#server/measurements/judge-again.ts";
import { tellReceiver } from "#server/measurements/tell-receiver.ts";
import { forgetEnded } from "#server/people/forget-ended.ts";
import { remindPatients } from "#server/questionnaires/remind-patients.ts";
import { fetchLists } from "#server/register/fetch.ts";
import { forgetDrafts } from "#server/reviews/forget-drafts.ts";
import { assessPatients } from "./assess-patients.ts";
import type { JobName, JobPayload } from "./jobs.ts";
import { watchSilence } from "./watch-silence.ts";

const worker = systemActor("worker");

/** Who does what, one line a job: each calls a verb as the system. `jobId` is the same at every attempt. */
export const handlers: { [N in JobName]?: (payload: JobPayload<N>, jobId: string) => Promise<unknown> } = {
  "audit.seal": () => sealAuditEvents(grant(worker, "audit.seal")),
  "connections.watch": () => watchConnections(grant(worker, "connection.watch")),
  "connections.probe": ({ organizationId }) =>
    probeEndpoints(grant(systemActor("worker", organizationId), "connection.probe")),
  "mail.send": sendMail,
  "measurements.tell": ({ organizationId, receiverId }) =>
    tellReceiver(grant(systemActor("worker", organizationId), "measurement.assess"), receiverId),
  "measurements.judge-again": ({ organizationId }) =>
    judgeAgain(grant(systemActor("worker", organizationId), "measurement.assess")),
  "measurements.judge-patient": ({ organizationId, patientId }) =>
    assessMeasurements(grant(systemActor("worker", organizationId), "measurement.assess"), patientId, new Date()),
  "measurements.watch": () => watchSilence(grant(worker, "measurement.watch")),
  "questionnaires.remind": () => remindPatients(grant(worker, "questionnaire.remind")),
  "register.fetch": () => fetchRegister(),
  "reviews.assess": ({ organizationId }) =>
    assessPatients(grant(systemActor("worker", organizationId), "review.assess")),
  "reviews.forget-drafts": () => forgetDrafts(grant(worker, "review.assess")),
  "people.forget": () => forgetEnded(grant(worker, "person.forget")),
  "connections.probe-all": () => probeEveryHost(grant(worker, "connection.watch")),
  "throttle.forget": forgetThrottles,
};

/** Without an address there is nothing to fetch: lists then come by hand. */
async function fetchRegister(): Promise<void> {
  const settings = env();
  if (!settings.REGISTER_URL) return;
  await fetchLists(grant(worker, "register.import"), {
    baseUrl: settings.REGISTER_URL,
    api: settings.REGISTER_API,
    clientCertificate: settings.REGISTER_CLIENT_CERTIFICATE,
    clientKey: settings.REGISTER_CLIENT_KEY,
    authority: settings.REGISTER_CA,
  });
}
