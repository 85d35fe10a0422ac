import { group, type ListDeclaration, leaf } from "./declaration.ts";
import {
  agbCode,
  identifier30,
  interfaceVersion,
  linkDisplayName,
  otherIdentifier,
  providerNameRelease3,
  serialNumber,
  timestamp,
  type ValueRule,
} from "./values.ts";

const mark = (name: string, value: ValueRule) =>
  leaf(name, "identifier", value, {
    uniqueWithin: "IdentificerendeKenmerken",
    sets: { field: "identifierKind", value: name },
  });

/** Zorgaanbiederskoppellijst (which AGB code has which name). Without a public XSD: from the published example 5.1. */
export const zaklRelease1: ListDeclaration = {
  kind: "ZAKL",
  release: "release1",
  namespace: "xmlns://afsprakenstelsel.medmij.nl/Zorgaanbiederskoppellijst/release1/",
  root: group("Zorgaanbiederskoppellijst", [
    leaf("Tijdstempel", "timestamp", timestamp),
    leaf("Volgnummer", "serial", serialNumber),
    group("Zorgaanbieders", [
      group(
        "Zorgaanbieder",
        [
          leaf("Zorgaanbiedernaam", "provider", providerNameRelease3, { uniqueWithin: "Zorgaanbieders" }),
          group("IdentificerendeKenmerken", [
            group(
              "IdentificerendKenmerk",
              [
                mark("AGB", agbCode),
                mark("URA", otherIdentifier),
                mark("OIN", otherIdentifier),
                mark("HRN", otherIdentifier),
                mark("KVK", otherIdentifier),
              ],
              { repeated: true, choice: true, row: "linkIdentifier" },
            ),
          ]),
          group("Gegevensdiensten", [
            group(
              "Gegevensdienst",
              [
                leaf("GegevensdienstId", "service", identifier30, { uniqueWithin: "Gegevensdiensten" }),
                leaf("Weergavenaam", "displayName", linkDisplayName),
                group("Interfaceversies", [
                  group(
                    "Interfaceversie",
                    [
                      leaf("InterfaceversieId", "interfaceVersion", interfaceVersion, {
                        uniqueWithin: "Interfaceversies",
                      }),
                    ],
                    { repeated: true, row: "linkService" },
                  ),
                ]),
              ],
              { repeated: true },
            ),
          ]),
        ],
        { repeated: true, optional: true, row: "linkProvider" },
      ),
    ]),
  ]),
};
