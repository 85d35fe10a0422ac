import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoOrganizations, demoPeople } from "#db/seed/demo-people.ts";
import { type Role, roles } from "#db/terms/people.ts";
import { installationSecret } from "#server/run/installation.ts";
import { readRoutes } from "#server/run/route-templates.ts";
import { type Asker, type RouteRow, readRouteTable, routeMethods } from "#tests/access/routes.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

const rows = readRouteTable();
const [ours, others] = demoOrganizations;
const proof = "5b".repeat(32);
/** In a proof, in the name of a patient, and in those of our people, thus in the log. */
const oursAlone = "XXX_Ours";
let product: Product;
let patientId = "";
let world: typeof import("#tests/support/world.ts");
let tickets: typeof import("#server/api/session-cookie.ts");

beforeAll(async () => {
  product = await startProduct(() => undefined, { environment: { BALIE_BUILD: "keep" } });
  Object.assign(process.env, {
    DATABASE_URL: product.environment.BALIE_TEST_DATABASE_URL,
    BALIE_URL: product.url,
    BALIE_SECRET: installationSecret(product.folder),
  });
  // Modules that read the environment on load are imported after it is set.
  world = await import("#tests/support/world.ts");
  tickets = await import("#server/api/session-cookie.ts");
  await world.owner`insert into connection_proof ${world.owner({
    organization_id: ours?.organizationId ?? "",
    proof_id: crypto.randomUUID(),
    hash: proof,
    content: world.owner.json({}),
    pdf: Buffer.from(`%PDF-1.7 ${oursAlone}`),
    made_by: demoPeople[0]?.personId ?? "",
    made_at: new Date(),
  })}`;
  const [patient] = await world.owner<{ patient_id: string }[]>`
    update patient set family_name = ${oursAlone} where patient_id = (
      select patient_id from patient where organization_id = ${ours?.organizationId ?? ""} and left_at is null limit 1)
    returning patient_id`;
  patientId = patient?.patient_id ?? "";
});
afterAll(async () => {
  await world?.owner.end({ timeout: 1 });
  await product?.stop();
});

/** What each asker sends along. A session is its own for each request: some of them end it. */
async function headersOf(asker: Asker): Promise<Record<string, string>> {
  if (asker === "out") return {};
  const place = asker === "elsewhere" ? others : ours;
  if (!place) throw new Error("the demo has no practices");
  const held: Role[] = roles.some((role) => role === asker) ? roles.filter((role) => role === asker) : [...roles];
  const person = await world.makePerson(place, held, {
    hasSecondFactor: asker !== "halfway",
    name: asker === "elsewhere" ? "XXX_Elsewhere" : oursAlone,
  });
  if (asker === "locked") {
    await world.owner`update session set locked_at = now() where session_id = ${person.sessionId}`;
  }
  const cookie = `${tickets.sessionCookieName()}=${await tickets.writeTicket(person.sessionId)}`;
  return asker === "cross-site" ? { cookie, "sec-fetch-site": "cross-site" } : { cookie };
}

const filled = (text: string) =>
  text
    .replace("{proof}", proof)
    .replace("{person}", demoPeople[0]?.personId ?? "")
    .replace("{practice}", ours?.organizationId ?? "");

async function ask(
  { method, route, address, body }: RouteRow,
  asker: Asker,
): Promise<{ status: number; text: string }> {
  const headers = await headersOf(asker);
  if (body) headers["content-type"] = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
  const answer = await fetch(`${product.url}${filled(address || route)}`, {
    ...{ method, headers, redirect: "manual" as const },
    ...(body ? { body: filled(body) } : {}),
  });
  return { status: answer.status, text: await textOf(answer) };
}

/** The body; of a stream that stays open, its first piece. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

describe("every route, really called by everybody", () => {
  it.each(rows)("$method $route $address $body", async (row) => {
    const got: Partial<Record<Asker, number>> = {};
    for (const asker of row.statuses.keys()) {
      const { status, text } = await ask(row, asker);
      got[asker] = status;
      // Whoever is at another practice reads nothing of ours, with whichever status.
      if (asker === "elsewhere") expect(text).not.toContain(oursAlone);
    }
    expect(got).toEqual(Object.fromEntries(row.statuses));
  });

  it("what nobody elsewhere reads is there for those who may", async () => {
    const read = async (asked: string, asker: Asker) => {
      const row = rows.find(({ route }) => route === asked);
      if (!row) throw new Error(asked);
      return (await ask(row, asker)).text;
    };
    expect(await read("/connections/proof/[hash]", "practice-manager")).toContain(oursAlone);
    await read("/audit/export", "privacy-officer");
    expect(await read("/audit/export", "privacy-officer")).toContain(oursAlone);
  });

  it("a method that a route does not have is refused", async () => {
    for (const route of new Set(rows.map((row) => row.route))) {
      const own = rows.filter((row) => row.route === route);
      const address = filled(own[0]?.address || route);
      for (const method of routeMethods.filter((one) => own.every((row) => row.method !== one))) {
        const { status } = await fetch(`${product.url}${address}`, { method, redirect: "manual" });
        expect(status, `${method} ${route}`).toBe(405);
      }
    }
  });
});

/** Pages for somebody who is not signed in, or not whole: everything else leads there. */
const open = ["/check", "/demo", "/invitation/[token]", "/lock", "/proof/[hash]", "/sign-in", "/sign-in/second-factor"];
const pages = readRoutes().filter((route) => !rows.some((row) => row.route === route) && !open.includes(route));

describe("every page", () => {
  it.each([
    ["out", "/sign-in"],
    ["halfway", "/sign-in/second-factor"],
    ["locked", "/lock"],
  ] as const)(
    "but the open ones leads somebody who is %s to %s, and shows nothing of a patient",
    async (asker, place) => {
      expect(pages.length).toBeGreaterThan(30);
      const headers = await headersOf(asker);
      const led: Record<string, string | null> = {};
      for (const page of pages) {
        const address = `${product.url}${page.replaceAll(/\[\w+\]/g, patientId)}`;
        const answer = await fetch(address, { headers, redirect: "manual" });
        led[page] = answer.headers.get("location");
        expect(await answer.text(), page).not.toContain(oursAlone);
      }
      // The first page names no more than the first screen, which leads on.
      const expected = pages.map((page) => [page, page === "/" && asker !== "out" ? "/today" : place]);
      expect(led).toEqual(Object.fromEntries(expected));
    },
  );

  it("of a patient shows the name to whoever may", async () => {
    const headers = await headersOf("practice-nurse");
    expect(await (await fetch(`${product.url}/patients/${patientId}`, { headers })).text()).toContain(oursAlone);
  });

  it("and every route is kept by no cache", async () => {
    const headers = await headersOf("practice-nurse");
    for (const address of [
      "/today",
      "/patients",
      "/sign-in",
      "/api/auth/session",
      "/api/health",
      "/api/events",
      "/measurements/export",
    ]) {
      const answer = await fetch(`${product.url}${address}`, { headers, redirect: "manual" });
      expect(answer.headers.get("cache-control"), address).toContain("no-store");
      await answer.body?.cancel();
    }
  });
});

it("the stream of changes opens for whoever is at work, and ends at once for everybody else", async () => {
  const row = rows.find(({ route }) => route === "/api/events");
  for (const asker of row?.statuses.keys() ?? []) {
    const isShut = ["out", "halfway", "locked"].includes(asker);
    expect((row && (await ask(row, asker)))?.text, asker).toMatch(isShut ? /^event: end/ : /^retry: /);
  }
});

it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
  "a mutation as %s, which a form of another site can send, is refused",
  async (type) => {
    const headers = { ...(await headersOf("privacy-officer")), "content-type": type };
    const send = (as: Record<string, string>) =>
      fetch(`${product.url}/api/trpc/audit.verify`, { method: "POST", headers: as, body: "{}" });
    expect((await send(headers)).status).toBe(415);
    expect((await send({ ...headers, "content-type": "application/json" })).status).toBe(200);
  },
);
