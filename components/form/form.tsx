"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { type FieldValues, FormProvider, type UseFormReturn } from "react-hook-form";
import { useRefusal } from "#components/api/use-refusal.ts";
import { classNames } from "#components/ui/class-names.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import { FormProblems } from "./form-problems.tsx";

type FormProps<Input extends FieldValues, Output> = {
  form: UseFormReturn<Input, unknown, Output>;
  /** Sends it. What it throws stands above the fields; what was typed stays. */
  onSubmit: (values: Output) => Promise<unknown>;
  /** A toast for when it went well. */
  done?: string;
  onDone?: () => void;
  /** The page is left, or answers by itself, after it went well: it is not read anew. */
  leavesPage?: boolean;
  /** Names the form when the page has more than one. */
  label?: string;
  children: ReactNode;
  className?: string;
};

/** A form: checks by the contract, sends once, keeps what was typed, and says above the fields what is not right. */
export function Form<Input extends FieldValues, Output>(props: FormProps<Input, Output>) {
  const { form, onSubmit, done, onDone, leavesPage, label, children, className } = props;
  const refusalWords = useRefusal();
  const router = useRouter();
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (problem) {
      form.setError("root", { message: refusalWords(problem) });
      return;
    }
    if (done) showToast({ state: "fine", text: done });
    onDone?.();
    if (!leavesPage) router.refresh();
  });
  return (
    <FormProvider {...form}>
      <form noValidate aria-label={label} onSubmit={submit} className={classNames("space-y-5", className)}>
        <FormProblems />
        {children}
      </form>
    </FormProvider>
  );
}
