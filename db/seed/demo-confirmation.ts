import { demoPeople } from "./demo-people.ts";

const confirmedAt = "2026-01-06T10:00:00Z";

/** The row by which the demo's alliance staff confirmed an organization's AGB code; its names follow from the link list. */
export function demoConfirmation(organizationId: string, agb: string) {
  const esther = demoPeople.find(({ email }) => email.startsWith("esther@"));
  return {
    confirmation_id: organizationId.replace(/^(.{8})-0000-7000-8000-0000/, "$1-0000-7000-8000-0009"),
    confirmed_for: organizationId,
    designation: agb,
    proof: "called-back" as const,
    note: "Teruggebeld op het nummer in het AGB-register. De praktijk kende de code en de DVA.",
    confirmed_by: esther?.personId ?? null,
    confirmed_by_name: esther?.name ?? null,
    confirmed_at: confirmedAt,
  };
}
