"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Select } from "#components/ui/select.tsx";
import { documentAddress } from "./content-address.ts";

type ChooseBesideProps = {
  patientId: string;
  documentId: string;
  besideId: string | null;
  others: readonly { documentId: string; name: string }[];
};

const none = "none";

/** Another photo of this patient, to stand beside this one. */
export function ChooseBeside({ patientId, documentId, besideId, others }: ChooseBesideProps) {
  const words = useTranslations("documents.viewer");
  const router = useRouter();
  if (others.length === 0) return null;
  return (
    <Select
      label={words("beside")}
      value={besideId ?? none}
      choices={[
        { id: none, label: words("besideNone") },
        ...others.map(({ documentId: id, name }) => ({ id, label: name })),
      ]}
      onChange={(value) => router.push(documentAddress({ patientId, documentId }, value === none ? null : value))}
    />
  );
}
