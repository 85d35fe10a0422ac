"use client";

import type { ReactNode } from "react";
import { useFormState } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-look.ts";

type SubmitButtonProps = { children: ReactNode; look?: ButtonLook; className?: string };

/** The submit button; pending while the form is being sent. */
export function SubmitButton({ children, look = "primary", className }: SubmitButtonProps) {
  const { isSubmitting } = useFormState();
  return (
    <Button type="submit" look={look} isPending={isSubmitting} className={className}>
      {children}
    </Button>
  );
}
