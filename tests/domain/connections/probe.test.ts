import { once } from "node:events";
import { createServer as createPlainServer, type Server } from "node:net";
import { createServer, type TlsOptions } from "node:tls";
import { afterAll, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { askProbe } from "#server/connections/probe/ask-probe.ts";
import { listProbes } from "#server/connections/probe/list-probes.ts";
import { probeEndpoints } from "#server/connections/probe/probe-endpoints.ts";
import { probeEveryHost } from "#server/connections/probe/probe-every-host.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { probeHost } from "#server/probe/probe-host.ts";
import { selfMadeCertificate } from "#tests/support/certificate.ts";
import { publish } from "#tests/support/register-world.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const allow = ["127.0.0.0/8", "::1/128"];
const day = 86_400_000;
const inDays = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * day);
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
function secure(made: { key: string; certificate: string }, options: TlsOptions = {}): Promise<number> {
  const server = createServer({ key: made.key, cert: made.certificate, ...options }, (socket) => socket.end());
  server.on("tlsClientError", () => undefined);
  return listen(server);
}

describe("a probe of an endpoint", () => {
  it("sees a valid certificate and until when it is valid", async () => {
    const until = inDays(40);
    const made = selfMadeCertificate("127.0.0.1", inDays(-1), until);
    const port = await secure(made);
    expect(await probeHost("127.0.0.1", port, { allow, authorities: [made.certificate] })).toEqual({
      isReachable: true,
      isCertificateValid: true,
      certificateExpiresAt: until,
      reason: null,
    });
  });

  it("distinguishes an expired, a mismatched and an untrusted certificate", async () => {
    const expired = selfMadeCertificate("127.0.0.1", inDays(-9), inDays(-2));
    const foreign = selfMadeCertificate("iemand.example", inDays(-1), inDays(9));
    const look = async (made: typeof expired, authorities: string[]) =>
      (await probeHost("127.0.0.1", await secure(made), { allow, authorities })).reason;
    expect(await look(expired, [expired.certificate])).toBe("certificate-expired");
    expect(await look(foreign, [foreign.certificate])).toBe("certificate-name");
    expect(await look(foreign, [])).toBe("certificate-untrusted");
  });

  it("says what is wrong when the connection is refused, when it times out, and when there is no TLS", async () => {
    const silent = await listen(createPlainServer(() => undefined));
    const plain = await listen(createPlainServer((socket) => socket.end("hallo")));
    const closed = await listen(createPlainServer());
    await new Promise((settle) => servers.at(-1)?.close(settle));
    const look = (port: number) => probeHost("127.0.0.1", port, { allow, timeoutMs: 300 });
    expect(await look(silent)).toMatchObject({ isReachable: false, reason: "timeout" });
    expect(await look(plain)).toMatchObject({ isReachable: false, reason: "tls" });
    expect(await look(closed)).toMatchObject({ isReachable: false, reason: "refused" });
    expect(await probeHost("bestaat-niet.invalid", 443, { allow })).toMatchObject({ reason: "dns" });
  });

  it("does not connect to a private network, by address or by name", async () => {
    let connections = 0;
    const port = await listen(createPlainServer(() => (connections += 1)));
    for (const host of ["127.0.0.1", "localhost", "[::1]", "2130706433", "169.254.169.254", "10.0.0.1"]) {
      expect(await probeHost(host, port, { timeoutMs: 300 }), host).toMatchObject({ isReachable: false });
    }
    expect((await probeHost("localhost", port)).reason).toBe("refused-address");
    expect(connections).toBe(0);
  });
});

it("the worker probes the endpoints of a practice, and the practice sees the results", async () => {
  const made = selfMadeCertificate("127.0.0.1", inDays(-1), inDays(9));
  const port = await secure(made);
  await publish("ZAL", [{ name: "huisartsdelinde@medmij", services: { "49": `127.0.0.1:${port}` } }]);
  await publish("ZAKL", [{ name: "huisartsdelinde@medmij", services: {}, identifiers: [["AGB", "01999901"]] }]);
  const practice = await makeOrganization("practice", { agb: "01999901" });
  const ria = await makePerson(practice, ["practice-assistant"]);
  const worker = grant(systemActor("worker", practice.organizationId), "connection.probe");
  await probeEndpoints(worker);
  expect(await listProbes(grant(ria, "connection.read"))).toMatchObject([{ reason: "refused-address" }]);
  await probeEndpoints(worker, { allow, authorities: [made.certificate] });
  expect(await listProbes(grant(ria, "connection.read"))).toMatchObject([
    { host: `127.0.0.1:${port}`, isReachable: true, isCertificateValid: true, reason: null },
  ]);
});

it("at night each host in the register is probed once, whoever uses it", async () => {
  const made = selfMadeCertificate("127.0.0.1", inDays(-1), inDays(9));
  let visits = 0;
  const port = await secure(made);
  servers.at(-1)?.on("connection", () => {
    visits += 1;
  });
  const shared = { "49": `127.0.0.1:${port}`, "51": `127.0.0.1:${port}` };
  await publish("ZAL", [
    { name: "huisartsdenacht@medmij", services: shared },
    { name: "huisartsdeuil@medmij", services: shared },
    { name: "huisartsvanniemand@medmij", services: { "49": "niemand.example" } },
  ]);
  await publish("ZAKL", [
    { name: "huisartsdenacht@medmij", services: {}, identifiers: [["AGB", "01999911"]] },
    { name: "huisartsdeuil@medmij", services: {}, identifiers: [["AGB", "01999912"]] },
  ]);
  for (const agb of ["01999911", "01999912"]) await makeOrganization("practice", { agb });
  const worker = grant(systemActor("worker"), "connection.watch");
  await watchConnections(worker);
  expect(await probeEveryHost(worker, { allow, authorities: [made.certificate] })).toEqual({ addressCount: 1 });
  expect(visits).toBe(1);
  const rows = await owner`select is_certificate_valid from connection_probe where address = ${`127.0.0.1:${port}`}`;
  expect(rows).toEqual([{ is_certificate_valid: true }]);
  expect(await owner`select 1 from connection_probe where address like 'niemand%'`).toHaveLength(0);
});

it("asking for a probe while one waits does not add another", async () => {
  const practice = await makeOrganization();
  const access = grant(await makePerson(practice, ["practice-manager"]), "connection.probe");
  await askProbe(access);
  await askProbe(access);
  const jobs = await owner`select data from queue.job where name = 'connections.probe'`;
  expect(jobs).toMatchObject([{ data: { organizationId: practice.organizationId } }]);
});
