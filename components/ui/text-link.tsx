import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";

/** A link in running text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classNames(
        "rounded-mark font-strong text-lead underline decoration-lead/35 underline-offset-3 hover:decoration-lead",
        className,
      )}
    />
  );
}
