import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within Balie. Nothing is fetched before it is followed: every screen is made for its reader, so Next would ask
 * for it anew for each link in sight (over thirty requests a page), and again after each refresh.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
