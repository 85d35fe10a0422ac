"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { useIssueWords } from "./use-issue-words.ts";

type FormSchema = z.ZodType<FieldValues, FieldValues>;
/**
 * The contract, or a function that imports it: a form that is visible at page load does not need it until it validates.
 */
type Contract<Schema> = Schema | (() => Promise<Schema>);

/**
 * Form state validated by a contract: the same Zod schema that the procedure parses. For every form with fields to
 * validate. A single choice with a button needs no form (`useAction`), and neither does the conclusion of the round:
 * one key sends it, and its draft is saved as it is.
 */
export function useZodForm<Schema extends FormSchema>(
  contract: Contract<Schema>,
  defaultValues: DefaultValues<z.input<Schema>>,
): UseFormReturn<z.input<Schema>, unknown, z.output<Schema>> {
  const issueWords = useIssueWords();
  const shell = useTranslations("shell");
  useEffect(() => {
    // A failure here is retried by the resolver, which then reports it.
    checkOf(contract).catch(() => undefined);
  }, [contract]);
  const resolver: Resolver<z.input<Schema>, unknown, z.output<Schema>> = async (...asked) => {
    try {
      const { zodResolver, schema } = await checkOf(contract);
      return await zodResolver(schema, { error: issueWords })(...asked);
    } catch {
      const errors: FieldErrors<z.input<Schema>> = {};
      Object.assign(errors, { root: { type: "unreachable", message: shell("connectionLost") } });
      return { values: {}, errors };
    }
  };
  return useForm<z.input<Schema>, unknown, z.output<Schema>>({
    resolver,
    defaultValues,
    mode: "onTouched",
    reValidateMode: "onChange",
  });
}

async function checkOf<Schema extends FormSchema>(contract: Contract<Schema>) {
  const [{ zodResolver }, { schema }] = await Promise.all([
    import("@hookform/resolvers/zod"),
    typeof contract === "function" ? contract().then((schema) => ({ schema })) : { schema: contract },
  ]);
  return { zodResolver, schema };
}
