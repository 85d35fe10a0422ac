import { afterAll, beforeAll, expect, it } from "vitest";
import { inventedBsn } from "#db/seed/patient-stories.ts";
import type { FhirVersion } from "#db/terms/gateways.ts";
import { roles } from "#db/terms/people.ts";
import { grant } from "#server/access/access.ts";
import { interactions } from "#server/fhir/dispatch.ts";
import { bsnFingerprint } from "#server/patients/scope.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";
import {
  ask,
  makeTrust,
  startFhirServer,
  startIssuer,
  type TestFhirServer,
  type TestIssuer,
  type TestRequest,
  tokenOf,
} from "#tests/support/fhir-server.ts";
import { type FilledOrganization, fillWorld, fingerprints } from "#tests/support/filled-world.ts";
import { bloodPressure, bodyWeight, bundleOf } from "#tests/support/observations.ts";
import { frequencyResponse } from "#tests/support/questionnaires.ts";
import { confirmFor, owner } from "#tests/support/world.ts";

/** Practices that trust the same DVA for services with the same names, and that have the same person as a patient. */
let world: FilledOrganization[] = [];
let issuer: TestIssuer;
let server: TestFhirServer;
const bsn = inventedBsn(7);
const agbOf = (one: FilledOrganization) => `0177000${world.indexOf(one)}`;

beforeAll(async () => {
  [world, issuer, server] = await Promise.all([fillWorld(3), startIssuer(), startFhirServer()]);
  for (const one of world) {
    const { organizationId } = one;
    await owner`update organization set agb = ${agbOf(one)} where organization_id = ${organizationId}`;
    await confirmFor(organizationId, agbOf(one));
    await owner`update patient set bsn_fingerprint = ${bsnFingerprint(organizationId, bsn)}, left_at = null,
        merged_into = null
      where organization_id = ${organizationId} and patient_id = ${patientOf(one)}`;
    await makeTrust(one, issuer);
    // Replaces the invented values, which cannot be encoded, by what this server and this practice wrote themselves.
    await owner`delete from measurement where organization_id = ${organizationId} and patient_id = ${patientOf(one)}`;
    const value = { ...bodyWeight(80 + world.indexOf(one)), comment: one.facts.mark };
    expect((await asDva(one, "901", { path: "Observation", body: value })).status).toBe(201);
    const nurse = one.people[roles.indexOf("practice-nurse")];
    if (!nurse) throw new Error("no nurse");
    await sendQuestionnaire(grant(nurse, "questionnaire.send"), {
      ...{ questionnaireId: phq9.questionnaireId, patientIds: [patientOf(one)], validDays: 14, remindAfterDays: [] },
      ...{ message: one.facts.mark, everyMonths: null },
    });
  }
}, 60_000);
afterAll(async () => {
  await server.close();
  await new Promise((settle) => issuer.server.close(settle));
  await owner.end();
});

const patientOf = (one: FilledOrganization) => one.ids("patient_id")[0] ?? "";

/** Sends a request of the DVA with a token for this practice and this service. */
async function asDva(one: FilledOrganization, service: string, asked: TestRequest) {
  const services = service === "901" ? ["901"] : ["52", "59", "902"];
  return ask(server.url, { ...asked, token: await tokenOf(issuer, { provider: agbOf(one), bsn, services }) });
}

/** Ids of everything of one practice that the server can be asked for. */
async function idsOf(one: FilledOrganization): Promise<string[]> {
  const columns = ["measurement_id", "task_id", "questionnaire_id", "response_id", "reply_id", "delivery_id"];
  const rows = await owner<{ id: string }[]>`
    select measurement_id::text as id from measurement where organization_id = ${one.organizationId}
    union select task_id::text from questionnaire_task where organization_id = ${one.organizationId}`;
  const invented = columns.flatMap((column) => one.ids(column).slice(0, 2));
  return [
    ...new Set([...invented, ...rows.map(({ id }) => id), patientOf(one), one.organizationId, ...one.facts.personIds]),
  ];
}

/** Every interaction of the server, aimed at this id. */
function waysTo(id: string): { service: string; asked: TestRequest }[] {
  const paths = interactions.filter(({ method }) => method === "GET").map(({ path }) => path);
  const subject = { reference: `Patient/${id}` };
  const task = { resourceType: "Task", id, status: "completed", intent: "order", for: subject };
  const response = { ...frequencyResponse("group", id, [0, 0, 0]), basedOn: [{ reference: `Task/${id}` }], subject };
  const bundle = bundleOf([bloodPressure()]);
  const pointing = JSON.parse(JSON.stringify(bundle).replaceAll(/urn:uuid:[0-9a-f-]+/g, `Patient/${id}`));
  return [
    ...paths.flatMap((path) =>
      path.includes("[id]")
        ? [{ service: "52", asked: { path: path.replace("[id]", id) } }]
        : ["patient", "subject", "_id", "owner", "for", "recipient", "identifier"].map((name) => ({
            service: "52",
            asked: { path: `${path}?${name}=${name === "_id" || name === "identifier" ? "" : "Patient/"}${id}` },
          })),
    ),
    { service: "52", asked: { method: "PUT", path: `Task/${id}`, body: task } },
    { service: "52", asked: { path: "QuestionnaireResponse", body: response } },
    { service: "901", asked: { path: "Observation", body: { ...bloodPressure(), subject, performer: [subject], id } } },
    { service: "901", asked: { body: pointing } },
  ];
}

it("its DVA reads what a practice wrote, or this suite would prove nothing", async () => {
  for (const one of world) {
    const values = await asDva(one, "52", { path: "Observation" });
    expect(values.text).toContain(one.facts.mark);
    const tasks = await asDva(one, "59", { path: "Task?code=http://loinc.org|74468-0" });
    expect(tasks.status).toBe(200);
    expect(tasks.json().entry?.length).toBeGreaterThan(0);
  }
});

it("a DVA with a token for one practice reads and changes nothing of another, whatever id it asks for", async () => {
  const [own, ...others] = world;
  if (!own) throw new Error("nobody");
  const before = await Promise.all(others.map((one) => fingerprints(one.organizationId)));
  const leaks: string[] = [];
  const broken: string[] = [];
  let count = 0;
  for (const other of others) {
    for (const id of await idsOf(other)) {
      for (const { service, asked } of waysTo(id)) {
        const version: FhirVersion = count % 2 === 0 ? "stu3" : "r4";
        const answer = await asDva(own, service, { ...asked, version });
        count += 1;
        const text = `${answer.text} ${JSON.stringify([...answer.headers])}`;
        const what = `${asked.method ?? ""} ${version} ${asked.path ?? "bundle"}: ${answer.status}`;
        if (others.some((one) => text.includes(one.facts.mark))) leaks.push(what);
        if (answer.status >= 500) broken.push(`${what} ${answer.text}`);
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(broken).toEqual([]);
  expect(count).toBeGreaterThan(1_000);
  expect(await Promise.all(others.map((one) => fingerprints(one.organizationId)))).toEqual(before);
}, 120_000);

it("what belongs to another practice gets the same response as what does not exist", async () => {
  const [own, other] = world;
  if (!own || !other) throw new Error("nobody");
  const told: string[] = [];
  const withoutIds = (text: string, id: string) =>
    text.replaceAll(id, "[id]").replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "[uuid]");
  for (const id of await idsOf(other)) {
    for (const path of interactions.filter((one) => one.method === "GET" && one.path.includes("[id]"))) {
      const nothing = "019b0000-0000-7000-8000-00000000dead";
      const [there, nowhere] = await Promise.all(
        [id, nothing].map(async (each) => {
          const answer = await asDva(own, "52", { path: path.path.replace("[id]", each) });
          return `${answer.status} ${withoutIds(answer.text, each)}`;
        }),
      );
      if (there !== nowhere) told.push(`${path.path} ${id}: ${there}, against ${nowhere}`);
    }
  }
  expect(told).toEqual([]);
}, 60_000);
