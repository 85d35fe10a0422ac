import { TextLink } from "./text-link.tsx";

/** A link to another site, in a new tab, shown as the URL without its scheme. */
export function OutsideLink({ href }: { href: string }) {
  return (
    <TextLink href={href} rel="noreferrer" target="_blank" className="break-all">
      {href.replace(/^https:\/\//, "").replace(/\/$/, "")}
    </TextLink>
  );
}
