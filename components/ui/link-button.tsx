import type { ComponentProps } from "react";
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look.ts";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";

type LinkButtonProps = ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize };

/** A link that looks like a button: it navigates and changes nothing. */
export function LinkButton({ look, size, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={classNames(buttonLook(look, size), className)} />;
}
