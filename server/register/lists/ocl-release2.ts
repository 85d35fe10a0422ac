import { group, type ListDeclaration, leaf } from "./declaration.ts";
import { displayName, hostname, serialNumber, timestamp } from "./values.ts";

/** OAuthclientlist (the PGO behind a host name), following the published XSD (file version 5). */
export const oclRelease2: ListDeclaration = {
  kind: "OCL",
  release: "release2",
  namespace: "xmlns://afsprakenstelsel.medmij.nl/oauthclientlist/release2/",
  root: group("OAuthclientlist", [
    leaf("Tijdstempel", "timestamp", timestamp),
    leaf("Volgnummer", "serial", serialNumber),
    group("OAuthclients", [
      group(
        "OAuthclient",
        [
          leaf("Hostname", "hostname", hostname, { uniqueWithin: "OAuthclients" }),
          leaf("OAuthclientOrganisatienaam", "displayName", displayName),
        ],
        { repeated: true, optional: true, row: "client" },
      ),
    ]),
  ]),
};
