import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { tabLook } from "./tab-look.ts";

type TabLinksProps = {
  label: string;
  links: { href: string; label: ReactNode; isCurrent: boolean }[];
  className?: string;
};

/** Sides of one subject that each have an address. */
export function TabLinks({ label, links, className }: TabLinksProps) {
  return (
    <nav aria-label={label} className={classNames(tabLook.list, className)}>
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
