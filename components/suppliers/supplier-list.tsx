import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { OutsideLink } from "#components/ui/outside-link.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import type { SupplierKind } from "#db/terms/suppliers.ts";
import type { RouteFacts, SupplierFacts } from "#server/suppliers/contract.ts";
import { EditSupplier } from "./edit-supplier.tsx";
import { LabelBadge } from "./gateway-line.tsx";
import { AddRoute, RemoveRoute } from "./route-editor.tsx";

type SupplierListProps = {
  kind: SupplierKind;
  suppliers: SupplierFacts[];
  gateways: SupplierFacts[];
  routes: RouteFacts[];
  today: string;
};

const titles = { "record-system": "record-systems", gateway: "gateways", pgo: "pgo-makers" } as const satisfies Record<
  SupplierKind,
  string
>;

/** Suppliers of one kind, each with its source; record systems also with their gateways. */
export function SupplierList({ kind, suppliers, gateways, routes, today }: SupplierListProps) {
  const words = useTranslations("suppliers");
  return (
    <Card title={words(titles[kind])} padding="bare" aside={<EditSupplier kind={kind} supplier={null} today={today} />}>
      {kind === "pgo" ? <p className="max-w-prose px-card pb-3 text-ink-soft">{words("pgo-makers-more")}</p> : null}
      {suppliers.length === 0 ? <EmptyState title={words("none")} /> : null}
      <ul className="divide-y divide-line">
        {suppliers.map((supplier) => (
          <li key={supplier.supplierId} className="px-card py-3">
            <div className="flex items-start justify-between gap-x-3">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2 font-strong">
                  {supplier.name}
                  <LabelBadge state={supplier.labelState} />
                </p>
                {supplier.email ? <p className="break-words">{supplier.email}</p> : null}
                {supplier.website ? <OutsideLink href={supplier.website} /> : null}
                {kind === "gateway" ? <Endings endings={supplier.hostEndings} /> : null}
                <SourceLine source={supplier.source} date={supplier.sourceDate} />
              </div>
              <EditSupplier kind={kind} supplier={supplier} today={today} />
            </div>
            {kind === "record-system" ? (
              <Routes
                system={supplier}
                gateways={gateways}
                routes={routes.filter((route) => route.recordSystemId === supplier.supplierId)}
                today={today}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Endings({ endings }: { endings: string[] }) {
  const words = useTranslations("suppliers");
  return (
    <p className="break-words text-ink-soft">
      {endings.length > 0 ? words("endings", { endings: endings.join(", ") }) : words("no-endings")}
    </p>
  );
}

type RoutesProps = { system: SupplierFacts; gateways: SupplierFacts[]; routes: RouteFacts[]; today: string };

function Routes({ system, gateways, routes, today }: RoutesProps) {
  const words = useTranslations("suppliers");
  const left = gateways.filter((gateway) => !routes.some((route) => route.gatewayId === gateway.supplierId));
  return (
    <div className="mt-2 border-line border-l-2 pl-3">
      {routes.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-soft">
          <Mark state="unknown" />
          {words("routes.unknown")}
        </p>
      ) : null}
      <ul>
        {routes.map((route) => (
          <li key={route.gatewayId} className="flex items-start justify-between gap-2">
            <span>
              {route.gatewayName}
              <SourceLine source={route.source} date={route.sourceDate} />
            </span>
            <RemoveRoute route={route} systemName={system.name} />
          </li>
        ))}
      </ul>
      {left.length > 0 ? <AddRoute system={system} gateways={left} today={today} /> : null}
    </div>
  );
}
