import { describe, expect, it } from "vitest";
import { ConfigurationError, readEnvironment } from "./env.ts";

const secret = "a secret for tests only, 32 characters or more";

/** What the start says about these settings; empty when it takes them. */
function refusal(settings: Record<string, string>): string {
  try {
    readEnvironment({ BALIE_SECRET: secret, ...settings });
    return "";
  } catch (problem) {
    if (!(problem instanceof ConfigurationError)) throw problem;
    return problem.message;
  }
}

describe("addresses over the web", () => {
  const variables = ["BALIE_URL", "FHIR_URL", "OIDC_ISSUER", "PASSWORD_BREACH_URL", "STORAGE_S3_URL"];
  it.each(variables)("%s without encryption is refused outside this machine", (name) => {
    for (const address of [
      "http://balie.example",
      "http://10.0.0.4:3000",
      "http://localhost.example",
      "ftp://x.example",
    ]) {
      expect(refusal({ [name]: address }), address).toMatch(new RegExp(`  ${name}: .*https`));
      expect(refusal({ [name]: address })).not.toContain(address);
    }
    for (const address of [
      "https://balie.example",
      "http://localhost:3000",
      "http://127.0.0.1:3000",
      "http://[::1]:3000",
    ]) {
      expect(refusal({ [name]: address }), address).toBe("");
    }
  });
});

describe("the connection to PostgreSQL", () => {
  const variables = ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_READ_URL", "DATABASE_DIRECT_URL"];
  it.each(variables)("%s needs TLS to another machine, and says what to do", (name) => {
    const plain = [
      "postgres://balie:geheim@db.example/balie",
      "postgresql://db.example:5432/balie?sslmode=prefer",
      "postgres://balie@db.example/balie?sslmode=disable&application_name=sslmode=require",
      "postgres://localhost:5432,db.example:5432/balie",
      "postgres://balie:lo%40localhost@10.0.0.4/balie",
      "postgres://localhost/balie?host=db.example",
    ];
    for (const address of plain) {
      expect(refusal({ [name]: address }), address).toMatch(
        new RegExp(`  ${name}: .*sslmode=verify-full.*DATABASE_TLS=off`),
      );
      expect(refusal({ [name]: address })).not.toContain("geheim");
      expect(refusal({ [name]: address, DATABASE_TLS: "off" })).toBe("");
    }
  });

  it("is taken encrypted, and on this machine as it is", () => {
    const taken = [
      "postgres://balie:geheim@db.example/balie?sslmode=verify-full",
      "postgres://db1.example:5432,db2.example/balie?application_name=x&sslmode=require",
      "postgres://balie@localhost:5432/balie",
      "postgres://balie@[::1]:5432/balie",
      "postgres://%2Fvar%2Frun%2Fpostgresql/balie",
      "postgres:///balie?host=/var/run/postgresql",
    ];
    for (const address of taken) expect(refusal({ DATABASE_URL: address }), address).toBe("");
    expect(refusal({ DATABASE_URL: "postgres://localhost/balie", DATABASE_TLS: "on" })).toContain("DATABASE_URL: ");
  });
});

describe("the connection to the mail server", () => {
  it("cannot be weakened in the address, unless SMTP_TLS says so", () => {
    for (const query of ["requireTLS=false", "ignoreTLS=true", "a=b&secure=false", "tls.rejectUnauthorized=false"]) {
      const SMTP_URL = `smtp://user:geheim@mail.example:587/?${query}`;
      expect(refusal({ SMTP_URL }), query).toMatch(/ {2}SMTP_URL: .*SMTP_TLS=off/);
      expect(refusal({ SMTP_URL })).not.toContain("geheim");
      expect(refusal({ SMTP_URL, SMTP_TLS: "off" })).toBe("");
    }
    expect(refusal({ SMTP_URL: "smtp://mail.example:587" })).toBe("");
    expect(refusal({ SMTP_URL: "smtps://mail.example" })).toBe("");
  });
});
