import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { SaveSupplierInput } from "#server/suppliers/contract.ts";
import { listSuppliers } from "#server/suppliers/list-suppliers.ts";
import { removeRoute } from "#server/suppliers/remove-route.ts";
import { retireSupplier } from "#server/suppliers/retire-supplier.ts";
import { saveRoute } from "#server/suppliers/save-route.ts";
import { saveSupplier } from "#server/suppliers/save-supplier.ts";
import { auditLines, makeOrganization, makePerson } from "#tests/support/world.ts";

const facts = {
  email: "",
  website: "",
  hostEndings: [],
  labelState: "unknown" as const,
  source: "website van de leverancier",
  sourceDate: "2026-10-01",
};

async function office() {
  const alliance = await makeOrganization("alliance");
  const noor = await makePerson(alliance, ["alliance-staff"]);
  return { alliance, maintain: grant(noor, "supplier.maintain"), list: grant(noor, "supplier.list") };
}

it("alliance staff say which gateway works with which record system, with a source, and can take it back", async () => {
  const { alliance, maintain, list } = await office();
  const his = await saveSupplier(maintain, { ...facts, kind: "record-system", name: "Wijzer HIS" });
  const dva = await saveSupplier(maintain, { ...facts, kind: "gateway", name: "Noorderlicht" });
  const pair = { recordSystemId: his.supplierId, gatewayId: dva.supplierId };
  await saveRoute(maintain, { ...pair, source: "telefoongesprek", sourceDate: "2026-10-02" });
  expect((await listSuppliers(list)).routes).toMatchObject([{ ...pair, gatewayName: "Noorderlicht" }]);
  await removeRoute(maintain, pair);
  expect((await listSuppliers(list)).routes).toEqual([]);
  expect((await auditLines(alliance.organizationId)).map((line) => line.detail.act)).toEqual([
    "added",
    "added",
    "route-saved",
    "route-removed",
  ]);
});

it("a gateway cannot be given as a record system, and a name is used once", async () => {
  const { maintain } = await office();
  const dva = await saveSupplier(maintain, { ...facts, kind: "gateway", name: "Veerhuis" });
  const pair = { recordSystemId: dva.supplierId, gatewayId: dva.supplierId };
  await expect(saveRoute(maintain, { ...pair, source: "bron", sourceDate: "2026-10-02" })).rejects.toMatchObject({
    reason: "supplier.not-a-record-system",
  });
  await expect(saveSupplier(maintain, { ...facts, kind: "gateway", name: "veerhuis" })).rejects.toMatchObject({
    reason: "supplier.name-taken",
  });
});

it("a retired supplier leaves every list and cannot be changed", async () => {
  const { maintain, list } = await office();
  const { supplierId } = await saveSupplier(maintain, { ...facts, kind: "gateway", name: "Ankerplaats" });
  await retireSupplier(maintain, { supplierId });
  expect((await listSuppliers(list)).suppliers.map((each) => each.supplierId)).not.toContain(supplierId);
  await expect(retireSupplier(maintain, { supplierId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("a host name suffix cannot claim a whole top-level domain", () => {
  const with_ = (ending: string) =>
    SaveSupplierInput.safeParse({ ...facts, kind: "gateway", name: "X1", hostEndings: [ending] }).success;
  expect(["dva.voorbeeld.nl", "voorbeeld.nl", "nl", ".nl", "", "*.nl"].map(with_)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
