import { type TaskState, taskStates } from "#db/terms/questionnaires.ts";
import { readEffective } from "#server/fhir/codec/effective.ts";
import { issue, type Judged, refused } from "#server/fhir/delivery/judge-each.ts";
import type { WriteContext, WriteEntry } from "#server/fhir/delivery/writer.ts";
import { isObject, type Json } from "#server/fhir/format/json.ts";
import { bsnIssue, placeOfBsn } from "#server/fhir/masked-person.ts";
import type { FhirIssue } from "#server/fhir/outcome.ts";
import { entryOf } from "#server/fhir/references.ts";
import { isOwnId } from "#server/fhir/sender.ts";
import { structureIssue } from "./answer-structure.ts";
import { uuidOf } from "./read-tasks.ts";

/** The change of a task that a PGO asks for. `answeredBy`: the entry with the answers; `answerId`: answers that were delivered before. */
export type JudgedTask = {
  taskId: string;
  to: TaskState;
  reason: string | null;
  answeredBy: WriteEntry | null;
  answerId: string | null;
};

/** Judges a Task as it was sent. Only its status, reason and output are used; everything else of a task is ours. */
export function judgeTask(entry: WriteEntry, context: WriteContext): Judged<JudgedTask> {
  const { resource, place, id } = entry;
  const bsnPlace = placeOfBsn(resource, place);
  if (bsnPlace) return refused(422, bsnIssue(bsnPlace));
  const taskId = uuidOf(id);
  if (taskId === null) return refused(404, issue("not-found", "No such Task for this patient", place));
  if (resource.id !== undefined && (typeof resource.id !== "string" || uuidOf(resource.id) !== taskId)) {
    return refused(400, issue("invalid", "The id differs from that of the address", `${place}.id`));
  }
  const to = taskStates.find((state) => state === resource.status);
  if (resource.status === undefined) return refused(422, issue("required", "A Task has a status", `${place}.status`));
  if (to === undefined || to === "expired" || to === "requested" || to === "cancelled") {
    const diagnostics = "A PGO says received, accepted, rejected, failed or completed";
    return refused(422, issue("business-rule", diagnostics, `${place}.status`));
  }
  if (isOther(resource.owner, context)) return refused(403, foreign(`${place}.owner.reference`));
  const reason = isObject(resource.statusReason) ? resource.statusReason.text : undefined;
  const judged = { taskId, to, reason: typeof reason === "string" ? reason : null, answeredBy: null, answerId: null };
  if (to !== "completed") return { ok: true, value: judged };
  return judgeAnswered(judged, entry, context);
}

/** `completed` means that there are answers: in the same transaction, or delivered before (Vragenlijsten 2.0, scenario 1.4). */
function judgeAnswered(judged: JudgedTask, { resource, place }: WriteEntry, context: WriteContext): Judged<JudgedTask> {
  const output = Array.isArray(resource.output) ? resource.output : [];
  const references = output.flatMap((each) => (isObject(each) ? (referenceIn(each.valueReference) ?? []) : []));
  for (const reference of references) {
    const answeredBy = entryOf(reference, context);
    const isAnswer = answeredBy?.path === "QuestionnaireResponse" && context.isTransaction;
    if (isAnswer) return { ok: true, value: { ...judged, answeredBy } };
    const answerId = uuidOf(/(?:^|\/)QuestionnaireResponse\/([^/]+)$/.exec(reference)?.[1] ?? null);
    if (answeredBy === null && answerId !== null) return { ok: true, value: { ...judged, answerId } };
  }
  const diagnostics = "completed needs the QuestionnaireResponse: as output, in the same transaction";
  return refused(422, issue("business-rule", diagnostics, `${place}.output`));
}

/** What must be valid in a QuestionnaireResponse for it to be stored. */
export type JudgedResponse = { questionnaireReference: string; authoredAt: Date; notes: FhirIssue[] };

export function judgeResponse(
  entry: WriteEntry,
  context: WriteContext,
  task: WriteEntry | null,
): Judged<JudgedResponse> {
  const { resource, place } = entry;
  const bsnPlace = placeOfBsn(resource, place);
  if (bsnPlace) return refused(422, bsnIssue(bsnPlace));
  if (resource.status !== "completed" && resource.status !== "amended") {
    const diagnostics = "Only answers that are completed are taken";
    return refused(
      422,
      issue(resource.status === undefined ? "required" : "business-rule", diagnostics, `${place}.status`),
    );
  }
  const reference =
    typeof resource.questionnaire === "string" ? resource.questionnaire : referenceIn(resource.questionnaire);
  if (!reference) return refused(422, issue("required", "Which Questionnaire was answered", `${place}.questionnaire`));
  const owner = task?.resource.owner;
  if (!isSamePatient(resource.subject, owner) && isForeign(resource.subject, context)) {
    return refused(403, foreign(`${place}.subject.reference`));
  }
  // Somebody may answer for the patient or with them: a representative, a helper, a practitioner. Not another patient.
  for (const element of ["author", "source"]) {
    const by = resource[element];
    const isAnotherPatient = patientIdIn(by) !== null && !isSamePatient(by, owner) && isForeign(by, context);
    if (isAnotherPatient) return refused(403, foreign(`${place}.${element}.reference`));
  }
  const unreadable = structureIssue(resource, place);
  if (unreadable) return refused(422, unreadable);
  const authored = judgeAuthored(entry, context);
  return authored.ok ? { ok: true, value: { questionnaireReference: reference, ...authored.value } } : authored;
}

/** When it was answered; the moment of receipt when that lies ahead (a clock that is fast, or a day without a time, which stands for noon). */
function judgeAuthored(
  { resource, place }: WriteEntry,
  { now }: WriteContext,
): Judged<Pick<JudgedResponse, "authoredAt" | "notes">> {
  const { authored } = resource;
  if (authored === undefined) return { ok: true, value: { authoredAt: now, notes: [] } };
  const expression = `${place}.authored`;
  const read = typeof authored === "string" ? readEffective(authored) : null;
  if (!read) return refused(422, issue("value", "Not a moment", expression));
  if (read.at.getTime() < authoredMin) return refused(422, issue("value", "Answered before 1900", expression));
  const aheadMs = read.at.getTime() - now.getTime();
  if (aheadMs > aheadMsMax) return refused(422, issue("value", "Answered more than a day in the future", expression));
  const isReported = aheadMs > clockMinutes * 60_000 && read.hasTime;
  const ahead = issue("informational", "Answered in the future: the moment of receipt is taken", expression);
  const notes = isReported ? [{ ...ahead, severity: "information" as const }] : [];
  const isAhead = isReported || (aheadMs > 0 && !read.hasTime);
  return { ok: true, value: { authoredAt: isAhead ? now : read.at, notes } };
}

/** Earlier is a typing error, or a device that lost its clock. */
const authoredMin = Date.UTC(1900, 0, 1);
const aheadMsMax = 24 * 3_600_000;
/** A difference between clocks that is not reported. */
const clockMinutes = 10;

/** Whether this is the id of another patient than the one of the token. */
function isOther(reference: Json | undefined, { sender }: WriteContext): boolean {
  const id = uuidOf(patientIdIn(reference));
  return id !== null && !isOwnId(id, sender.patient);
}

/** Whether this resolves to anything but the patient of the token; also for a Patient that neither we nor this bundle know. */
function isForeign(reference: Json | undefined, context: WriteContext): boolean {
  const said = referenceIn(reference);
  if (said === null || said.startsWith("#")) return false;
  const target = entryOf(said, context);
  if (target) return target.resource.resourceType !== "Patient";
  return !isOwnId(uuidOf(patientIdIn(reference)), context.sender.patient);
}

/**
 * Whether a reference equals the owner of the task in the same bundle. The task was found by its id for this patient, so whatever its
 * sender calls the owner is this patient, unless it is the id of another patient of ours.
 */
function isSamePatient(reference: Json | undefined, owner: Json | undefined): boolean {
  const [one, other] = [patientIdIn(reference), patientIdIn(owner)];
  return one !== null && one === other && uuidOf(one) === null;
}

function patientIdIn(reference: Json | undefined): string | null {
  return /(?:^|\/)Patient\/([^/]+)$/.exec(referenceIn(reference) ?? "")?.[1] ?? null;
}

function referenceIn(value: Json | undefined): string | null {
  return isObject(value) && typeof value.reference === "string" ? value.reference : null;
}

function foreign(expression: string): FhirIssue {
  return issue("security", "This is about somebody else than the patient of the token", expression);
}
