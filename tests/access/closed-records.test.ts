import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { roles, rolesThatSeePatients } from "#db/terms/people.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { appRouter, createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { type FilledOrganization, fillWorld, tenantTables } from "#tests/support/filled-world.ts";
import { contractOf, type IdsByColumn, inventedInput } from "#tests/support/invented-input.ts";
import { member } from "#tests/support/member.ts";
import { owner } from "#tests/support/world.ts";
import { matrix } from "./matrix.ts";

/** What is written in every text that is known of a patient, save the name. */
const secret = "geheim8c1f";
/** Tables whose rows are of a patient through another. */
const ofParent = ["measurement_source", "questionnaire_response_source"];
const names = ["family_name", "name_prefix", "given_name", "initials", "sort_name"];
/** The log is not what is known of a patient. */
const log = ["audit_event", "audit_shown"];
/** Calls per procedure and role. */
const callsEach = 12;

let practice: FilledOrganization;
beforeAll(async () => {
  const [one] = await fillWorld(1);
  if (!one) throw new Error("no practice was filled");
  practice = one;
  await writeSecrets();
});

it("no procedure shows a trace of a guarded record to somebody of care who does not treat", async () => {
  await openTo("team");
  const telling = await proceduresThatTell();
  // Without these the test would hold of a product that shows nothing.
  for (const path of [
    "measurements.population",
    "measurements.myAlarms",
    "reviews.round",
    "tasks.list",
    "consults.get",
    "questionnaires.list",
  ]) {
    expect(telling).toContain(path);
  }
  await openTo("guarded");
  expect(await proceduresThatTell()).toEqual([]);
}, 240_000);

/** The paths of the procedures whose answer to somebody of care held the secret, whatever they were asked. */
async function proceduresThatTell(): Promise<string[]> {
  const telling = new Set<string>();
  for (const [path, procedure] of Object.entries<unknown>(appRouter._def.procedures)) {
    const permission = String(member(member(member(procedure, "_def"), "meta"), "permission"));
    const holder = rolesThatSeePatients.find((role) => matrix.get(permission)?.has(role));
    const actor = practice.people[holder ? roles.indexOf(holder) : -1];
    // A write would change the rows that the next call is to find.
    if (!actor || (member(member(procedure, "_def"), "type") !== "query" && !isSearch(path))) continue;
    const inputs = fc.sample(inventedInput(contractOf(procedure), ids, [secret, "2026-11-01"]), {
      numRuns: callsEach,
      seed: 7,
    });
    for (const input of [{}, undefined, ...inputs]) {
      if ((await answerOf(path, input, actor)).includes(secret)) telling.add(path);
    }
  }
  return [...telling];
}

const isSearch = (path: string) => path === "patients.search" || path === "consults.search";
const ids: IdsByColumn = (column) => practice.ids(column);

async function answerOf(path: string, input: unknown, actor: PersonActor): Promise<string> {
  const preferences = { locale: "nl", theme: "system", density: "comfortable" } as const;
  const context = beginContext(actor.client, { state: "active", method: "password", actor, preferences });
  const [noun = "", verb = ""] = path.split(".");
  const procedure = member(member(createCaller(context), noun), verb);
  if (typeof procedure !== "function") throw new Error(`${path} is no procedure`);
  try {
    const answer: unknown = await procedure(input);
    const next = member(answer, "next");
    if (typeof next !== "function") return JSON.stringify(answer) ?? "";
    // An export answers piece by piece.
    let text = "";
    for (let piece = await next.call(answer); !piece.done; piece = await next.call(answer)) text += String(piece.value);
    return text;
  } catch {
    return "";
  }
}

async function openTo(opening: string): Promise<void> {
  const { organizationId } = practice;
  await owner`update patient set open_to = ${opening}, merged_into = null, left_at = null where organization_id = ${organizationId}`;
  await owner`delete from patient_treater where organization_id = ${organizationId}`;
  await owner`delete from emergency_opening where organization_id = ${organizationId}`;
}

/** Puts the secret in the place of the practice's mark, in every text of every row of a patient. */
async function writeSecrets(): Promise<void> {
  const { organizationId, facts } = practice;
  for (const { name, columns, keyColumns } of await tenantTables()) {
    const isOfPatient = columns.some((column) => column.name === "patient_id") || ofParent.includes(name);
    if (!isOfPatient || log.includes(name)) continue;
    for (const column of columns) {
      const isText = ["text", "text[]", "jsonb"].includes(column.type) && !keyColumns.includes(column.name);
      if (!isText || (name === "patient" && names.includes(column.name))) continue;
      await owner`update ${owner(name)} set ${owner(column.name)} = replace(${owner(column.name)}::text, ${facts.mark}, ${secret})::${owner.unsafe(column.type)}
        where organization_id = ${organizationId}`;
    }
  }
}
