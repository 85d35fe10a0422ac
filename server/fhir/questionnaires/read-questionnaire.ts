import type { FhirVersion } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { type ReadRequest, type Reply, refuse } from "#server/fhir/interaction.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { serveQuestionnaire } from "#server/questionnaires/sending/serve-questionnaire.ts";
import type { ServedQuestionnaire } from "#server/questionnaires/sending/serving-contract.ts";
import { questionnaireResource } from "./questionnaire-resource.ts";
import { uuidOf } from "./read-tasks.ts";

/**
 * `GET Questionnaire/[id]`: as imported when that was in the requested release, otherwise built from our own model. Only for a
 * patient it was sent to; the first read marks the task as opened.
 */
export async function readQuestionnaireOf(request: ReadRequest): Promise<Reply> {
  const questionnaireId = uuidOf(request.id);
  if (questionnaireId === null) return refuse(404, { code: "not-found", diagnostics: "No such Questionnaire" });
  const access = grant(request.sender.actor, "questionnaire.serve");
  const list = await serveQuestionnaire(access, { questionnaireId }, request.now);
  const original = originalOf(list, request.version);
  return { status: 200, resource: original ?? questionnaireResource(list, request.version) };
}

/** A narrative with active content is left out. */
const active = /<script|javascript:|\son[a-z]+\s*=/i;

/** The file as published, with the id that it has here. */
function originalOf(list: ServedQuestionnaire, version: FhirVersion): Resource | null {
  const { original } = list;
  if (original === null || original.fhirVersion !== version) return null;
  const read = readBody(original.body, { format: original.format, version });
  if (!read.ok) return null;
  const { resourceType, id: _, text, ...rest } = read.value.resource;
  const isActive = active.test(JSON.stringify(text ?? ""));
  const narrative: JsonObject = text === undefined || isActive ? {} : { text };
  const meta = questionnaireResource(list, version).meta ?? {};
  return {
    resourceType,
    id: list.questionnaireId,
    ...(rest.meta === undefined ? { meta } : {}),
    ...narrative,
    ...rest,
  };
}
