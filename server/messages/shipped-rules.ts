import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { MessageOccasion } from "#db/terms/messages.ts";

type Shipped = {
  templateId: string;
  occasion: MessageOccasion;
  measurementKind: MeasurementKind | null;
  title: string;
  body: string;
};

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

/**
 * Templates that come with Balie, in plain Dutch (B1) for a patient who reads them alone. They state facts and what
 * happens next, never a diagnosis. Their ids are fixed: a practice that changes one stores a row under the same id.
 */
export const shippedTemplates: readonly Shipped[] = [
  {
    templateId: id(1),
    occasion: "in-order",
    measurementKind: "blood-pressure",
    title: "Bloeddruk thuis: in orde",
    body: "U heeft uw bloeddruk thuis gemeten. Gemiddeld was hij {gemiddelde}. In de ochtend {ochtend}, in de avond {avond}. Dat past bij {afspraak}: lager dan {streefwaarde}. U hoeft niets te veranderen.",
  },
  {
    templateId: id(2),
    occasion: "in-order",
    measurementKind: "blood-pressure",
    title: "Bloeddruk: thuis en in de praktijk",
    body: "Thuis was uw bloeddruk gemiddeld {gemiddelde}. In de praktijk maten we {praktijk}. Thuis was hij dus {verschil}. We gaan uit van uw metingen thuis. U hoeft niets te veranderen.",
  },
  {
    templateId: id(3),
    occasion: "in-order",
    measurementKind: null,
    title: "Alles in orde",
    body: "We hebben bekeken wat u met ons deelde. Alles is in orde. U hoeft niets te veranderen.",
  },
  {
    templateId: id(4),
    occasion: "adjust",
    measurementKind: "blood-pressure",
    title: "Bloeddruk thuis: we passen iets aan",
    body: "U heeft uw bloeddruk thuis gemeten. Gemiddeld was hij {gemiddelde}. Dat past nog niet bij {afspraak}: lager dan {streefwaarde}. We willen daarom iets veranderen in uw behandeling. Dit gaat u doen:\n\n",
  },
  {
    templateId: id(5),
    occasion: "adjust",
    measurementKind: null,
    title: "We passen iets aan",
    body: "We hebben bekeken wat u met ons deelde. We willen iets veranderen in uw behandeling. Dit gaat u doen:\n\n",
  },
  {
    templateId: id(6),
    occasion: "call",
    measurementKind: null,
    title: "We bellen u",
    body: "We hebben bekeken wat u met ons deelde. We willen het graag met u bespreken. We bellen u.",
  },
  {
    templateId: id(7),
    occasion: "ask-more",
    measurementKind: "blood-pressure",
    title: "Bloeddruk thuis: nog niet genoeg metingen",
    body: "Dank u voor uw metingen. U deed er {aantal} van de {verwacht}. Dat is nog te weinig om er iets over te zeggen. Wilt u nog een week meten? Meet 2 keer in de ochtend en 2 keer in de avond. Rust eerst 5 minuten uit.",
  },
  {
    templateId: id(8),
    occasion: "ask-more",
    measurementKind: null,
    title: "Graag nog een week meten",
    body: "Dank u voor uw metingen. We willen graag zien hoe het verder gaat. Wilt u nog een week meten, elke dag op dezelfde tijd?",
  },
];
