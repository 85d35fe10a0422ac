type OverOrganizations = {
  /** The tables that such a statement may leave unbound. */
  tables: string[];
  /** Matches the statement, written on one line. */
  contains: RegExp;
  reason: string;
};

/** Statements that read across organizations on purpose; every other one binds each of its tables to one organization. */
export const overOrganizations: OverOrganizations[] = [
  {
    tables: ["session"],
    contains: /"session"\."session_id" = \$/,
    reason: "a request's session is known before its organization",
  },
  {
    tables: ["session"],
    contains: /"session"\."person_id" = \$/,
    reason: "all sessions of a person, and where they worked last",
  },
  {
    tables: ["membership", "organization"],
    contains: /where \("membership"\."person_id" = \$1 and "membership"\."ended_at" is null\)/,
    reason: "the organizations a person works for",
  },
  {
    tables: ["invitation"],
    contains: /where "invitation"\."token_hash" = \$1/,
    reason: "a link is opened before its organization is known",
  },
  {
    tables: ["connection_proof"],
    contains: /where "connection_proof"\."hash" = \$1/,
    reason: "a proof is checked by anybody who holds its hash",
  },
  {
    tables: ["organization"],
    contains: /from organization o where o\.agb = \$1/,
    reason: "a token names its practice by the code in the register",
  },
  {
    tables: ["connection", "organization"],
    contains: /where c\.provider_name = \$1 and c\.is_in_force/,
    reason: "a token names its practice by its name in the register, and the alliance confirms which one it is",
  },
  {
    tables: ["connection", "organization"],
    contains:
      /^select o\.organization_id from organization o where o\.agb = \$1 .* union select c\.organization_id from connection c/,
    reason: "who claims a code or a name, when the alliance confirms or withdraws it",
  },
  {
    tables: ["connection", "organization"],
    contains: /^with claimed as \( select o\.agb as designation, o\.organization_id, o\.agb, o\.name/,
    reason: "the alliance's list of who says to be whom",
  },
  {
    tables: ["connection"],
    contains: /^with claimed as \( select o\.agb as designation, o\.organization_id, o\.agb from/,
    reason: "whether another organization claims the same name, and nothing else of it",
  },
  {
    tables: ["connection_summary"],
    contains: /from connection_summary s join register_identifier i/,
    reason: "the public check asks the place of a name in the register, of whichever practice has it",
  },
  {
    tables: ["gateway_trust", "organization"],
    contains: /where t\.issuer = \$1/,
    reason: "who trusts an issuer, to tell a DVA from a stranger",
  },
  {
    tables: ["organization"],
    contains: /^select "organization_id" from "organization"( where "organization"\."kind" in .*)?$/,
    reason: "the worker's list of organizations, which it then handles one by one",
  },
  {
    tables: ["organization", "connection_summary"],
    contains: /from organization o left join connection_summary s/,
    reason: "organizations affected by a new version of the lists",
  },
  {
    tables: ["connection_summary"],
    contains:
      /"state_since"::text from "connection_summary"|select 1 as "one" from "connection_summary"|^with summary as materialized/,
    reason: "the alliance's overview: summaries of all organizations, without patients",
  },
  {
    tables: ["connection_summary"],
    contains: /unnest\(provider_names\) as name from connection_summary/,
    reason: "every endpoint in the register that an organization uses is probed",
  },
  {
    tables: ["connection_summary"],
    contains: /^insert into connection_adoption/,
    reason: "adoption counts per day over all organizations, and names none",
  },
  {
    tables: ["organization"],
    contains: /left join "organization" on "organization"\."organization_id" = "chain_issue"\."filed_for"/,
    reason: "the alliance reads who filed a problem of the chain",
  },
  {
    tables: ["consult_referral_tally"],
    contains: /sum\(count\)::int as count from consult_referral_tally/,
    reason: "how many questions all practices referred, without patients",
  },
];
