import { group, type ListDeclaration, leaf } from "./declaration.ts";
import {
  backchannelUri,
  durationDays,
  frontchannelUri,
  identifier30,
  interfaceVersion,
  providerNameRelease3,
  providerType,
  serialNumber,
  timestamp,
} from "./values.ts";

/** Zorgaanbiederslijst, release 3. Without a public XSD: structure from the published example 9.3, values as in release 2. */
export const zalRelease3: ListDeclaration = {
  kind: "ZAL",
  release: "release3",
  namespace: "xmlns://afsprakenstelsel.medmij.nl/zorgaanbiederslijst/release3/",
  root: group("Zorgaanbiederslijst", [
    leaf("Tijdstempel", "timestamp", timestamp),
    leaf("Volgnummer", "serial", serialNumber),
    group("Zorgaanbieders", [
      group(
        "Zorgaanbieder",
        [
          leaf("Zorgaanbiedernaam", "provider", providerNameRelease3, { uniqueWithin: "Zorgaanbieders" }),
          leaf("Aanbiedertype", "providerType", providerType),
          group("Interfaceversies", [
            group(
              "Interfaceversie",
              [
                leaf("InterfaceversieId", "interfaceVersion", interfaceVersion, { uniqueWithin: "Interfaceversies" }),
                group("Gegevensdiensten", [
                  group(
                    "Gegevensdienst",
                    [
                      leaf("GegevensdienstId", "service", identifier30, { uniqueWithin: "Gegevensdiensten" }),
                      group("AuthorizationEndpoint", [
                        leaf("AuthorizationEndpointuri", "authorizationUri", frontchannelUri),
                      ]),
                      group("TokenEndpoint", [leaf("TokenEndpointuri", "tokenUri", backchannelUri)]),
                      group(
                        "Abonneren",
                        [
                          leaf("MaximaleDuur", "subscriptionDaysMax", durationDays),
                          leaf("SubscriptionEndpointuri", "subscriptionUri", backchannelUri),
                        ],
                        { optional: true },
                      ),
                      group("Systeemrollen", [
                        group(
                          "Systeemrol",
                          [
                            leaf("Systeemrolcode", "role", identifier30, { uniqueWithin: "Systeemrollen" }),
                            group("ResourceEndpoint", [leaf("ResourceEndpointuri", "resourceUri", backchannelUri)]),
                          ],
                          { repeated: true, row: "endpoint" },
                        ),
                      ]),
                    ],
                    { repeated: true },
                  ),
                ]),
              ],
              { repeated: true },
            ),
          ]),
        ],
        { repeated: true, optional: true, row: "provider" },
      ),
    ]),
  ]),
};
