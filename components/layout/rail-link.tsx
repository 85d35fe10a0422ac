"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";

type RailLinkProps = { href: string; label: string; look?: "rail" | "row"; children: ReactNode };

/** A screen in the navigation rail. Where only the icon fits, its name is a tooltip on hover and focus. */
export function RailLink({ href, label, look = "rail", children }: RailLinkProps) {
  const path = usePathname();
  const isCurrent = path === href || path.startsWith(`${href}/`);
  if (look === "row")
    return (
      <Link
        href={href}
        aria-current={isCurrent ? "page" : undefined}
        // Closes the popover it is in: the layout persists across navigation, so it would stay open.
        onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
        className={classNames(
          "flex min-h-11 items-center gap-3 rounded-mark px-3",
          isCurrent ? "bg-lead-soft font-strong text-lead-deep" : "hover:bg-sunken",
        )}
      >
        {children}
        {label}
      </Link>
    );
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={classNames(
        "group relative flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-control px-1 transition-colors",
        "desk:min-h-11 desk:flex-row desk:px-0 wide:min-h-10 wide:justify-start wide:gap-3 wide:px-3",
        isCurrent
          ? "font-strong text-lead desk:bg-raised desk:text-ink desk:shadow-raised [&_svg]:text-lead"
          : "text-ink-soft hover:text-ink desk:hover:bg-ink/5",
      )}
    >
      {children}
      <span
        className={classNames(
          "max-w-full truncate text-small wide:text-body",
          "desk:max-wide:pointer-events-none desk:max-wide:absolute desk:max-wide:left-full desk:max-wide:z-50 desk:max-wide:ml-2 desk:max-wide:rounded-mark",
          "desk:max-wide:bg-ink desk:max-wide:px-2 desk:max-wide:py-1 desk:max-wide:font-normal desk:max-wide:text-paper desk:max-wide:opacity-0",
          "desk:max-wide:group-hover:opacity-100 desk:max-wide:group-focus-visible:opacity-100",
        )}
      >
        {label}
      </span>
    </Link>
  );
}
