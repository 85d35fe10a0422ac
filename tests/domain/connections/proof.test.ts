import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { AnonymousActor } from "#server/access/actor.ts";
import { getProofPdf } from "#server/connections/proof/get-proof-pdf.ts";
import { proveConnection } from "#server/connections/proof/prove-connection.ts";
import { proofHash } from "#server/connections/proof/rules.ts";
import { verifyProof } from "#server/connections/proof/verify-proof.ts";
import { getToday } from "#server/connections/watch/get-today.ts";
import { publish } from "#tests/support/register-world.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const passer: AnonymousActor = { kind: "anonymous", client: { address: "192.0.2.9", agent: null } };
const verify = grant(passer, "connection.verify-proof");
const linde = {
  name: "huisartsdelinde@medmij",
  services: { "49": "dva.example" },
  identifiers: [["AGB", "01999901"]] as ["AGB", string][],
};

async function desk() {
  const practice = await makeOrganization("practice", {
    name: "Huisartsenpraktijk De Linde",
    agb: "01999901",
    city: "Utrecht",
  });
  const ria = await makePerson(practice, ["practice-manager"], { name: "Ria Bakker" });
  return { practice, prove: grant(ria, "connection.prove"), read: grant(ria, "connection.read") };
}

it("without any list there is nothing to prove", async () => {
  const { prove } = await desk();
  await expect(proveConnection(prove)).rejects.toMatchObject({ reason: "connection.no-list" });
});

it("a proof can be checked by anybody who has its code, and names no person", async () => {
  await publish("ZAL", [linde]);
  await publish("ZAKL", [linde]);
  const { prove, read } = await desk();
  const { hash } = await proveConnection(prove);
  const found = await verifyProof(verify, { hash });
  expect(found).toMatchObject({
    isGenuine: true,
    content: {
      state: "connected",
      organization: { agb: "01999901" },
      services: [{ id: "49" }],
      prescriptionVisible: "yes",
    },
  });
  expect(JSON.stringify(found)).not.toMatch(/Ria|Bakker/);
  const pdf = await getProofPdf(read, { hash });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const text = pdf.toString("latin1");
  expect(text).toMatch(/\/Lang \(nl\)/);
  expect(text).toMatch(/\/Marked true/);
  expect(text).toMatch(/\/DisplayDocTitle true/);
  expect(text).toMatch(/FontFile2/);
  // The QR code of its page, with words for who cannot see it.
  expect(text).toMatch(/\/S \/Figure[\s\S]*?\/Alt/);
});

it("a pharmacy is not obliged to show the prescription, so neither its proof nor Today mentions it", async () => {
  const pharmacy = await makeOrganization("pharmacy", { agb: "01999901" });
  const sam = await makePerson(pharmacy, ["pharmacist"]);
  const { hash } = await proveConnection(grant(sam, "connection.prove"));
  const found = await verifyProof(verify, { hash });
  expect(found?.isGenuine).toBe(true);
  expect(found?.content).not.toHaveProperty("prescriptionVisible");
  expect((await getToday(grant(sam, "connection.read"))).prescription).toBeNull();
});

it("a pharmacy's older proof that still mentions the prescription remains genuine and says so", async () => {
  const pharmacy = await makeOrganization("pharmacy", { agb: "01999901" });
  const sam = await makePerson(pharmacy, ["pharmacist"]);
  const { hash } = await proveConnection(grant(sam, "connection.prove"));
  const made = await verifyProof(verify, { hash });
  if (!made) throw new Error("no proof");
  const content = { ...made.content, prescriptionVisible: "unknown" as const };
  const oldHash = proofHash(content);
  await owner`update connection_proof set hash = ${oldHash}, content = ${owner.json(content)} where hash = ${hash}`;
  expect(await verifyProof(verify, { hash: oldHash })).toEqual({ content, isGenuine: true });
});

it("a proof whose content was changed afterwards does not match its code", async () => {
  const { prove } = await desk();
  const { hash } = await proveConnection(prove);
  await owner`update connection_proof set content = jsonb_set(content, '{organization,name}', '"Iemand anders"') where hash = ${hash}`;
  expect(await verifyProof(verify, { hash })).toMatchObject({ isGenuine: false });
});

it("a made-up code finds nothing, and only the own organization gets the PDF", async () => {
  expect(await verifyProof(verify, { hash: "0".repeat(64) })).toBeNull();
  const mine = await desk();
  const theirs = await desk();
  const { hash } = await proveConnection(mine.prove);
  await expect(getProofPdf(theirs.read, { hash })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("a proof based on the demo list says so", async () => {
  await publish("ZAL", [linde], { source: "demo" });
  const { prove } = await desk();
  const { hash } = await proveConnection(prove);
  expect((await verifyProof(verify, { hash }))?.content.list.kind).toBe("demo");
});
