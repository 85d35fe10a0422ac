import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { consults, type StoryConsult, type StoryFile } from "#db/seed/consults-linde.ts";
import { demoPeople } from "#db/seed/demo-people.ts";
import { demoTrustOf } from "#db/seed/gateways.ts";
import type { ConsultKind } from "#db/terms/consults.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { answerConsult, openTimesOf } from "#server/api/consult-follow-up.ts";
import { assignConsult } from "#server/consults/work/assign-consult.ts";
import { keepContent } from "#server/documents/content/keep-content.ts";
import { type ReceivedDocument, receiveDocuments } from "#server/documents/receiving/receive-documents.ts";
import { takeQuestion } from "#server/fhir/communications/take-question.ts";
import { recordDelivery } from "#server/gateways/record-delivery.ts";
import { drawAnkle, writeLetter } from "./demo-files.ts";
import { demoGateway, demoPersonIn } from "./demo-questionnaires.ts";

type Place = { organizationId: string; patientIdOf: (familyName: string) => string };

/** What the demo's patients asked and were answered, through the verbs of the FHIR server and of the practice. */
export async function loadDemoConsults(place: Place, now: Date): Promise<void> {
  for (const story of consults) await hold(place, story, now);
}

async function hold(
  { organizationId, patientIdOf }: Place,
  { familyName, kind = "e-consult", said, assignee }: StoryConsult,
  now: Date,
) {
  const patientId = patientIdOf(familyName);
  let sawLast: string | null = null;
  let consultId = "";
  for (const { by, hoursAgo, text, files = [], effect = "answers", closes = null } of said) {
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    if (by === "patient") {
      const taken = await ask(organizationId, patientId, {
        text,
        kind,
        repliesTo: sawLast,
        at,
        files: await keepFiles(organizationId, patientId, files, now),
      });
      sawLast = taken.messageId;
      consultId = taken.consultId;
    } else {
      const answering = grant(personOf(organizationId, by), "consult.answer");
      const answer = { consultId, patientId, body: text, effect, closes, sawLast };
      const sent: { messageId: string } = await answerConsult(answering, answer, at);
      sawLast = sent.messageId;
    }
  }
  if (assignee === undefined) return;
  const access = grant(personOf(organizationId, assignee), "consult.work");
  const personId = access.actor.kind === "person" ? access.actor.personId : null;
  await assignConsult(access, openTimesOf(access, now), { consultId, personId }, now);
}

type Asked = {
  text: string;
  kind: ConsultKind;
  repliesTo: string | null;
  at: Date;
  files: Omit<ReceivedDocument, "messageId">[];
};

async function ask(organizationId: string, patientId: string, { text, kind, repliesTo, at, files }: Asked) {
  const actor = demoGateway(organizationId, patientId, "ask-practice");
  const deliveryId = uuidv7({ msecs: at.getTime() });
  const body = Buffer.from(
    JSON.stringify({ resourceType: "Communication", status: "completed", payload: [{ contentString: text }] }),
  );
  const received = { identifier: null, statedAt: at, fhirVersion: "r4", format: "json", body } as const;
  const delivering = grant(actor, "delivery.receive");
  return change(delivering, async (tx, raw) => {
    const { messageId, lines } = await takeQuestion(actor, tx, { ...received, text, kind, repliesTo, at });
    const documents = files.map((file) => ({ ...file, messageId }));
    const delivered = {
      patientId,
      pgoName: actor.pgoName,
      documents,
      sources: [],
      fhirVersion: "r4",
      format: "json",
      at,
    } as const;
    const stored = await receiveDocuments(grant(actor, "document.receive"), tx, delivered);
    await recordDelivery(delivering, raw, {
      ...{ organizationId, deliveryId, patientId, requestId: uuidv7(), correlationId: null },
      trustId: demoTrustOf(organizationId).trustId,
      contentHash: createHash("sha256").update(deliveryId).digest(),
      kind: "consult-message",
      fhirVersion: "r4",
      format: "json",
      pgoName: actor.pgoName,
      newCount: 1,
      knownCount: 0,
      outcomes: [{ status: 201, id: messageId }],
      receivedAt: at,
    });
    const consultId = lines[0]?.object.id ?? "";
    return { result: { messageId, consultId }, event: [...lines, ...stored] };
  });
}

async function keepFiles(organizationId: string, patientId: string, files: readonly StoryFile[], now: Date) {
  const access = grant(demoGateway(organizationId, patientId, "ask-practice"), "document.receive");
  return Promise.all(
    files.map(async (file) => {
      const isPhoto = "ankle" in file;
      const bytes = isPhoto ? await drawAnkle(file.ankle, file.daylight) : await writeLetter(file.title, file.lines);
      const words = {
        ...{ title: file.title, note: "", recipientName: null },
        ...{
          typeName: isPhoto ? null : "brief",
          bodySite: isPhoto ? "enkel" : null,
          authorName: isPhoto ? null : file.author,
        },
      };
      const statedAt = new Date(now.getTime() - file.hoursAgo * 3_600_000);
      return { documentId: uuidv7(), ...words, statedAt, content: await keepContent(access, bytes) };
    }),
  );
}

function personOf(organizationId: string, name: string): PersonActor {
  const found = demoPeople.find(({ email }) => email.startsWith(`${name}@`));
  return demoPersonIn(organizationId, found?.personId ?? null);
}
