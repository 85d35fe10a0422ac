import { childOrText, group, type ListDeclaration, leaf } from "./declaration.ts";
import { hostname, serialNumber, timestamp } from "./values.ts";

/**
 * Whitelist. Two shapes share this namespace: the published XSD (file versions 9 and 13) has a Hostname element, the one of
 * 2018 has the name as text of MedMijNode. Each is invalid under the other, so one file may not mix them.
 */
export const whlRelease2: ListDeclaration = {
  kind: "WHL",
  release: "release2",
  namespace: "xmlns://afsprakenstelsel.medmij.nl/whitelist/release2/",
  root: group("Whitelist", [
    leaf("Tijdstempel", "timestamp", timestamp),
    leaf("Volgnummer", "serial", serialNumber),
    group("MedMijNodes", [
      childOrText(leaf("Hostname", "hostname", hostname, { uniqueWithin: "MedMijNodes" }), "MedMijNode", {
        repeated: true,
        optional: true,
        row: "node",
      }),
    ]),
  ]),
};
