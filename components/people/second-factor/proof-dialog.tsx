"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { ProviderButton } from "#components/people/sign-in/provider-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { SignInMethod } from "#db/terms/people.ts";
import type { ProofInput } from "#server/people/second-factor/contract.ts";

const fetchProofInput = () => import("#server/people/second-factor/contract.ts").then((module) => module.ProofInput);

type ProofDialogProps = { method: SignInMethod; onClose: (isProved: boolean) => void };

/** Asks for the password or a code before an act that gives or takes access. Who has neither signs in again. */
export function ProofDialog({ method, onClose }: ProofDialogProps) {
  const words = useTranslations("people.proof");
  const form = useZodForm(fetchProofInput, { secret: "" });
  const send = async (values: ProofInput) => {
    await api.people.proveAgain.mutate(values).catch((problem: unknown) => {
      form.setValue("secret", "");
      throw problem;
    });
    onClose(true);
  };
  return (
    <Dialog isOpen role="alertdialog" onOpenChange={() => onClose(false)} title={words("title")}>
      <Form form={form} onSubmit={send} leavesPage label={words("title")}>
        <p>{words("body")}</p>
        {method === "demo" ? (
          <p className="text-ink-soft">{words("demo")}</p>
        ) : (
          <FormTextField
            control={form.control}
            name="secret"
            label={words("secret")}
            type="password"
            autoComplete="current-password"
            autoFocus
          />
        )}
        <div className="flex justify-end gap-2">
          <Button preventFocusOnPress onPress={() => onClose(false)}>
            {words("cancel")}
          </Button>
          <SubmitButton>{words("submit")}</SubmitButton>
        </div>
        {method === "oidc" ? <ProviderButton label={words("provider")} next={window.location.pathname} /> : null}
      </Form>
    </Dialog>
  );
}
