import { TextLink } from "./text-link.tsx";

/** A link to somebody else's site, in a tab of its own, written as the address without its scheme. */
export function OutsideLink({ href }: { href: string }) {
  return (
    <TextLink href={href} rel="noreferrer" target="_blank" className="break-all">
      {href.replace(/^https:\/\//, "").replace(/\/$/, "")}
    </TextLink>
  );
}
