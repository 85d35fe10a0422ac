import { createHash, createHmac, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inventedBsn } from "#db/seed/patient-stories.ts";
import { grant } from "#server/access/access.ts";
import { announceAll } from "#server/access/change.ts";
import { withdrawTrust } from "#server/gateways/withdraw-trust.ts";
import {
  audience,
  connectDva,
  makePatient,
  makeTrust,
  startIssuer,
  type TestResponse,
  tokenOf,
} from "#tests/support/fhir-server.ts";
import { bodyWeight } from "#tests/support/observations.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const send = (token: string | null, headers: Record<string, string> = {}) =>
  dva.send({ path: "Observation", body: bodyWeight(), token, headers });
const stored = async () =>
  (await owner`select 1 from measurement where organization_id = ${dva.organization.organizationId}`).length;

/** Refused with an OperationOutcome, and nothing was stored. */
async function expectRefused(answer: TestResponse, status: number, before: number) {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.json()).toMatchObject({ resourceType: "OperationOutcome", issue: [{ code: "security" }] });
  if (status === 401) expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  expect(await stored()).toBe(before);
}

it("a good token is accepted, with the patient in it or in a second token that belongs to it", async () => {
  expect((await send(await dva.token())).status).toBe(201);
  const token = await dva.token({ bsn: undefined });
  const second = await patientToken(token, dva.patient.bsn);
  expect((await send(token, { "x-patient-token": second })).status).toBe(201);
});

it("a second token that belongs to another access token identifies nobody", async () => {
  const before = await stored();
  const second = await patientToken(await dva.token(), dva.patient.bsn);
  await expectRefused(await send(await dva.token({ bsn: undefined }), { "x-patient-token": second }), 401, before);
});

it("no token, a token in the URL, and a malformed token open nothing", async () => {
  const before = await stored();
  await expectRefused(await send(null), 401, before);
  const inAddress = `Observation?access_token=${await dva.token()}`;
  await expectRefused(await dva.send({ path: inAddress, body: bodyWeight(), token: null }), 401, before);
  await expectRefused(await send("a.b.c"), 401, before);
});

it("a token that is unsigned, or signed with a public value, opens nothing", async () => {
  const before = await stored();
  const [, payload = ""] = (await dva.token()).split(".");
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  await expectRefused(await send(`${encode({ alg: "none" })}.${payload}.`), 401, before);
  // The public key used as an HMAC secret.
  const { kid } = dva.issuer.key();
  const keys = await (await fetch(dva.issuer.jwksUrl)).text();
  const head = encode({ alg: "HS256", kid });
  const mark = createHmac("sha256", keys).update(`${head}.${payload}`).digest("base64url");
  await expectRefused(await send(`${head}.${payload}.${mark}`), 401, before);
});

it("a token whose content was changed, or that a stranger signed, opens nothing", async () => {
  const before = await stored();
  const [head, payload = "", mark] = (await dva.token()).split(".");
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, "base64url").toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, bsn: inventedBsn(77) })).toString("base64url");
  await expectRefused(await send(`${head}.${changed}.${mark}`), 401, before);
  const stranger = await startIssuer();
  const forged = await tokenOf(stranger, {
    provider: dva.agb,
    bsn: dva.patient.bsn,
    issuer: dva.issuer.issuer,
  });
  await expectRefused(await send(forged), 401, before);
  await expectRefused(await send(await tokenOf(stranger, { provider: dva.agb, bsn: dva.patient.bsn })), 401, before);
  stranger.server.close();
});

it("a token that has expired, lives too long, is not valid yet or is for another server opens nothing", async () => {
  const before = await stored();
  const now = Math.floor(Date.now() / 1_000);
  const wrong = [
    { issuedAt: now - 900, expiresAt: now - 120 },
    { issuedAt: now, expiresAt: now + 3_600 },
    { issuedAt: now + 600, expiresAt: now + 900 },
    { audience: "https://another.test/fhir" },
    { claims: { scope: `${dva.agb}~901 01000000~901` } },
    { claims: { scope: "" } },
    { bsn: "123456789" },
  ];
  for (const facts of wrong) await expectRefused(await send(await dva.token(facts)), 401, before);
});

it("clocks may differ by half a minute", async () => {
  const now = Math.floor(Date.now() / 1_000);
  expect((await send(await dva.token({ issuedAt: now - 300, expiresAt: now - 30 }))).status).toBe(201);
  expect((await send(await dva.token({ issuedAt: now + 30, expiresAt: now + 300 }))).status).toBe(201);
});

it("a good token is refused for a service that is not trusted, one for another use, or two where one is for sharing", async () => {
  const before = await stored();
  for (const services of [["999"], ["52"], ["901", "52"]]) {
    const answer = await send(await dva.token({ services }));
    await expectRefused(answer, 403, before);
    expect(answer.headers.get("www-authenticate")).toContain("insufficient_scope");
  }
});

it("an unknown person, one who left, and a practice that is not here get the same response, word for word", async () => {
  const before = await stored();
  const left = await makePatient(dva.organization, { leftAt: new Date("2026-01-01") });
  const elsewhere = await makeOrganization("practice", { agb: "01777777" });
  const other = await makePatient(elsewhere);
  const answers = [
    await send(await dva.token({ bsn: inventedBsn(4_321) })),
    await send(await dva.token({ bsn: left.bsn })),
    await send(await dva.token({ provider: "01000001" })),
    await send(await dva.token({ provider: "01777777", bsn: other.bsn })),
  ];
  for (const answer of answers) {
    await expectRefused(answer, 403, before);
    expect(answer.text).toBe(answers[0]?.text);
    expect(answer.headers.get("www-authenticate")).toBeNull();
  }
});

it("a token for one organization opens nothing of another that trusts the same DVA", async () => {
  const other = await makeOrganization("practice", { agb: "01888888" });
  await makeTrust(other, dva.issuer);
  const theirs = await makePatient(other);
  const before = await stored();
  await expectRefused(await send(await dva.token({ bsn: theirs.bsn })), 403, before);
});

it("a new key is found when a token names it, and a key that is gone opens nothing", async () => {
  const old = await dva.token();
  expect((await send(old)).status).toBe(201);
  await dva.issuer.rotate();
  expect((await send(await dva.token())).status).toBe(201);
  const before = await stored();
  await expectRefused(await send(old), 401, before);
});

it("while the keys of an issuer cannot be fetched, the sender is told to retry", async () => {
  const away = await connectDva();
  await new Promise((settle) => away.issuer.server.close(settle));
  const answer = await away.send({ path: "Observation", body: bodyWeight() });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("2");
  await away.server.close();
});

it("a withdrawn trust opens nothing a moment later", async () => {
  const own = await connectDva();
  expect((await own.send({ path: "Observation", body: bodyWeight() })).status).toBe(201);
  const administrator = await makePerson(own.organization, ["administrator"]);
  await withdrawTrust(grant(administrator, "gateway.trust"), { trustId: own.trustId });
  await announceAll();
  await expect.poll(async () => (await own.send({ path: "Observation", body: bodyWeight() })).status).toBe(401);
  await own.close();
});

it("a refusal is in the log of the organization, counted, and names no person", async () => {
  const own = await connectDva();
  for (let turn = 0; turn < 5; turn++) {
    await own.send({
      path: "Observation",
      body: bodyWeight(),
      token: await own.token({ audience: "https://another.test" }),
    });
  }
  await own.send({ path: "Observation", body: bodyWeight(), token: await own.token({ bsn: inventedBsn(5_555) }) });
  await own.server.flush();
  const lines = await auditLines(own.organization.organizationId);
  expect(lines.map(({ event, object_id, detail }) => ({ event, object_id, detail }))).toEqual([
    { event: "gateway.refused", object_id: own.trustId, detail: { reason: "token-audience", count: 5 } },
    { event: "gateway.refused", object_id: own.trustId, detail: { reason: "not-receivable", count: 1 } },
  ]);
  await own.close();
});

it("request and correlation ids are required and returned", async () => {
  const id = randomUUID();
  const answer = await send(await dva.token(), { "medmij-request-id": id, "x-correlation-id": id });
  expect(answer.headers.get("medmij-request-id")).toBe(id);
  expect(answer.headers.get("x-correlation-id")).toBe(id);
  for (const name of ["medmij-request-id", "x-correlation-id"]) {
    const without = await dva.send({ path: "Observation", body: bodyWeight(), headers: { [name]: undefined } });
    expect(without.status).toBe(400);
    expect(without.json().issue?.[0]?.code).toBe("required");
    const wrong = await dva.send({ path: "Observation", body: bodyWeight(), headers: { [name]: "12" } });
    expect(wrong.status).toBe(400);
  }
});

async function patientToken(token: string, bsn: string): Promise<string> {
  const { kid, privateKey } = dva.issuer.key();
  return new SignJWT({ bsn, ath: createHash("sha256").update(token).digest("base64url") })
    .setProtectedHeader({ alg: "ES256", kid })
    .setIssuer(dva.issuer.issuer)
    .setAudience(audience)
    .setIssuedAt()
    .sign(privateKey);
}
