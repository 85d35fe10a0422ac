import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "#db/seed/demo.ts";
import { demoPeople } from "#db/seed/demo-people.ts";
import { grant } from "#server/access/access.ts";
import { chooseDemoPerson } from "#server/api/demo.ts";
import { createCaller } from "#server/api/root.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { openMail } from "#server/mail/queue-mail.ts";
import { invitePerson } from "#server/people/invite-person.ts";
import { offerReset } from "#server/people/offer-reset.ts";
import { makeAccount } from "#tests/support/accounts.ts";
import { startSignInServer, TestBrowser } from "#tests/support/sign-in-server.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

// A Balie as it stands outside the demo: over https, with a mail server, and nobody to choose from.

const nobody = { client: { address: "192.0.2.7", agent: "test" }, session: null };
let balie: { url: string; stop: () => Promise<void> };

beforeAll(async () => {
  Object.assign(process.env, {
    BALIE_URL: "https://balie.example",
    NEXTAUTH_URL: "https://balie.example",
    BALIE_DEMO: "off",
    SMTP_URL: "smtp://127.0.0.1:1",
  });
  balie = await startSignInServer();
});
afterAll(async () => {
  await closeQueue();
  await balie.stop();
});

it("over https the cookie belongs to this very host and never travels without encryption", async () => {
  const ria = await makeAccount([await makeOrganization()], ["practice-assistant"]);
  const browser = new TestBrowser(balie.url);
  expect(await browser.prove("password", { email: ria.email, password: ria.password })).toBeNull();
  const line = browser.seen.find((cookie) => cookie.startsWith("__Host-balie.session="));
  expect(line).toMatch(/; ?Secure/i);
  expect(line).toMatch(/; ?HttpOnly/i);
  expect(line).toMatch(/; ?Path=\//i);
  expect(line).not.toMatch(/Domain=/i);
  expect((await browser.session())?.actor.personId).toBe(ria.personId);
});

it("outside the demo nobody can be chosen, also when the invented people are in the database", async () => {
  await seedDemo(process.env.DATABASE_URL ?? "");
  for (const person of demoPeople) {
    await expect(chooseDemoPerson(nobody, { personId: person.personId })).rejects.toThrow("NOT_FOUND");
  }
  await expect(createCaller(nobody).people.listDemo()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("an invitation is mailed in both languages, and waits in the queue exactly when it exists", async () => {
  const karin = await makePerson(await makeOrganization("practice", { name: "De Linde" }), ["administrator"]);
  const email = "ilse@voorbeeld.test";
  const invite = () => invitePerson(grant(karin, "person.invite"), { name: "Ilse", email, roles: ["practice-nurse"] });
  const { link, isMailed } = await invite();
  expect(isMailed).toBe(true);
  const jobs = await owner<{ data: { sealed: string } }[]>`select data from queue.job where name = 'mail.send'`;
  const [mail] = jobs.map(({ data }) => openMail(data));
  expect(mail).toMatchObject({ to: email, subject: "Uitnodiging voor Balie" });
  expect(mail?.text).toContain("De Linde nodigt je uit");
  expect(mail?.text).toContain("De Linde invites you");
  expect(mail?.text.split(link ?? "?")).toHaveLength(3);
});

it("for somebody who also works elsewhere the link goes by mail only", async () => {
  const [here, elsewhere] = [await makeOrganization(), await makeOrganization()];
  const karin = await makePerson(here, ["administrator"]);
  const job = await makeAccount([here, elsewhere], ["general-practitioner"]);
  const handed = await offerReset(grant(karin, "person.reset-second-factor"), { personId: job.personId });
  expect(handed).toMatchObject({ link: null, isMailed: true });
});
