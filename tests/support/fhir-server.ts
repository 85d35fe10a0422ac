import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { v7 as uuidv7 } from "uuid";
import { inventedBsn } from "#db/seed/patient-stories.ts";
import type { FhirFormat, FhirVersion, GatewayService } from "#db/terms/gateways.ts";
import { type FhirServer, type FhirServerOptions, openFhirServer } from "#server/fhir/server.ts";
import { bsnFingerprint } from "#server/patients/scope.ts";
import { makeOrganization, owner, type TestOrganization } from "./world.ts";

/** Set before anything reads the environment: the keys of test issuers are served from this machine. */
process.env.GATEWAY_ALLOW = "127.0.0.0/8";

export const audience = "https://balie.test/fhir";
export const services: GatewayService[] = [
  { serviceId: "901", use: "share-measurements" },
  { serviceId: "52", use: "collect-measurements" },
  { serviceId: "59", use: "answer-questionnaires" },
  { serviceId: "902", use: "collect-replies" },
  { serviceId: "904", use: "ask-practice" },
  { serviceId: "905", use: "share-documents" },
  { serviceId: "51", use: "collect-documents" },
  // One service with two uses: its tokens may send a bundle for several writers.
  { serviceId: "903", use: "share-measurements" },
  { serviceId: "903", use: "answer-questionnaires" },
];

/** A DVA with its own keys, published over HTTP. */
export type TestIssuer = {
  issuer: string;
  jwksUrl: string;
  /** Replaces the key; the old one is no longer published. */
  rotate: () => Promise<void>;
  asked: () => number;
  key: () => { kid: string; privateKey: CryptoKey };
  algorithm: string;
  server: Server;
};

export async function startIssuer(algorithm = "ES256"): Promise<TestIssuer> {
  let published: JWK[] = [];
  let asked = 0;
  let current: { kid: string; privateKey: CryptoKey } | undefined;
  const rotate = async () => {
    const { privateKey, publicKey } = await generateKeyPair(algorithm);
    const kid = randomUUID();
    published = [{ ...(await exportJWK(publicKey)), kid, alg: algorithm, use: "sig" }];
    current = { kid, privateKey };
  };
  await rotate();
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ keys: published }));
  });
  const port = await listen(server);
  return {
    issuer: `https://${randomUUID()}.dva.test`,
    jwksUrl: `http://127.0.0.1:${port}/jwks`,
    rotate,
    asked: () => asked,
    key: () => {
      if (!current) throw new Error("no key");
      return current;
    },
    algorithm,
    server,
  };
}

export type TestPatient = { patientId: string; bsn: string };
let patients = 0;
export async function makePatient(
  { organizationId }: TestOrganization,
  facts: { bsn?: string; familyName?: string; birthDate?: string; leftAt?: Date } = {},
): Promise<TestPatient> {
  const patientId = uuidv7();
  patients += 1;
  const bsn = facts.bsn ?? inventedBsn(patients);
  await owner`insert into patient ${owner({
    organization_id: organizationId,
    patient_id: patientId,
    bsn_fingerprint: bsnFingerprint(organizationId, bsn),
    family_name: facts.familyName ?? "XXX_Herder",
    sort_name: `herder ${patientId}`,
    birth_date: facts.birthDate ?? "1985-12-16",
    gender: "unknown",
    contact_notes: [],
    source: "by-hand",
    added_at: new Date(),
    left_at: facts.leftAt ?? null,
  })}`;
  return { patientId, bsn };
}

export async function makeTrust(
  { organizationId }: TestOrganization,
  { issuer, jwksUrl }: TestIssuer,
  trusted: GatewayService[] = services,
): Promise<string> {
  const trustId = uuidv7();
  await owner`insert into gateway_trust ${owner({
    organization_id: organizationId,
    trust_id: trustId,
    name: "DVA van de test",
    issuer,
    jwks_url: jwksUrl,
    audience,
    services: owner.json(trusted),
    trusted_at: new Date(),
  })}`;
  return trustId;
}

export type TokenFacts = {
  provider: string;
  services?: string[];
  bsn?: string | undefined;
  audience?: string;
  issuer?: string;
  issuedAt?: number;
  expiresAt?: number;
  claims?: Record<string, unknown>;
};

/** A token as a DVA issues it. */
export async function tokenOf(issuer: TestIssuer, facts: TokenFacts): Promise<string> {
  const { kid, privateKey } = issuer.key();
  const now = facts.issuedAt ?? Math.floor(Date.now() / 1_000);
  return new SignJWT({
    scope: (facts.services ?? ["901"]).map((id) => `${facts.provider}~${id}`).join(" "),
    ...(facts.bsn === undefined ? {} : { bsn: facts.bsn }),
    ...facts.claims,
  })
    .setProtectedHeader({ alg: issuer.algorithm, kid, typ: "JWT" })
    .setIssuer(facts.issuer ?? issuer.issuer)
    .setAudience(facts.audience ?? audience)
    .setIssuedAt(now)
    .setExpirationTime(facts.expiresAt ?? now + 300)
    .setJti(randomUUID())
    .sign(privateKey);
}

export type TestFhirServer = FhirServer & { url: string };

export async function startFhirServer(options: Partial<FhirServerOptions> = {}): Promise<TestFhirServer> {
  const keys = { cacheMilliseconds: 600_000, cooldownMilliseconds: 0, timeoutMilliseconds: 2_000 };
  const fhir = openFhirServer({ url: "https://balie.test", keys, ...options });
  const port = await listen(fhir.server);
  return { ...fhir, url: `http://127.0.0.1:${port}` };
}

/** A practice with a patient, a DVA that it trusts, and the FHIR server between them. */
export async function connectDva(options: Partial<FhirServerOptions> = {}, algorithm = "ES256") {
  const agb = `01${String(Math.floor(Math.random() * 1_000_000)).padStart(6, "0")}`;
  const organization = await makeOrganization("practice", { agb });
  const issuer = await startIssuer(algorithm);
  const trustId = await makeTrust(organization, issuer);
  const patient = await makePatient(organization);
  const server = await startFhirServer(options);
  const token = (facts: Partial<TokenFacts> = {}) => tokenOf(issuer, { provider: agb, bsn: patient.bsn, ...facts });
  return {
    agb,
    organization,
    issuer,
    trustId,
    patient,
    server,
    token,
    send: async (asked: TestRequest) => ask(server.url, { token: asked.token ?? (await token()), ...asked }),
    close: async () => {
      await server.close();
      await new Promise((settle) => issuer.server.close(settle));
    },
  };
}

export type TestRequest = {
  method?: string;
  /** Path below /fhir/<version>/. */
  path?: string;
  version?: FhirVersion;
  format?: FhirFormat;
  body?: string | Uint8Array | object;
  token?: string | null;
  headers?: Record<string, string | undefined>;
};
export type TestResponse = { status: number; headers: Headers; text: string; json: () => FhirAnswer };

/** The parts of a response that tests read. */
export type FhirAnswer = {
  resourceType: string;
  type?: string;
  id?: string;
  total?: number;
  link?: { relation: string; url: string }[];
  issue?: { severity: string; code: string; diagnostics?: string; expression?: string[] }[];
  entry?: {
    search?: { mode?: string };
    fullUrl?: string;
    resource?: FhirAnswer & Record<string, unknown>;
    response?: { status: string; location?: string; etag?: string; outcome?: FhirAnswer };
  }[];
};

export async function ask(url: string, asked: TestRequest): Promise<TestResponse> {
  const {
    method = asked.body === undefined ? "GET" : "POST",
    path = "",
    version = "stu3",
    format = "json",
    body,
    token,
  } = asked;
  const release = version === "stu3" ? "3.0" : "4.0";
  const media = `application/fhir+${format}; fhirVersion=${release}`;
  const headers: Record<string, string> = { accept: media };
  if (token) headers.authorization = `Bearer ${token}`;
  headers["medmij-request-id"] = randomUUID();
  headers["x-correlation-id"] = randomUUID();
  if (body !== undefined) headers["content-type"] = media;
  for (const [name, value] of Object.entries(asked.headers ?? {})) {
    if (value === undefined) delete headers[name];
    else headers[name] = value;
  }
  const sent =
    body === undefined || typeof body === "string"
      ? body
      : body instanceof Uint8Array
        ? Buffer.from(body)
        : JSON.stringify(body);
  const answer = await fetch(`${url}/fhir/${version}${path === "" ? "" : `/${path}`}`, {
    method,
    headers,
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: () => parsed(text) };
}

/** Guarantee: only tests read it, and they check what is there. */
function parsed(text: string): FhirAnswer {
  return JSON.parse(text) as FhirAnswer;
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  return address && typeof address === "object" ? address.port : 0;
}
