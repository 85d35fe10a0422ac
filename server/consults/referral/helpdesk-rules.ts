import type { Helpdesk } from "./contract.ts";

/** It gives no publisher. Read there on the day that is named; nobody called or wrote to them. */
const source = "Informatiesite over PGO's voor huisartsen, pagina ‘Communicatie naar patiënten’";

/** For questions about PGOs in general. */
export const pgoInformationPoint: Helpdesk = {
  name: "PGO-informatiepunt",
  phone: "085 303 49 59",
  email: "pgo@helpdeskdigitalezorg.nl",
  website: null,
  ...{ source, checkedOn: "2026-11-30" },
};

/** For questions about computers, telephones and the internet. */
export const digiHulplijn: Helpdesk = {
  name: "DigiHulplijn",
  phone: "0800 1508",
  email: null,
  website: null,
  ...{ source, checkedOn: "2026-11-30" },
};
