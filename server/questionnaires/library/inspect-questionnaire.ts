import { and, eq } from "drizzle-orm";
import { questionnaire } from "#db/schema/questionnaires.ts";
import type { FhirVersion } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { Inspection } from "./contract.ts";
import { readQuestionnaireFile } from "./read-file.ts";

/** The contents of a file and what Balie does not support; nothing is stored. `value`: the parsed file. */
export async function inspectQuestionnaire(
  access: Access<"questionnaire.import">,
  { value, release }: { value: unknown; release: FhirVersion },
): Promise<Inspection> {
  const { definition, scoring, title, url, version, language } = await readQuestionnaireFile(value, release);
  const { findings, items, publisher, copyright } = definition;
  return look(access, async (tx) => {
    const known = await tx
      .select({ questionnaireId: questionnaire.questionnaireId })
      .from(questionnaire)
      .where(
        and(
          eq(questionnaire.organizationId, access.organizationId),
          eq(questionnaire.url, url),
          eq(questionnaire.version, version),
        ),
      );
    const isKnown = known.length > 0;
    const canImport = !isKnown && !findings.some((each) => each.severity === "refused");
    return {
      release,
      title,
      url,
      version,
      language,
      publisher,
      copyright,
      items,
      findings,
      scoring,
      canImport,
      isKnown,
    };
  });
}
