"use client";

import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look.ts";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

type ButtonProps = Omit<ComponentProps<"button">, "onClick" | "disabled" | "style"> & {
  children?: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  onPress?: () => void;
  isDisabled?: boolean;
  isPending?: boolean;
  /**
   * Keeps the focus in the current field: blur would validate it, and the error could move the button being pressed.
   */
  preventFocusOnPress?: boolean;
};

/** A button labelled with a verb. While `isPending` it keeps its place and focus, and cannot be pressed again. */
export function Button(props: ButtonProps) {
  const {
    look,
    size,
    className,
    children,
    type = "button",
    onPress,
    isDisabled,
    isPending,
    preventFocusOnPress,
    ...rest
  } = props;
  return (
    <button
      {...rest}
      // Also prevents submitting a form twice.
      type={isPending ? "button" : type}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      onMouseDown={preventFocusOnPress ? (event) => event.preventDefault() : undefined}
      onClick={(event) => {
        if (isPending) return;
        // Safari does not focus a clicked button, and a dialog returns the focus to what had it.
        if (!preventFocusOnPress) event.currentTarget.focus();
        onPress?.();
      }}
      className={classNames(buttonLook(look, size), "relative", className)}
    >
      <span className={classNames("inline-flex items-center gap-2", isPending && "opacity-0")}>{children}</span>
      {isPending ? <Spinner className="absolute" /> : null}
    </button>
  );
}
