import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { forgetThrottles } from "#server/access/throttling/throttle.ts";
import { archiveAuditEvents } from "#server/audit/archive/archive.ts";
import { mailHeads } from "#server/audit/chain/mail-heads.ts";
import { sealAuditEvents } from "#server/audit/chain/seal.ts";
import { probeEndpoints } from "#server/connections/probe/probe-endpoints.ts";
import { probeEveryHost } from "#server/connections/probe/probe-every-host.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { moveAllDeadlines } from "#server/consults/deadlines/move-deadlines.ts";
import { forgetDrafts } from "#server/consults/drafts/forget-drafts.ts";
import { env } from "#server/env.ts";
import { sendMail } from "#server/mail/send.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { notifyReceiver } from "#server/measurements/assessment/notify-receiver.ts";
import { reassess } from "#server/measurements/assessment/reassess.ts";
import { loadOpeningHours } from "#server/opening-hours/scope.ts";
import { expireSessions } from "#server/people/sessions/expire-sessions.ts";
import { forgetEnded } from "#server/people/staff/forget-ended.ts";
import { remindPatients } from "#server/questionnaires/sending/remind-patients.ts";
import { fetchLists } from "#server/register/import/fetch.ts";
import { forgetDrafts as forgetReviewDrafts } from "#server/reviews/conclusion/forget-drafts.ts";
import { assessPatients } from "./assess-patients.ts";
import { clearAllContent } from "./clear-content.ts";
import type { JobName, JobPayload } from "./jobs.ts";
import { passOnAlarms } from "./pass-on-alarms.ts";
import { remindMeasuring } from "./remind-measuring.ts";
import { sendPlannedMessages } from "./send-planned.ts";
import { watchSilence } from "./watch-silence.ts";

const worker = systemActor("worker");

/** The handler of each job; each calls a verb as the system actor. `jobId` is the same on every attempt. */
export const handlers: { [N in JobName]?: (payload: JobPayload<N>, jobId: string) => Promise<unknown> } = {
  "audit.seal": () => sealAuditEvents(grant(worker, "audit.seal")),
  "audit.mail-heads": () => mailHeads(grant(worker, "audit.mail-heads")),
  "audit.archive": () => archiveAuditEvents(grant(worker, "audit.archive")),
  "connections.watch": () => watchConnections(grant(worker, "connection.watch")),
  "connections.probe": ({ organizationId }) =>
    probeEndpoints(grant(systemActor("worker", organizationId), "connection.probe")),
  "documents.clear": () => clearAllContent(grant(worker, "document.clear")),
  "consults.send-planned": () => sendPlannedMessages(grant(worker, "consult.send-due")),
  "consults.move-deadlines": ({ organizationId }) => {
    const access = grant(systemActor("worker", organizationId), "consult.move-deadlines");
    return moveAllDeadlines(access, async (tx) => (await loadOpeningHours(tx, access, new Date())).times);
  },
  "mail.send": sendMail,
  "measurements.tell": ({ organizationId, receiverId }) =>
    notifyReceiver(grant(systemActor("worker", organizationId), "measurement.assess"), receiverId),
  "measurements.judge-again": ({ organizationId }) =>
    reassess(grant(systemActor("worker", organizationId), "measurement.assess")),
  "measurements.judge-patient": ({ organizationId, patientId }) =>
    assessMeasurements(grant(systemActor("worker", organizationId), "measurement.assess"), patientId, new Date()),
  "measurements.pass-on": () => passOnAlarms(grant(worker, "measurement.watch")),
  "measurements.watch": async () => {
    await watchSilence(grant(worker, "measurement.watch"));
    await remindMeasuring(grant(worker, "measurement.watch"));
  },
  "questionnaires.remind": () => remindPatients(grant(worker, "questionnaire.remind")),
  "register.fetch": () => fetchRegister(),
  "reviews.assess": ({ organizationId }) =>
    assessPatients(grant(systemActor("worker", organizationId), "review.assess")),
  "reviews.forget-drafts": () => forgetReviewDrafts(grant(worker, "review.assess")),
  "consults.forget-drafts": () => forgetDrafts(grant(worker, "consult.forget-drafts")),
  "people.forget": () => forgetEnded(grant(worker, "person.forget")),
  "people.expire-sessions": () => expireSessions(grant(worker, "session.expire")),
  "connections.probe-all": () => probeEveryHost(grant(worker, "connection.watch")),
  "throttle.forget": forgetThrottles,
};

/** Without a URL, lists are imported by hand. */
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
