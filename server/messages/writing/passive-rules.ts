import type { Finding, Span } from "./contract.ts";
import type { Word } from "./token-rules.ts";

/** So far after "wordt" its participle is looked for, and so far before it ("gebeld te worden"). Own choice, 2026-11-30. */
const wordsAfterMax = 12;
const wordsBeforeMax = 3;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const auxiliaries = setOf("word wordt worden werd werden");

/** Words that begin another clause, or a perfect tense with a participle of its own. */
const clauseWords = setOf(
  "maar want omdat als dat die terwijl zodat voordat nadat wanneer heb hebt heeft hebben had hadden",
);

/** May stand between the participle and "worden". */
const betweenWords = setOf("te dient dienen hoeft hoeven kan kunnen moet moeten mag mogen zal zullen");

const particle =
  "(?:aan|achter|af|bij|binnen|door|goed|in|klaar|langs|los|mee|mis|na|neer|om|onder|op|over|plaats|rond|samen|schoon|stop|tegen|terug|toe|uit|vast|vol|voor|weg)?";
const weak = new RegExp(`^${particle}ge[a-z]{2,}[dt]$`);
const weakWithPrefix = /^(?:be|ver|ont|her)[a-z]{2,}[dt]$/;
const strong = new RegExp(
  `^${particle}ge(?:beden|beten|boden|bogen|bonden|borgen|broken|daan|dragen|dreven|drongen|dronken|geven|goten|grepen|hangen|heven|holpen|houden|kozen|kregen|laten|lezen|loten|meden|meten|nomen|noten|roepen|schonken|schoten|schoven|schreven|slagen|slepen|slikken|sloten|sneden|spoten|sproken|stoken|streken|trokken|vangen|vonden|vraagd|wassen|wezen|wogen|wonnen|worpen|worven|wreven|zien|zonden|zogen)$`,
);
const withoutGe = setOf(
  "aanvaard afbesteld bedreven begonnen begrepen behouden bekeken beschreven besloten besproken betrokken bevonden bewezen doorbroken herschreven herzien onderbroken ondernomen ondersteund onderzocht onthouden ontnomen ontslagen ontvangen overhandigd overlegd overwogen verboden verbonden vergeleken vergeten verholpen verkregen verlaten verloren vermeden verschoven vervangen verwezen verworven verzonden voltooid voorkomen voorzien weerlegd",
);

/** Nouns, adjectives and present tenses that look like a participle. */
const lookalikes = setOf(
  "bedoelt bedroefd beeld bekend belt bent bereid bericht beroemd besluit bestand bestaat bevat bewust bezet bezit bezorgd gebied gebit geduld geld geleid geliefd geluid gemiddeld gerecht gerust geschikt geslacht gewicht gezicht gezond herfst ontbijt ontstaat overgewicht ondergewicht verband verdriet verkeerd verliefd vermoeid verslaafd verstand vertrouwd verwant",
);

/** Passives with "worden" and a participle in the same clause, from the first of the two up to the last. */
export function findPassives(words: readonly Word[], sentences: readonly Span[]): Finding[] {
  return sentences.flatMap((sentence) => {
    const own = words.filter(({ from, to }) => sentence.from <= from && to <= sentence.to);
    return own.flatMap((word, at) => {
      if (!auxiliaries.has(word.folded)) return [];
      const participle = participleAfter(own, at) ?? participleBefore(own, at);
      return participle ? [passive(word, participle)] : [];
    });
  });
}

function participleAfter(words: readonly Word[], at: number): Word | null {
  for (const word of words.slice(at + 1, at + 1 + wordsAfterMax)) {
    if (beginsClause(word) || auxiliaries.has(word.folded)) return null;
    if (isParticiple(word.folded)) return word;
  }
  return null;
}

function participleBefore(words: readonly Word[], at: number): Word | null {
  let next = words[at];
  for (const word of words.slice(Math.max(0, at - wordsBeforeMax), at).reverse()) {
    if (!next || /[,;:()]/.test(next.gap)) return null;
    if (isParticiple(word.folded)) return word;
    if (!betweenWords.has(word.folded)) return null;
    next = word;
  }
  return null;
}

function beginsClause({ gap, folded }: Word): boolean {
  return /[,;:()]/.test(gap) || clauseWords.has(folded);
}

function isParticiple(word: string): boolean {
  if (lookalikes.has(word)) return false;
  return weak.test(word) || weakWithPrefix.test(word) || strong.test(word) || withoutGe.has(word);
}

function passive(auxiliary: Word, participle: Word): Finding {
  const from = Math.min(auxiliary.from, participle.from);
  const to = Math.max(auxiliary.to, participle.to);
  return { from, to, kind: "passive", reason: "passive", alternative: null, isReady: false };
}
