const name = "Kwibus van Testeren";
const email = "kwibus.testeren@voorbeeld.test";
/** Passes the 11-test and begins with 9999: nobody's. */
const bsn = "999912347";
const birthDate = "1957-04-03";

/** A person who does not exist, to search for in everything that may not hold a person. */
export const personalFacts = {
  name,
  email,
  bsn,
  words: [name, email, bsn, `${name} <${email}>`, `${birthDate} ${name}`, `BSN ${bsn}`],
  /** No line of a log may hold any of these. */
  traces: [/kwibus/i, /testeren/i, /voorbeeld\.test/i, /9999\.?12\.?347/],
};
