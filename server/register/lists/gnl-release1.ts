import { group, type ListDeclaration, leaf } from "./declaration.ts";
import { displayName, identifier30, serialNumber, timestamp } from "./values.ts";

/** Gegevensdienstnamenlijst, following the published XSD (file version 7). */
export const gnlRelease1: ListDeclaration = {
  kind: "GNL",
  release: "release1",
  namespace: "xmlns://afsprakenstelsel.medmij.nl/gegevensdienstnamenlijst/release1/",
  root: group("Gegevensdienstnamenlijst", [
    leaf("Tijdstempel", "timestamp", timestamp),
    leaf("Volgnummer", "serial", serialNumber),
    group("Gegevensdiensten", [
      group(
        "Gegevensdienst",
        [
          leaf("GegevensdienstId", "service", identifier30, { uniqueWithin: "Gegevensdiensten" }),
          leaf("Weergavenaam", "displayName", displayName),
        ],
        { repeated: true, optional: true, row: "serviceName" },
      ),
    ]),
  ]),
};
