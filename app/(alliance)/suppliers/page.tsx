import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PgoList } from "#components/suppliers/pgo-list.tsx";
import { SupplierList } from "#components/suppliers/supplier-list.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("suppliers"))("title") };
}

/** Which gateway works with which record system, and who helps the users of a PGO, with the source and the date it was read. */
export default async function SuppliersPage() {
  await openScreen("suppliers");
  const [api, words] = await Promise.all([serverApi(), getTranslations("suppliers")]);
  const [{ suppliers, routes }, clients, standings] = await Promise.all([
    api.suppliers.list(),
    api.register.clients(),
    api.register.ages(),
  ]);
  const systems = suppliers.filter((supplier) => supplier.kind === "record-system");
  const gateways = suppliers.filter((supplier) => supplier.kind === "gateway");
  const makers = suppliers.filter((supplier) => supplier.kind === "pgo");
  const known = new Set(routes.map((route) => route.recordSystemId));
  const unknown = systems.filter((system) => !known.has(system.supplierId)).length;
  const today = dutchDay(new Date());
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { systems: systems.length, gateways: gateways.length, unknown })}
    >
      <div className="grid items-start gap-5 desk:grid-cols-2">
        <SupplierList kind="record-system" suppliers={systems} gateways={gateways} routes={routes} today={today} />
        <SupplierList kind="gateway" suppliers={gateways} gateways={gateways} routes={routes} today={today} />
        <SupplierList kind="pgo" suppliers={makers} gateways={[]} routes={[]} today={today} />
      </div>
      <PgoList clients={clients} standing={standings.find(({ list }) => list === "OCL")} />
    </Page>
  );
}
