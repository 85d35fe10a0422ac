"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";
import { tabLook } from "./tab-look.ts";

type TabLinksProps = {
  label: string;
  links: { href: string; label: ReactNode; isCurrent: boolean }[];
  className?: string;
};

/** Tabs that are links; on a phone the current one is scrolled into view. */
export function TabLinks({ label, links, className }: TabLinksProps) {
  const list = useRef<HTMLElement>(null);
  const current = links.find((link) => link.isCurrent)?.href;
  useEffect(() => {
    const tab = current && list.current?.querySelector<HTMLElement>("[aria-current]");
    // Scrolls the tab bar horizontally only; `scrollIntoView` would also move the page.
    if (tab) list.current?.scrollTo({ left: tab.offsetLeft - (list.current.clientWidth - tab.clientWidth) / 2 });
  }, [current]);
  return (
    <nav ref={list} aria-label={label} className={classNames("relative", tabLook.list, className)}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.isCurrent ? "page" : undefined}
          className={classNames(tabLook.tab, link.isCurrent ? tabLook.chosen : tabLook.other)}
        >
          {link.label}
        </Link>
      ))}
    </nav>
  );
}
