"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";

type JudgeDocumentProps = { patientId: string; documentId: string; isJudged: boolean };

/** Marks a photo or document as judged, and takes that back; `b`. */
export function JudgeDocument({ patientId, documentId, isJudged }: JudgeDocumentProps) {
  const words = useTranslations("documents");
  const { run, isPending } = useAction();
  const judge = () => {
    if (isPending) return;
    const done = words(isJudged ? "unjudgedDone" : "judgedDone");
    run(() => api.documents.judge.mutate({ patientId, documentId, isJudged: !isJudged }), { done });
  };
  useSingleKeys({}, { b: judge });
  return (
    <Button look={isJudged ? "quiet" : "primary"} onPress={judge} isPending={isPending}>
      {words(isJudged ? "unjudge" : "judge")}
      <KeyCap>b</KeyCap>
    </Button>
  );
}
