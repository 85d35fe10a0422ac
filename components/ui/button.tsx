"use client";

import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look.ts";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

type ButtonProps = Omit<AriaButtonProps, "className" | "style" | "children"> & {
  children?: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  className?: string;
};

/** A verb that somebody can press. While `isPending` it keeps its place and its focus, and cannot be pressed twice. */
export function Button({ look, size, className, children, isPending, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} isPending={isPending} className={classNames(buttonLook(look, size), "relative", className)}>
      <span className={classNames("inline-flex items-center gap-2", isPending && "opacity-0")}>{children}</span>
      {isPending ? <Spinner className="absolute" /> : null}
    </AriaButton>
  );
}
