import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { completedTask, inventAnswers, questionnaireOf } from "#server/cli/pgo-answers.ts";
import { isObject } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { untilDecidable } from "#tests/support/awake.ts";
import { expect, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

const patient = { familyName: "Vermeulen", fullName: "Ineke Vermeulen" };

/** Chooses a questionnaire and a patient and sends it, as a nurse does with only the keyboard. */
async function send(page: Page): Promise<void> {
  await page.goto("/questionnaires/send");
  await page.getByRole("button", { name: /Vragenlijst/ }).focus();
  await expect(async () => {
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "PHQ-9, klachten van somberheid" }).waitFor({ timeout: 2_000 });
  }).toPass();
  await page.getByRole("option", { name: "PHQ-9, klachten van somberheid" }).click();
  const find = page.getByRole("combobox", { name: "Patiënt toevoegen" });
  await find.focus();
  await page.keyboard.type(patient.familyName.toLowerCase());
  await page.getByRole("option", { name: new RegExp(patient.fullName) }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: patient.fullName })).toBeVisible();
  await page.getByRole("textbox", { name: /Bericht voor de patiënt/ }).fill("Wilt u dit invullen voor uw afspraak?");
  const submit = page.getByRole("button", { name: "Verstuur aan 1 patiënt" });
  await submit.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Verstuurd aan 1 patiënt.")).toBeVisible();
  await expect(page).toHaveURL("/questionnaires");
}

/** Fetches the open task and its questions, and answers every question with the second option. */
async function answerAsPatient(): Promise<void> {
  const pgo = await openPgoOf(patient.familyName);
  const found = await pgo.get("Task?code=http://loinc.org|74468-0&status=requested");
  const entries = Array.isArray(found.entry) ? found.entry.filter(isObject) : [];
  const tasks = entries.flatMap(({ resource }) => (isObject(resource) ? [asResource(resource)] : []));
  const task = tasks.find((one) => JSON.stringify(one.input).includes("PHQ-9"));
  if (!task) throw new Error("no task");
  const questionnaire = await pgo.get(questionnaireOf(task) ?? "");
  const answersUrl = `urn:uuid:${randomUUID()}`;
  const answers = inventAnswers(questionnaire, task, 1, "stu3");
  await pgo.post({
    resourceType: "Bundle",
    type: "transaction",
    entry: [
      { resource: completedTask(task, answersUrl), request: { method: "PUT", url: `Task/${task.id}` } },
      { fullUrl: answersUrl, resource: answers, request: { method: "POST", url: "QuestionnaireResponse" } },
    ],
  });
}

/** Guarantee: an entry of a bundle of our own FHIR server holds a resource. */
const asResource = (value: object) => value as Resource;

test("PHQ-9: sent by the nurse, fetched and answered by a PGO, the ninth item on top", async ({
  page,
  stored,
  complaints,
}) => {
  await signInAs(page, "Fatima El Amrani");
  await send(page);
  const row = page.getByRole("row").filter({ hasText: patient.fullName }).filter({ hasText: "PHQ-9" }).first();
  await expect(row).toContainText("Verstuurd");
  const [sent] = await stored`select task_id from questionnaire_task order by task_id desc limit 1`;
  await answerAsPatient();
  // The list updates by itself, without a reload.
  await expect(row).toContainText("Beantwoord");
  await expect(row).toContainText("9, licht");
  const [task] = await stored`select state, response_id from questionnaire_task where task_id = ${sent?.task_id}`;
  expect(task?.state).toBe("completed");
  await row.getByRole("link", { name: "Antwoorden lezen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(patient.fullName);
  const first = page.getByRole("region", { name: "Eerst lezen" });
  await expect(first).toContainText("beter dood");
  await expect(first).toContainText("Meerdere dagen");
  await expect(page.getByRole("region", { name: "Score" })).toContainText("9 van 27");
  await expectAccessible(page);
  const [opened] =
    await stored`select 1 from audit_event where event = 'patient.opened' and basis = 'questionnaire.read'`;
  expect(opened).toBeDefined();
  // It joins the same round, item 9 on top there too: she will call.
  const item = async () => {
    const [row] = await stored`select i.kind, i.patient_id, r.conclusion from review_item i
      left join review r on r.organization_id = i.organization_id and r.review_id = i.review_id
      where i.item_id = ${task?.response_id}`;
    return row;
  };
  expect(await item()).toMatchObject({ kind: "questionnaire-response", conclusion: null });
  await page.goto(`/round/${(await item())?.patient_id}`);
  await expect(page.getByRole("region", { name: "Eerst lezen" })).toContainText("Meerdere dagen");
  // "In order" is asked about, and refused without an action or a reason: nothing is stored.
  await page.getByRole("button", { name: /In orde/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Ja, in orde" }).click();
  await expect(page.getByText(/Een antwoord vraagt om actie/)).toBeVisible();
  expect(await item()).toMatchObject({ conclusion: null });
  // The browser logs the refusal.
  complaints.length = 0;
  await page.getByRole("heading", { level: 1 }).click();
  await untilDecidable(page);
  await page.keyboard.press("3");
  await expect(page.getByText(/: Bellen bewaard/)).toBeVisible({ timeout: 15_000 });
  expect(await item()).toMatchObject({ conclusion: "call" });
  // The call stands on Today, with what was tried, until somebody was spoken to.
  await page.goto("/today");
  const call = page
    .getByRole("region", { name: "Bellijst" })
    .getByRole("listitem")
    .filter({ hasText: patient.fullName });
  await call.getByRole("button", { name: "Geen gehoor" }).click();
  await expect(call).toContainText(/Geen gehoor, .*\(Fatima El Amrani\)/);
  await expectAccessible(page);
  await call.getByRole("button", { name: "Gesproken" }).click();
  await expect(call).toHaveCount(0);
});

test("the library shows licence and source of each questionnaire, and what was agreed @phone", async ({ page }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/questionnaires/library");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("vragenlijsten versturen");
  await expect(page.getByText("4DKL", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "PHQ-9, klachten van somberheid" }).click();
  await expect(page.getByRole("region", { name: "Over deze lijst" })).toContainText("Vrij te gebruiken");
  await page.getByRole("button", { name: /Afspraak/ }).click();
  const dialog = page.getByRole("dialog", { name: "Wat doet je praktijk hiermee?" });
  await dialog.getByRole("textbox").fill("Fatima belt dezelfde dag.");
  await dialog.getByRole("button", { name: "Leg vast" }).click();
  const agreed = page.getByRole("region", { name: "Wat je praktijk afspreekt" });
  await expect(agreed).toContainText("Fatima belt dezelfde dag.");
  await expect(agreed).toContainText("Afgesproken door Fatima El Amrani");
  await expectAccessible(page);
});

test("somebody else's questionnaire is refused with reasons, or imported with a licence", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/questionnaires/library/import");
  const list = (...item: object[]) => ({
    ...{ resourceType: "Questionnaire", url: `https://lijst.example/${randomUUID()}`, version: "1", status: "active" },
    ...{ title: "Hoe slaapt u?", item },
  });
  const choose = async (content: object) => {
    const buffer = Buffer.from(JSON.stringify(content));
    await expect(async () => {
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser", { timeout: 2_000 }),
        page.getByRole("button", { name: /bestand/ }).click(),
      ]);
      await chooser.setFiles({ name: "lijst.json", mimeType: "application/json", buffer });
    }).toPass();
  };
  await choose(list({ linkId: "1", type: "attachment", text: "Stuur een foto" }));
  await expect(page.getByText("Deze lijst kan niet worden toegevoegd")).toBeVisible();
  await expect(page.getByRole("button", { name: "Voeg toe" })).toHaveCount(0);
  await expectAccessible(page);
  await choose(list({ linkId: "1", type: "boolean", text: "Slaapt u goed?" }));
  await expect(page.getByText("Balie kan alles in deze lijst tonen.")).toBeVisible();
  // A formula is tried in the thread that the built product starts.
  const formula = { language: "text/fhirpath", expression: "%resource.item.where(linkId = '1').answer.value * 2" };
  const calculated = {
    url: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
    valueExpression: formula,
  };
  await choose(
    list(
      { linkId: "1", type: "integer", text: "Hoeveel uur slaapt u?" },
      { linkId: "2", type: "decimal", text: "Twee nachten", readOnly: true, extension: [calculated] },
    ),
  );
  await expect(page.getByText("De score wordt berekend met de formule in de lijst.")).toBeVisible();
  await page.getByRole("textbox", { name: "Wat mag er, en van wie?" }).fill("Toestemming van de maker, 3 maart");
  await page.getByRole("textbox", { name: "Bron" }).fill("De maker");
  await page.getByRole("button", { name: "Voeg toe" }).click();
  await expect(page).toHaveURL(/library\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hoe slaapt u?");
  await expect(page.getByText("Berekend met een formule die in de lijst zelf staat.")).toBeVisible();
  // It cannot be sent while its licence is unclear.
  await expect(page.getByRole("main").getByRole("link", { name: "Versturen" })).toHaveCount(0);
  await expectAccessible(page);
  const [kept] =
    await stored`select licence from questionnaire where title = 'Hoe slaapt u?' order by questionnaire_id desc limit 1`;
  expect(kept?.licence).toBe("unclear");
});
