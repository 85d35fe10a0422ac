import { describe, expect, it } from "vitest";
import { gad7 } from "#server/questionnaires/instruments/gad-7.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { agreeAction } from "#server/questionnaires/library/agree-action.ts";
import { getQuestionnaire } from "#server/questionnaires/library/get-questionnaire.ts";
import { importQuestionnaire } from "#server/questionnaires/library/import-questionnaire.ts";
import { inspectQuestionnaire } from "#server/questionnaires/library/inspect-questionnaire.ts";
import { listLibrary } from "#server/questionnaires/library/list-library.ts";
import { retireQuestionnaire } from "#server/questionnaires/library/retire-questionnaire.ts";
import { setTerms } from "#server/questionnaires/library/set-terms.ts";
import { practice } from "#tests/support/questionnaires.ts";
import { owner } from "#tests/support/world.ts";

describe("the library", () => {
  it("has the questionnaires that come with Balie before anybody used one, and a slot for 4DKL, which cannot be included", async () => {
    const { list } = await practice();
    const { rows, slots } = await listLibrary(list);
    expect(rows.map((row) => [row.title.split(",")[0], row.licence])).toEqual([
      ["PHQ-9", "free"],
      ["GAD-7", "free"],
      ["Kennismaken met onze praktijk", "own"],
      ["Dagboek bij uw metingen thuis", "own"],
    ]);
    expect(slots).toEqual(["4dkl"]);
  });

  it("imports somebody else's questionnaire with its file, and sends it only when its licence is known", async () => {
    const { importAccess, list, send, organizationId } = await practice();
    const value = {
      resourceType: "Questionnaire",
      ...{ url: "https://lijst.example/q", version: "3", title: "Eigen lijst", status: "active" },
      item: [{ linkId: "1", type: "boolean", text: "Gaat het goed?" }],
    };
    const body = Buffer.from(JSON.stringify(value));
    const file = { value, release: "r4" as const, format: "json" as const, body };
    expect(await inspectQuestionnaire(importAccess, file)).toMatchObject({ canImport: true, findings: [] });
    const terms = { licence: "unclear" as const, licenceText: "Nog te vragen", source: "De maker", language: "nl" };
    const { questionnaireId } = await importQuestionnaire(importAccess, terms, file);
    await expect(importQuestionnaire(importAccess, terms, file)).rejects.toMatchObject({
      reason: "questionnaire.version-known",
    });
    await expect(send({ questionnaireId })).rejects.toMatchObject({ reason: "questionnaire.licence-unclear" });
    await setTerms(importAccess, {
      questionnaireId,
      licence: "licensed",
      licenceText: "Toestemming van 1 maart",
      source: "De maker",
      language: "nl",
    });
    expect(await send({ questionnaireId })).toMatchObject({ sentCount: 1 });
    const [stored] =
      await owner`select body from questionnaire where organization_id = ${organizationId} and questionnaire_id = ${questionnaireId}`;
    expect(Buffer.compare(stored?.body, body)).toBe(0);
    expect((await listLibrary(list)).rows.at(-1)).toMatchObject({
      title: "Eigen lijst",
      origin: "imported",
      sentCount: 1,
    });
    expect((await listLibrary(list)).rows[0]).toMatchObject({ sentCount: 0 });
  });

  it("refuses a questionnaire with something that cannot be shown safely, and stores nothing", async () => {
    const { importAccess, organizationId } = await practice();
    const value = {
      resourceType: "Questionnaire",
      ...{ url: "https://lijst.example/q", version: "1", title: "Met foto", status: "active" },
      item: [{ linkId: "1", type: "attachment", text: "Stuur een foto" }],
    };
    const file = { value, release: "r4" as const, format: "json" as const, body: Buffer.from("{}") };
    expect((await inspectQuestionnaire(importAccess, file)).canImport).toBe(false);
    const terms = { licence: "own" as const, licenceText: "Eigen tekst", source: "Wij", language: "nl" };
    await expect(importQuestionnaire(importAccess, terms, file)).rejects.toMatchObject({
      reason: "questionnaire.refused",
    });
    expect(await owner`select 1 from questionnaire where organization_id = ${organizationId}`).toHaveLength(0);
  });

  it("serves others while it tries the formulas of a file, and refuses the file for the one that takes too long", async () => {
    const { importAccess, list } = await practice();
    const url = "http://hl7.org/fhir/StructureDefinition/questionnaire-calculatedExpression";
    const item = Array.from({ length: 50 }, (_, index) => ({
      ...{ linkId: `${index}`, type: "decimal", text: "Totaal" },
      extension: [{ url, valueString: `1${"+1".repeat(499)}` }],
    }));
    const value = { resourceType: "Questionnaire", title: "Zware lijst", status: "active", item };
    let isDone = false;
    const inspecting = inspectQuestionnaire(importAccess, { value, release: "stu3" }).finally(() => {
      isDone = true;
    });
    let served = 0;
    for (; !isDone; served++) await listLibrary(list);
    const { canImport, findings } = await inspecting;
    expect({
      canImport,
      codes: findings.flatMap(({ severity, code }) => (severity === "refused" ? [code] : [])),
    }).toEqual({ canImport: false, codes: ["expression-too-slow"] });
    // Without a thread one at most comes in between.
    expect(served).toBeGreaterThan(5);
  });

  it("does not send a retired questionnaire, which can be brought back", async () => {
    const { importAccess, send } = await practice();
    const { questionnaireId } = gad7;
    await retireQuestionnaire(importAccess, { questionnaireId, isRetired: true });
    await expect(send({ questionnaireId })).rejects.toMatchObject({ reason: "questionnaire.retired" });
    await retireQuestionnaire(importAccess, { questionnaireId, isRetired: false });
    expect(await send({ questionnaireId })).toMatchObject({ sentCount: 1 });
  });

  it("keeps what the practice agreed for a flagged item, with who and when; another practice has its own", async () => {
    const { importAccess, list } = await practice();
    const { questionnaireId } = phq9;
    const before = await getQuestionnaire(list, { questionnaireId });
    expect(before.actions).toMatchObject([{ linkId: "9", agreed: null }]);
    await agreeAction(importAccess, { questionnaireId, linkId: "9", text: "Nora belt dezelfde dag." });
    const after = await getQuestionnaire(list, { questionnaireId });
    expect(after.actions[0]?.agreed).toMatchObject({ text: "Nora belt dezelfde dag.", byName: "Nora Smit" });
    const elsewhere = await practice();
    expect((await getQuestionnaire(elsewhere.list, { questionnaireId })).actions[0]?.agreed).toBeNull();
  });
});
