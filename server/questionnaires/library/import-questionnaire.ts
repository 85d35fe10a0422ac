import { v7 as uuidv7 } from "uuid";
import { questionnaire } from "#db/schema/questionnaires.ts";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { Terms } from "./contract.ts";
import { readQuestionnaireFile } from "./read-file.ts";

/** The file, parsed and as received. */
type ImportedFile = { value: unknown; release: FhirVersion; format: FhirFormat; body: Buffer };

/**
 * Imports a third-party questionnaire, together with the file itself, so that a PGO gets it as published.
 * @throws INVALID when something cannot be shown safely, CONFLICT when the library has this version already.
 */
export async function importQuestionnaire(
  access: Access<"questionnaire.import">,
  terms: Terms,
  file: ImportedFile,
): Promise<{ questionnaireId: string }> {
  const { definition, scoring, title, url, version, name } = await readQuestionnaireFile(file.value, file.release);
  const refused = definition.findings.filter((each) => each.severity === "refused");
  if (refused.length > 0) throw new DomainError("INVALID", "questionnaire.refused", { count: refused.length });
  const { licence, licenceText, source, language } = terms;
  const questionnaireId = uuidv7();
  return change(access, async (tx) => {
    const added = await tx
      .insert(questionnaire)
      .values({
        organizationId: access.organizationId,
        questionnaireId,
        ...{ url, version, name, title, definition, scoring },
        ...{ licence, licenceText, source, language },
        ...{ fhirVersion: file.release, format: file.format, body: file.body },
        addedBy: personActing(access).personId,
        addedAt: new Date(),
      })
      .onConflictDoNothing()
      .returning({ questionnaireId: questionnaire.questionnaireId });
    if (added.length === 0) throw new DomainError("CONFLICT", "questionnaire.version-known");
    return {
      result: { questionnaireId },
      event: {
        event: "questionnaire.imported",
        object: { type: "questionnaire", id: questionnaireId },
        detail: { url, version, licence, findings: definition.findings.length },
      },
    };
  });
}
