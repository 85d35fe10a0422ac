import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "#db/seed/demo.ts";
import { demoPeople } from "#db/seed/demo-people.ts";
import { grant } from "#server/access/access.ts";
import { chooseDemoPerson } from "#server/api/demo.ts";
import { createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { openMail } from "#server/mail/queue-mail.ts";
import { renewRecoveryCodes } from "#server/people/second-factor/renew-recovery-codes.ts";
import { invitePerson } from "#server/people/staff/invite-person.ts";
import { offerReset } from "#server/people/staff/offer-reset.ts";
import { makeAccount } from "#tests/support/accounts.ts";
import { startSignInServer, TestBrowser } from "#tests/support/sign-in-server.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

// Balie outside the demo: over HTTPS, with a mail server, and without a choice of demo people.

const nobody = beginContext({ address: "192.0.2.7", agent: "test" }, null);
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

it("over HTTPS the cookie belongs to this very host and is never sent unencrypted", async () => {
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

it("outside the demo nobody can be chosen, also when the demo people are in the database", async () => {
  await seedDemo(process.env.DATABASE_URL ?? "");
  for (const person of demoPeople) {
    await expect(chooseDemoPerson(nobody, { personId: person.personId })).rejects.toThrow("NOT_FOUND");
  }
  await expect(createCaller(nobody).people.listDemo()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("an invitation is e-mailed in both languages, and is queued exactly when it exists", async () => {
  const karin = await makePerson(await makeOrganization("practice", { name: "De Linde" }), ["administrator"]);
  const email = "ilse@voorbeeld.test";
  const invite = () => invitePerson(grant(karin, "person.invite"), { name: "Ilse", email, roles: ["practice-nurse"] });
  expect(await invite()).toMatchObject({ link: null, isMailed: true });
  const jobs = await owner<{ data: { sealed: string } }[]>`select data from queue.job where name = 'mail.send'`;
  const [mail] = jobs.map(({ data }) => openMail(data));
  expect(mail).toMatchObject({ to: email, subject: "Uitnodiging voor Balie" });
  expect(mail?.text).toContain("De Linde nodigt je uit");
  expect(mail?.text).toContain("De Linde invites you");
  expect(mail?.text.match(/https:\/\/balie\.example\/invitation\/[\w-]{40,}/g)).toHaveLength(2);
});

it("a reset is only sent by e-mail to the person, and the privacy officer is told without a name", async () => {
  const [here, elsewhere] = [await makeOrganization(), await makeOrganization()];
  const karin = await makePerson(here, ["administrator"]);
  const hester = await makePerson(here, ["privacy-officer"]);
  const job = await makeAccount([here, elsewhere], ["general-practitioner"]);
  const handed = await offerReset(grant(karin, "person.reset-second-factor"), { personId: job.personId });
  expect(handed).toMatchObject({ link: null, isMailed: true });
  const jobs = await owner<{ data: { sealed: string } }[]>`select data from queue.job where name = 'mail.send'`;
  const mails = jobs.map(({ data }) => openMail(data));
  expect(mails.filter(({ to }) => to === job.email)).toHaveLength(1);
  const [told, ...more] = mails.filter(({ to }) => to === `${hester.personId}@voorbeeld.test`);
  expect(more).toEqual([]);
  expect(told?.text).toContain("nieuwe tweede stap");
  expect(told?.text).not.toMatch(/invitation|Persoon/);
});

it("somebody whose account is locked by a stranger is told, once", async () => {
  const ria = await makeAccount([await makeOrganization()], ["practice-assistant"]);
  for (let count = 0; count < 8; count += 1) {
    await new TestBrowser(balie.url).prove("password", { email: ria.email, password: "gok" });
  }
  const jobs = await owner<{ data: { sealed: string } }[]>`select data from queue.job where name = 'mail.send'`;
  const mails = jobs.map(({ data }) => openMail(data)).filter(({ to }) => to === ria.email);
  expect(mails).toMatchObject([{ subject: "Balie: veel mislukte pogingen om in te loggen" }]);
});

it("somebody whose recovery codes are replaced is told", async () => {
  const practice = await makeOrganization();
  const karin = await makePerson(practice, ["administrator"]);
  await renewRecoveryCodes(grant(karin, "profile.change-credentials"));
  const jobs = await owner<{ data: { sealed: string } }[]>`select data from queue.job where name = 'mail.send'`;
  const mails = jobs.map(({ data }) => openMail(data)).filter(({ to }) => to === `${karin.personId}@voorbeeld.test`);
  expect(mails).toMatchObject([{ subject: "Balie: je inloggegevens zijn veranderd" }]);
  expect(mails[0]?.text).toContain("je herstelcodes");
});
