"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import { useIssueWords } from "./use-issue-words.ts";

type FormSchema = z.ZodType<FieldValues, FieldValues>;

/** The state of a form whose answer is a contract: the same Zod schema that the procedure parses. */
export function useZodForm<Schema extends FormSchema>(
  schema: Schema,
  defaultValues: DefaultValues<z.input<Schema>>,
): UseFormReturn<z.input<Schema>, unknown, z.output<Schema>> {
  const issueWords = useIssueWords();
  return useForm<z.input<Schema>, unknown, z.output<Schema>>({
    resolver: zodResolver(schema, { error: issueWords }),
    defaultValues,
    mode: "onTouched",
    reValidateMode: "onChange",
  });
}
