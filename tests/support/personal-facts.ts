const name = "Kwibus van Testeren";
const email = "kwibus.testeren@voorbeeld.test";
/** Passes the 11-test and starts with 9999, so it belongs to nobody. */
const bsn = "999912347";
const birthDate = "1957-04-03";

/** A fictional person, to search for wherever no personal data may be. */
export const personalFacts = {
  name,
  email,
  bsn,
  words: [name, email, bsn, `${name} <${email}>`, `${birthDate} ${name}`, `BSN ${bsn}`],
  /** No line of a log may match any of these. */
  traces: [/kwibus/i, /testeren/i, /voorbeeld\.test/i, /9999\.?12\.?347/],
};
