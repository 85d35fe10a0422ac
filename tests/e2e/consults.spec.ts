import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { correctionBundle } from "#server/cli/pgo-correction.ts";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { mutate } from "#tests/support/hard-to-reach-screens.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** A step makes a round trip to the server before the next consult is shown. */
const expect = expectAtOnce.configure({ timeout: 20_000 });

/** Longer than what a key that decides something asks for (components/layout/single-keys.ts). */
const quietMs = 400;

/** The open consult of a patient of De Linde, by family name. */
async function consultOf(stored: Sql, familyName: string) {
  const [found] = await stored<{ consultId: string; patientId: string; turn: string; lastSaidId: string | null }[]>`
    select c.consult_id as "consultId", c.patient_id as "patientId", c.turn, c.last_said_id as "lastSaidId" from consult c
    join patient p using (organization_id, patient_id) join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = ${familyName} order by c.opened_at desc limit 1`;
  if (!found) throw new Error(`${familyName} asked nothing`);
  return found;
}

const rowsOf = (page: Page) => page.locator("main ol a[data-walk]");
const headOf = (page: Page) => page.getByRole("heading", { level: 1 });
const fieldOf = (page: Page) => page.getByLabel("Antwoord aan de patiënt");

/** Opens the inbox in this view, and the consult of this patient from its list. */
async function openConsult(page: Page, familyName: string, view = "") {
  await page.goto(`/consults${view}`);
  await untilAwake(page);
  await page.getByRole("link", { name: new RegExp(familyName) }).click();
  await expect(headOf(page)).toContainText(familyName);
  await expect(fieldOf(page)).toBeVisible();
}

test("a nurse takes a question, answers it with keys only, and is at the next one", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/consults");
  await expect(headOf(page)).toContainText(/\d+ vragen? wacht/);
  await untilAwake(page);
  await page.keyboard.press("j");
  await expect(rowsOf(page).first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(fieldOf(page)).toBeVisible();
  const place = page.getByRole("navigation", { name: "Stappen door de lijst" });
  await expect(place).toContainText(/^1 van/);
  const title = await headOf(page).innerText();
  const consultId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.waitForTimeout(quietMs);
  await page.keyboard.press("a");
  await expect(page.getByText("Van jou", { exact: true })).toBeVisible();
  await page.keyboard.press("r");
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.type("Beste, we kijken ernaar en bellen u morgen.");
  await expect(page.getByRole("region", { name: "Zo ziet uw patiënt het" })).toContainText("bellen u morgen");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^Verstuurd aan /)).toBeVisible();
  await expect(headOf(page)).not.toContainText(title);
  await expect(place).toContainText(/^2 van/);
  const [sent] = await stored`select c.turn, m.body from consult c
    join message m on m.organization_id = c.organization_id and m.message_id = c.last_said_id
    where c.consult_id = ${consultId}`;
  expect(sent).toEqual({ turn: "patient", body: "Beste, we kijken ernaar en bellen u morgen." });
  await page.keyboard.press("u");
  await expect(page).toHaveURL("/consults");
  await page.getByRole("link", { name: /^Wacht op patiënt/ }).click();
  await expect(page.getByRole("link", { name: new RegExp(title.split(",")[0] ?? "") })).toBeVisible();
});

test("what a nurse typed stays through a look at the list @phone", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  const { consultId, patientId } = await consultOf(stored, "Willemsen");
  await page.goto(`/consults/${patientId}/${consultId}`);
  await expect(fieldOf(page)).toBeVisible();
  await untilAwake(page);
  await expectWithinEdges(page);
  await expectAccessible(page);
  await fieldOf(page).fill("Stop er niet zelf mee");
  await expect(page.getByText(/^Concept van vandaag \d\d:\d\d bewaard$/)).toBeVisible();
  await page.getByRole("link", { name: "Terug naar de e-consulten" }).click();
  await expect(page).toHaveURL("/consults");
  await expect(headOf(page)).toContainText(/wacht/);
  await page.goBack();
  await expect(headOf(page)).toContainText("Willemsen");
  await expect(fieldOf(page)).toHaveValue("Stop er niet zelf mee");
});

test("nobody answers past what was said in the meantime, and the text is kept", async ({
  page,
  stored,
  complaints,
}) => {
  await signInAs(page, "Fatima El Amrani");
  const { consultId, patientId, lastSaidId } = await consultOf(stored, "Okonkwo");
  // No news comes in, as on a connection that was lost for a moment: only the server knows.
  await page.route("**/api/events", (route) => route.fulfill({ contentType: "text/event-stream", body: "" }));
  await openConsult(page, "Okonkwo");
  await untilAwake(page);
  await fieldOf(page).fill("Neem de tablet vanavond niet.");
  const words = { body: "Ik bel u vanmiddag even.", effect: "asks-back", closes: null, sawLast: lastSaidId };
  await mutate(page, "consults.answer", { consultId, patientId, ...words });
  await page.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(page.getByText("Niet verstuurd", { exact: true })).toBeVisible();
  // The browser logs the refusal.
  expect(complaints.splice(0)).toEqual([expect.stringContaining("409 (Conflict)")]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Toon wat erbij kwam" }).click();
  await expect(page.getByText("Ik bel u vanmiddag even.")).toBeVisible();
  await expect(fieldOf(page)).toHaveValue("Neem de tablet vanavond niet.");
  await page.getByRole("button", { name: "Verstuur en sluit", exact: true }).click();
  await expect(page.getByText(/^Verstuurd aan .*Gesloten: Beantwoord/)).toBeVisible();
  const [closed] = await stored`select close_reason from consult where consult_id = ${consultId}`;
  expect(closed).toEqual({ close_reason: "answered" });
});

test("what comes in while a nurse writes is shown, and read before anything is sent", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await openConsult(page, "Haddad");
  await untilAwake(page);
  await fieldOf(page).fill("Uw metingen zien we.");
  const { consultId, patientId, lastSaidId } = await consultOf(stored, "Haddad");
  const words = { body: "We zoeken het uit.", effect: "asks-back", closes: null, sawLast: lastSaidId };
  await mutate(page, "consults.answer", { consultId, patientId, ...words });
  await expect(page.getByText("Er kwam iets bij terwijl je schreef")).toBeVisible();
  await expect(page.getByText("We zoeken het uit.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Verstuur", exact: true })).toBeDisabled();
  await page.getByRole("button", { name: "Ik heb het gelezen" }).click();
  await expect(fieldOf(page)).toHaveValue("Uw metingen zien we.");
  await page.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(page.getByText(/^Verstuurd aan /)).toBeVisible();
});

test("a GP closes a question without a message, and opens it again", async ({ page, stored }) => {
  await signInAs(page, "Marieke Vos");
  const { consultId, patientId } = await consultOf(stored, "Willemsen");
  await page.goto(`/consults/${patientId}/${consultId}`);
  await expect(headOf(page)).toContainText("Willemsen");
  await untilAwake(page);
  await page.getByRole("button", { name: "Sluit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByText("Telefonisch afgehandeld").click();
  await dialog.getByRole("button", { name: "Sluit", exact: true }).last().click();
  await expect(page.getByText(/Telefonisch afgehandeld, gesloten door Marieke Vos/)).toBeVisible();
  await expect(fieldOf(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Heropen" }).click();
  await expect(page.getByText("Wij zijn aan zet")).toBeVisible();
  await expect(fieldOf(page)).toBeVisible();
});

test("a question that is put aside until the patient answers stands at Later", async ({ page, stored }) => {
  await signInAs(page, "Ria Hendriks");
  const { consultId, patientId } = await consultOf(stored, "Jansen");
  await page.goto(`/consults/${patientId}/${consultId}`);
  await untilAwake(page);
  await page.getByRole("button", { name: "Leg opzij" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Tot de patiënt antwoordt").click();
  await dialog.getByRole("button", { name: "Leg opzij" }).click();
  await expect(page.getByText("Opzij gelegd tot de patiënt antwoordt").first()).toBeVisible();
  await page.goto("/consults?view=later");
  await expect(page.getByRole("link", { name: /Jansen/ })).toBeVisible();
});

test("a question comes in from a PGO, is answered and closed, and the PGO fetches the answer", async ({ page }) => {
  const pgo = await openPgoOf("Bosman");
  const [question, answer] = ["Mag ik met deze pil sporten?", "Beste mevrouw Bosman, ja, dat mag."];
  await signInAs(page, "Ria Hendriks");
  await page.goto("/consults");
  await expect(headOf(page)).toContainText(/wacht/);
  await untilAwake(page);
  const asked = { resourceType: "Communication", status: "completed", payload: [{ contentString: question }] };
  await pgo.post({ ...asked, sent: new Date().toISOString() }, "ask-practice", "Communication");
  const row = page.getByRole("listitem").filter({ hasText: question }).getByRole("link");
  // The list does not move by itself, unless it was empty.
  const news = page.getByRole("button", { name: /Toon\.$/ });
  await expect(news.or(row)).toBeVisible();
  if (await news.isVisible()) await news.click();
  await row.click();
  await expect(page.getByText("Automatisch ontvangstbericht, geen antwoord")).toBeVisible();
  await untilAwake(page);
  const address = page.url();
  await fieldOf(page).fill(answer);
  await page.getByRole("button", { name: "Verstuur en sluit", exact: true }).click();
  await expect(page.getByText(/^Verstuurd aan .*Gesloten: Beantwoord/)).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("nog niet opgehaald").last()).toBeVisible();
  expect(JSON.stringify(await pgo.get("Communication", "ask-practice"))).toContain(answer);
  await page.reload();
  await expect(page.getByText(/^opgehaald/).last()).toBeVisible();
  await expect(page.getByText(/Beantwoord, gesloten door Ria Hendriks/)).toBeVisible();
});

test("a question that cannot wait stands first for everybody, with the reason, until somebody takes that back @phone", async ({
  page,
}) => {
  const pgo = await openPgoOf("Bosman");
  const question = `Mijn been is dik en warm, gemeten ${new Date().toISOString()}.`;
  const asked = { resourceType: "Communication", status: "completed", payload: [{ contentString: question }] };
  await pgo.post({ ...asked, sent: new Date().toISOString() }, "ask-practice", "Communication");
  await signInAs(page, "Ria Hendriks");
  await page.goto("/consults");
  await untilAwake(page);
  await page.getByRole("listitem").filter({ hasText: question }).getByRole("link").click();
  await expect(fieldOf(page)).toBeVisible();
  await untilAwake(page);
  await page.getByRole("button", { name: "Maak dringend" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Waarom")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("trombosebeen?");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Staat nu bovenaan als dringend")).toBeVisible();
  await expect(page.getByText(/door Ria Hendriks/)).toBeVisible();
  await page.goto("/consults");
  await expect(headOf(page)).toContainText(/dringend/);
  const first = page.locator("main ol > li").first();
  await expect(first).toContainText(question);
  await expect(first).toContainText("trombosebeen?");
  await expectAccessible(page);
  await expectWithinEdges(page);
  await untilAwake(page);
  await first.getByRole("link").click();
  await page.getByRole("button", { name: "Niet meer dringend" }).click();
  await expect(page.getByText("Staat weer op de gewone plaats")).toBeVisible();
  await expect(page.getByRole("button", { name: "Maak dringend" })).toBeVisible();
});

test("a patient asks for a correction, it is closed by a decision with a reason alone, and the PGO fetches that", async ({
  page,
}) => {
  const pgo = await openPgoOf("Bosman", "r4");
  await signInAs(page, "Ria Hendriks");
  const request = { topic: "Telefoonnummer", text: "Mijn nummer eindigt op 44, niet op 45." };
  const answered = await pgo.post(correctionBundle(request, new Date()), "ask-practice");
  expect(JSON.stringify(answered)).toMatch(/is ontvangen\. U krijgt uiterlijk .* een besluit/);
  await page.goto("/consults");
  const row = page.getByRole("listitem").filter({ hasText: "eindigt op 44" });
  await expect(row).toContainText("Verzoek: dossier corrigeren");
  await expect(row).toContainText(/Besluit uiterlijk \d+ \w+/);
  await untilAwake(page);
  await row.getByRole("link").click();
  await expect(headOf(page)).toContainText("Bosman");
  await expect(page.getByText(/^Besluit uiterlijk/)).toBeVisible();
  await untilAwake(page);
  // Neither the bar nor the acts offer another way, and the server has none.
  await expect(page.getByRole("button", { name: "Sluit", exact: true })).toHaveCount(0);
  await fieldOf(page).fill("We kijken het na.");
  await expect(page.getByRole("button", { name: /Verstuur en sluit/ })).toHaveCount(0);
  await fieldOf(page).fill("");
  const address = page.url();
  const consultId = new URL(address).pathname.split("/").at(-1) ?? "";
  const closing = mutate(page, "consults.close", { consultId, reason: "phone-call" });
  await expect(closing).rejects.toThrow("consults.close: 409");
  await page.getByRole("button", { name: "Besluit en sluit" }).click();
  const dialog = page.getByRole("dialog");
  const send = dialog.getByRole("button", { name: "Verstuur het besluit" });
  await send.click();
  await expect(dialog.getByText("Kies eerst wat je besluit.")).toBeVisible();
  await dialog.getByText("Nee, we corrigeren dit niet").click();
  await send.click();
  await expect(dialog.getByText("Schrijf eerst waarom, in een hele zin.")).toBeVisible();
  const reason = "Het nummer dat u noemt staat al in uw dossier.";
  await dialog.getByLabel("De reden").fill(reason);
  const preview = dialog.getByRole("region", { name: "Zo ziet uw patiënt het" });
  await expect(preview).toContainText("Autoriteit Persoonsgegevens");
  await expectAccessible(page);
  await send.click();
  await expect(page.getByText(/Niet gecorrigeerd, gesloten door Ria Hendriks/)).toBeVisible();
  const fetched = JSON.stringify(await pgo.get("Communication", "ask-practice"));
  expect(fetched).toContain(reason);
  expect(fetched).toContain("eigen verklaring");
  await page.goto(address);
  await expect(page.getByText(/^opgehaald/).last()).toBeVisible();
});

test("the practice writes first, a text that is not finished outlives its dialog, and a note stays inside", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Ria Hendriks");
  const { patientId } = await consultOf(stored, "Bosman");
  await page.goto(`/patients/${patientId}/messages`);
  await untilAwake(page);
  const begin = page.getByRole("button", { name: "Schrijf een bericht" });
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Bericht aan de patiënt" });
  await begin.click();
  await field.fill("Wilt u ons morgen bellen?");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await begin.click();
  await expect(field).toHaveValue("Wilt u ons morgen bellen?");
  await page.getByRole("dialog").getByRole("button", { name: "Verstuur" }).click();
  const thread = page.getByRole("region", { name: "Wat er gezegd is" });
  await expect(thread).toContainText("Wilt u ons morgen bellen?");
  await expect(headOf(page)).toContainText("Bosman");
  await page.getByRole("textbox", { name: "Notitie voor collega's" }).fill("Terugbellen na 16 uur");
  await page.getByRole("button", { name: "Bewaar de notitie" }).click();
  await expect(page.getByText("Terugbellen na 16 uur")).toBeVisible();
  await expect(thread).not.toContainText("Terugbellen");
  const said = await stored`select from message where body like '%Terugbellen na 16 uur%'`;
  expect(said).toHaveLength(0);
});
