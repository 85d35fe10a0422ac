"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import { tabLook } from "#components/ui/tab-look.ts";
import { type MeasurementOrder, measurementOrders, orderCookie } from "./measurement-orders.ts";

const yearSeconds = 31_536_000;

/** The four views as tabs (none is current while one kind is shown in full); the choice is remembered in a cookie. */
export function OrderTabs({ order }: { order: MeasurementOrder | null }) {
  const words = useTranslations("measurements.orders");
  const path = usePathname();
  return (
    <nav aria-label={words("label")} className={classNames(tabLook.list, "print:hidden")}>
      {measurementOrders.map((one) => (
        <Link
          key={one}
          href={`${path}?order=${one}`}
          scroll={false}
          aria-current={one === order ? "page" : undefined}
          onClick={() => rememberOrder(one)}
          className={classNames(tabLook.tab, one === order ? tabLook.chosen : tabLook.other)}
        >
          {words(one)}
        </Link>
      ))}
    </nav>
  );
}

function rememberOrder(order: MeasurementOrder) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not available in every browser in use
  document.cookie = `${orderCookie}=${order}; path=/patients; max-age=${yearSeconds}; samesite=lax`;
}
