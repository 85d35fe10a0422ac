import type { FhirVersion } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import { type Call, type Reply, refuse } from "#server/fhir/call.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import type { Resource } from "#server/fhir/sender.ts";
import { serveQuestionnaire } from "#server/questionnaires/serve-questionnaire.ts";
import type { ServedQuestionnaire } from "#server/questionnaires/serving-contract.ts";
import { questionnaireResource } from "./questionnaire-resource.ts";
import { uuidOf } from "./read-tasks.ts";

/**
 * `GET Questionnaire/[id]`: as it was imported when that is the release that is asked for, otherwise made of what we know of it. Only
 * for a patient it was sent to; the first time makes his task opened.
 */
export async function readQuestionnaireOf(call: Call): Promise<Reply> {
  const questionnaireId = uuidOf(call.id);
  if (questionnaireId === null) return refuse(404, { code: "not-found", diagnostics: "No such Questionnaire" });
  const access = grant(call.sender.actor, "questionnaire.serve");
  const list = await serveQuestionnaire(access, { questionnaireId }, call.now);
  const original = originalOf(list, call.version);
  return { status: 200, resource: original ?? questionnaireResource(list, call.version) };
}

/** Scripts in a narrative are nobody's business: a narrative with one is left out. */
const active = /<script|javascript:|\son[a-z]+\s*=/i;

/** The file as its maker published it, under the id that it has here. */
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
