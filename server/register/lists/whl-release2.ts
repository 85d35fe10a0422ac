import { childOrText, group, type ListDeclaration, leaf } from "./declaration.ts";
import { hostname, serialNumber, timestamp } from "./values.ts";

/**
 * Whitelist. Two forms share this namespace: in the published XSD (file versions 9 and 13) a Hostname element, in that
 * of 2018 the name as text of MedMijNode. Each is invalid under the other, so a file may not mix them.
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
