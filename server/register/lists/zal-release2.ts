import { group, type ListDeclaration, leaf } from "./declaration.ts";
import {
  backchannelUri,
  frontchannelUri,
  identifier30,
  providerNameRelease2,
  serialNumber,
  timestamp,
} from "./values.ts";

/** Zorgaanbiederslijst, release 2, following the published XSD (file version 5). */
export const zalRelease2: ListDeclaration = {
  kind: "ZAL",
  release: "release2",
  namespace: "xmlns://afsprakenstelsel.medmij.nl/zorgaanbiederslijst/release2/",
  root: group("Zorgaanbiederslijst", [
    leaf("Tijdstempel", "timestamp", timestamp),
    leaf("Volgnummer", "serial", serialNumber),
    group("Zorgaanbieders", [
      group(
        "Zorgaanbieder",
        [
          leaf("Zorgaanbiedernaam", "provider", providerNameRelease2, { uniqueWithin: "Zorgaanbieders" }),
          group("Gegevensdiensten", [
            group(
              "Gegevensdienst",
              [
                leaf("GegevensdienstId", "service", identifier30, { uniqueWithin: "Gegevensdiensten" }),
                group("AuthorizationEndpoint", [leaf("AuthorizationEndpointuri", "authorizationUri", frontchannelUri)]),
                group("TokenEndpoint", [leaf("TokenEndpointuri", "tokenUri", backchannelUri)]),
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
        { repeated: true, optional: true, row: "provider" },
      ),
    ]),
  ]),
};
