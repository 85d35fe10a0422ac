import type { Helpdesk } from "./contract.ts";

const source = "Huisartsenorganisatie, informatie voor praktijken: Communicatie naar patiënten over PGO's";

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
