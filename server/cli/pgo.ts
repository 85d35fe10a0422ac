import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { demoServices } from "#db/seed/gateways.ts";
import { bsnOf, patientStories } from "#db/seed/patient-stories.ts";
import { type FhirVersion, fhirFormats, fhirVersions, type GatewayUse } from "#db/terms/gateways.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { openDemoIssuer } from "#server/run/demo-issuer.ts";
import { installationFolder, Refusal, runningStart } from "#server/run/installation.ts";
import { actingFor } from "./pgo-acting.ts";
import { completedTask, inventAnswers, questionnaireOf } from "./pgo-answers.ts";
import { type Heard, type Pgo, talk } from "./pgo-client.ts";
import { correctionBundle } from "./pgo-correction.ts";
import { askWith, sharePhotos } from "./pgo-files.ts";
import { fillTestMaterial } from "./test-material.ts";

const usage = `
  The simulated PGO: sends and fetches over the FHIR server as a patient's app would, and prints both sides.

  npm run pgo -- share FILE…            sends bundles or Observations (JSON or XML) that a patient shares; days that Nictiz's test
                                        material leaves open are filled in
  npm run pgo -- tasks                  which questionnaires wait for the patient
  npm run pgo -- answer TASK [FILE]     answers one: with a QuestionnaireResponse from a file, or by taking the same choice everywhere
                 --choose 1               which choice, from 0 (default 1)
                 --status rejected        instead of answering: accepted, rejected or failed, with --reason "…"
  npm run pgo -- ask "TEXT"              writes to the practice, with --reply MESSAGE as the answer to a message
                 --file FILE              with a photo or PDF; may be given more than once
  npm run pgo -- photo FILE…             shares photos or PDF's without a message, with --text "…" beside them
  npm run pgo -- correct "TEXT"          asks to correct the record (dossierwijzigingsverzoek, always R4), with --topic "…", and
                                        --reply MESSAGE to go on about an earlier request
  npm run pgo -- read [PATH]            fetches: Communication (default), Observation, 'Observation/$lastn', Patient, metadata, …

  --practice 01999901                   AGB code, or register name without @medmij, of who is asked
  --patient "Timmer"                    a patient of the demo, by name (default: the first); or --bsn 9999…
  --by "Els Boer"                       who acts for the patient; --relation child, and --code demo-els-boer, the id that the
                                        practice entered (default: demo- and the name)
  --version stu3|r4  --format json|xml  default stu3 and json
  --base https://…/fhir/stu3            another FHIR server; default the one of this installation
  --token FILE                          an access token of a real DVA (or PGO_TOKEN); default one of the demo's own issuer
`;

const options = {
  practice: { type: "string", default: "01999901" },
  patient: { type: "string" },
  bsn: { type: "string" },
  by: { type: "string" },
  relation: { type: "string", default: "child" },
  code: { type: "string" },
  version: { type: "string", default: "stu3" },
  format: { type: "string", default: "json" },
  base: { type: "string" },
  token: { type: "string" },
  choose: { type: "string", default: "1" },
  status: { type: "string", default: "completed" },
  reason: { type: "string", default: "" },
  reply: { type: "string" },
  file: { type: "string", multiple: true },
  text: { type: "string", default: "" },
  topic: { type: "string", default: "Wijzigingsverzoek" },
} as const;

const Entry = z.object({ response: z.object({ status: z.string() }) });

type Values = ReturnType<typeof parsed>["values"];

/** `npm run pgo`: the client of the FHIR server. @returns whether everything was accepted. */
async function run(): Promise<boolean> {
  const { values, positionals } = parsed();
  const [command, ...rest] = positionals;
  // MedMij has this service in R4 alone.
  const pgo = openPgo(command === "correct" ? { ...values, version: "r4" } : values);
  switch (command) {
    case "share":
      return isTaken(await inOrder(rest, (file) => share(pgo, file)));
    case "tasks":
      return isTaken([
        await talk(pgo, { method: "GET", path: "Task?code=http://loinc.org|74468-0", use: "answer-questionnaires" }),
      ]);
    case "answer":
      return isTaken([await answer(pgo, values, rest)]);
    case "ask":
      return isTaken([
        await (values.file ? askWith(pgo, values.file, rest.join(" ")) : write(pgo, rest.join(" "), values.reply)),
      ]);
    case "photo":
      return isTaken([await sharePhotos(pgo, rest, values.text)]);
    case "correct":
      return isTaken([await correct(pgo, values, rest.join(" "))]);
    case "read":
      return isTaken([await read(pgo, rest[0] ?? "Communication")]);
    default:
      console.log(usage);
      return command === undefined;
  }
}

function parsed() {
  return parseArgs({ options, allowPositionals: true });
}

function openPgo(values: Values): Pgo {
  const version = fhirVersions.find((one) => one === values.version);
  const format = fhirFormats.find((one) => one === values.format);
  if (!version || !format) throw new Refusal("--version is stu3 or r4, --format is json or xml");
  const running = runningStart(installationFolder())?.fhirUrl;
  const server = process.env.FHIR_URL || running || `http://localhost:${process.env.FHIR_PORT || 3001}`;
  const base = (values.base ?? `${server}/fhir/${version}`).replace(/\/$/, "");
  return { base, version, format, token: (use) => tokenFor(values, use), say: (line) => console.log(line) };
}

async function tokenFor(values: Values, use: GatewayUse): Promise<string> {
  if (values.token) return readFileSync(values.token, "utf8").trim();
  if (process.env.PGO_TOKEN) return process.env.PGO_TOKEN;
  const service = demoServices.find((one) => one.use === use);
  const issuer = await openDemoIssuer(installationFolder());
  return issuer.sign({
    provider: values.practice,
    serviceIds: [service?.serviceId ?? ""],
    bsn: values.bsn ?? bsnOfDemo(values.patient ?? ""),
    pgo: "pgo.balie.example",
    ...(values.by ? { act: actingFor(values.by, values.relation, values.code) } : {}),
  });
}

function bsnOfDemo(name: string): string {
  const wanted = name.toLowerCase();
  const found = patientStories.find(({ givenName, familyName }) =>
    `${givenName} ${familyName}`.toLowerCase().includes(wanted),
  );
  if (!found) throw new Refusal(`Nobody in the demo is called ${name}. Choose another --patient, or give a --bsn.`);
  return bsnOf(found);
}

async function share(pgo: Pgo, file: string): Promise<Heard> {
  const bytes = Buffer.from(fillTestMaterial(readFileSync(file, "utf8"), new Date()));
  const resource = resourceIn(bytes, file, pgo.version);
  const path = resource.resourceType === "Bundle" ? "" : resource.resourceType;
  const format = formatOf(file);
  return talk({ ...pgo, format }, { method: "POST", path, use: "share-measurements", bytes });
}

/** R4 has an element for what is answered; STU3 only for what it is part of. */
async function write(pgo: Pgo, text: string, reply: string | undefined): Promise<Heard> {
  if (text === "") throw new Refusal('What does the patient write? For example: npm run pgo -- ask "Mag ik sporten?"');
  const element = pgo.version === "r4" ? "inResponseTo" : "partOf";
  const resource = {
    resourceType: "Communication",
    status: "completed",
    ...(reply ? { [element]: [{ reference: `Communication/${reply}` }] } : {}),
    sent: new Date().toISOString(),
    payload: [{ contentString: text }],
  };
  const bytes = Buffer.from(JSON.stringify(resource));
  return talk({ ...pgo, format: "json" }, { method: "POST", path: "Communication", use: "ask-practice", bytes });
}

async function correct(pgo: Pgo, { topic, reply }: Values, text: string): Promise<Heard> {
  if (text === "")
    throw new Refusal('What is wrong? For example: npm run pgo -- correct "Mijn telefoonnummer klopt niet"');
  const resource = correctionBundle({ text, topic, reply }, new Date());
  return talk(pgo, { method: "POST", path: "", use: "ask-practice", resource });
}

async function answer(pgo: Pgo, values: Values, [taskId, file]: string[]): Promise<Heard> {
  if (!taskId) throw new Refusal("Which task? `npm run pgo -- tasks` shows their ids.");
  const use = "answer-questionnaires";
  const { resource: task, status } = await talk(pgo, { method: "GET", path: `Task/${taskId}`, use });
  if (task?.resourceType !== "Task") return { status, resource: task };
  if (values.status !== "completed") {
    const changed: Resource = { ...task, status: values.status };
    if (values.reason !== "") changed.statusReason = { text: values.reason };
    return talk(pgo, { method: "PUT", path: `Task/${taskId}`, use, resource: changed });
  }
  const answers = file
    ? resourceIn(readFileSync(file), file, pgo.version)
    : await invent(pgo, task, Number(values.choose));
  const answersUrl = `urn:uuid:${randomUUID()}`;
  const entry = [
    {
      fullUrl: `${pgo.base}/Task/${taskId}`,
      resource: completedTask(task, answersUrl),
      request: { method: "PUT", url: `Task/${taskId}` },
    },
    { fullUrl: answersUrl, resource: answers, request: { method: "POST", url: "QuestionnaireResponse" } },
  ];
  return talk(pgo, { method: "POST", path: "", use, resource: { resourceType: "Bundle", type: "transaction", entry } });
}

async function invent(pgo: Pgo, task: Resource, choice: number): Promise<Resource> {
  const reference = questionnaireOf(task);
  if (!reference) throw new Refusal("This task names no questionnaire.");
  const { resource } = await talk(pgo, { method: "GET", path: reference, use: "answer-questionnaires" });
  if (resource?.resourceType !== "Questionnaire") throw new Refusal("The questionnaire could not be read.");
  return inventAnswers(resource, task, choice, pgo.version);
}

function read(pgo: Pgo, path: string): Promise<Heard> {
  const isTask = /^(Task|Questionnaire|Practitioner|Organization)/.test(path);
  const use = path.startsWith("Observation")
    ? "collect-measurements"
    : isTask
      ? "answer-questionnaires"
      : "collect-replies";
  return talk(pgo, { method: "GET", path, use });
}

function resourceIn(bytes: Buffer, file: string, version: FhirVersion): Resource {
  const read = readBody(bytes, { format: formatOf(file), version });
  if (!read.ok) throw new Refusal(`${file} cannot be read: ${read.issues[0]?.diagnostics ?? ""}`);
  return read.value.resource;
}

function formatOf(file: string): "json" | "xml" {
  return file.endsWith(".xml") ? "xml" : "json";
}

async function inOrder<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  if (all.length === 0) throw new Refusal("Which files?");
  const done: R[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}

/** Whether nothing was refused, including every entry of a bundle. */
function isTaken(heard: readonly Heard[]): boolean {
  return heard.every(({ status, resource }) => status < 400 && !hasRefusedEntry(resource));
}

function hasRefusedEntry(resource: Resource | null): boolean {
  const { data } = z.object({ entry: z.array(Entry) }).safeParse(resource);
  return data?.entry.some(({ response }) => /^[45]/.test(response.status)) ?? false;
}

// A reader such as `| head` may close the pipe early.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code !== "EPIPE") throw problem;
  process.exit();
});

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (problem) {
  console.error(problem instanceof Refusal ? problem.message : problem);
  process.exitCode = 1;
}
