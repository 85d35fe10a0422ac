"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { type FieldValues, FormProvider, type UseFormReturn } from "react-hook-form";
import { loadClient } from "#components/api/client.ts";
import { useRefusal } from "#components/api/use-refusal.ts";
import { withProof } from "#components/api/with-proof.ts";
import { classNames } from "#components/ui/class-names.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import { useLoadedSoon } from "#components/ui/use-loaded-soon.ts";
import { FormProblems } from "./form-problems.tsx";

/** What a submit returns that stored nothing yet. */
export const formAsks = Symbol("a form asks");

type FormProps<Input extends FieldValues, Output> = {
  form: UseFormReturn<Input, unknown, Output>;
  /**
   * Submits the form. An error it throws is shown above the fields; the input is kept. `formAsks`: nothing was stored, the form shows a
   * question first.
   */
  onSubmit: (values: Output) => Promise<unknown>;
  /** Text of the success toast. */
  done?: string;
  onDone?: () => void;
  /** No refresh after success: the form navigates away or shows the result itself. */
  leavesPage?: boolean;
  /** Names the form when the page has more than one. */
  label?: string;
  children: ReactNode;
  className?: string;
};

/**
 * A form: validates against the contract, submits once, keeps the input after an error and shows it above the fields.
 */
export function Form<Input extends FieldValues, Output>(props: FormProps<Input, Output>) {
  const { form, onSubmit, done, onDone, leavesPage, label, children, className } = props;
  const refusalWords = useRefusal();
  useLoadedSoon(loadClient);
  const router = useRouter();
  const submit = form.handleSubmit(async (values) => {
    try {
      if ((await withProof(async () => onSubmit(values))) === formAsks) return;
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
