import type { TechnicalCause } from "#db/terms/consults.ts";
import type { Helpdesk } from "./contract.ts";
import { digiHulplijn, pgoInformationPoint } from "./helpdesk-rules.ts";

/** What the question is about, in the words of the patient. */
const about: Record<TechnicalCause, string> = {
  "sign-in": "Uw vraag gaat over inloggen.",
  "missing-data": "U mist gegevens in uw app.",
  sharing: "Uw vraag gaat over delen met uw app.",
  account: "Uw vraag gaat over uw app of uw account.",
  "app-fault": "Uw app werkt niet goed.",
};

/**
 * The answer that refers a question about a PGO, in plain Dutch (B1). `pgoName` null: not known. `supplier` null: nobody told us yet how to
 * reach who makes it.
 */
export function referralText(cause: TechnicalCause, pgoName: string | null, supplier: Helpdesk | null): string {
  return [
    `${about[cause]} Wij kunnen u daar niet goed mee helpen. De app is niet van onze praktijk. Hier krijgt u wel hulp:`,
    [
      `- ${supplierLine(pgoName, supplier)}`,
      `- Voor vragen over PGO's in het algemeen: ${reachedBy(pgoInformationPoint)}`,
      `- Voor hulp met uw computer, telefoon of internet: ${reachedBy(digiHulplijn)}`,
    ].join("\n"),
    ...(cause === "missing-data" ? ["Zegt de hulpdienst dat het aan onze praktijk ligt? Laat het ons dan weten."] : []),
    "Heeft u ook een vraag over uw gezondheid? Stel die dan gerust aan ons.",
  ].join("\n\n");
}

function supplierLine(pgoName: string | null, supplier: Helpdesk | null): string {
  if (supplier && (supplier.email ?? supplier.website)) return `Voor vragen over uw app: ${reachedBy(supplier)}`;
  const app = pgoName === null ? "uw app" : `uw app (${pgoName})`;
  return `Voor vragen over ${app}: vraag het de maker van de app.`;
}

function reachedBy({ name, phone, email, website }: Helpdesk): string {
  const ways = [phone && `bel ${phone}`, email && `mail ${email}`, website && `kijk op ${website}`];
  return `${name}, ${ways.filter((way) => way !== null && way !== "").join(" of ")}`;
}
