import type { TechnicalCause } from "#db/terms/consults.ts";

/**
 * A question about a PGO, as patients write it: a sentence that has a word of each group. `inlog*`: any word that begins so, `*pijn*`: any
 * that has it within; others as they stand.
 */
export type TechnicalPattern = { cause: TechnicalCause; groups: readonly (readonly string[])[] };

const list = (...lines: string[]): string[] => lines.flatMap((line) => line.split(" "));

const no = list("niet geen niks niets nergens nooit zonder");
const fault = list("fout* mislukt* storing* probleem problemen weiger* geweigerd geblokkeerd verlopen lukt");
const ask = list("hoe waar waarom kan kun kunt help hulp helpen wil wilt");
const lost = list("kwijt vergeten weg verdwenen zoek ontbre* mis mist missen leeg lege onvolledig verouderd oude");
const any = [...no, ...fault, ...ask];
const place = list("app apps pgo pgo's portaal website site gezondheidsomgeving omgeving account");
const data = list("gegevens dossier meting* data overzicht* informatie journaal verslag* brief brieven documenten");
const device = list("horloge smartwatch bloeddrukmeter meter weegschaal stappenteller bluetooth");
const send = list("deel delen deelt gedeeld stuur stuurt sturen gestuurd verstuur* versturen verzend*");
const join = list("upload* geupload koppel* gekoppeld doorstur* doorgestuurd *synchro* verbind* verbonden");
const fetch = list("haal haalt ophaal* ophalen opgehaald verzamel* toestemming*");
const end = list("verwijder* opzeg* opgezegd opheffen afmeld* uitschrijv* wissen");
const signIn = list(
  "inlog* ingelogd uitgelogd digid* wachtwoord* gebruikersnaam inlogcode activeringscode controlecode",
);
const stuck = list(
  "crash* vast vastgelopen vastloopt hangt traag zwart wit foutmelding* storing* fout update bijwerken",
);

/**
 * The first that fits is the cause. Own choice, 2026-11-30, from what practices are told to refer (signing in, how a PGO works); no list of
 * real questions was at hand.
 */
export const technicalPatterns: readonly TechnicalPattern[] = [
  { cause: "sign-in", groups: [signIn, [...any, ...lost, ...list("steeds telkens opnieuw nieuw")]] },
  { cause: "sign-in", groups: [list("log logt loggen"), ["in"], any] },
  {
    cause: "sign-in",
    groups: [list("kom komen aanmeld* meld"), list("in binnen aan aanmelden"), place, [...no, ...fault]],
  },
  { cause: "sign-in", groups: [list("kom komen"), list("in binnen"), ["er"], no] },
  { cause: "account", groups: [list("account* profiel app pgo abonnement"), end] },
  { cause: "account", groups: [list("account* pgo"), list("stop stoppen")] },
  {
    cause: "account",
    groups: [list("account* app pgo"), list("aanmaken maak installe* download* overstap* registre*"), any],
  },
  {
    cause: "account",
    groups: [list("telefoon toestel mobiel e-mailadres mailadres"), list("nieuw nieuwe ander wijzig*"), place],
  },
  { cause: "sharing", groups: [[...send, ...join], [...place, ...device], any] },
  { cause: "sharing", groups: [join, data, any] },
  { cause: "missing-data", groups: [data, place, [...no, ...lost]] },
  { cause: "missing-data", groups: [fetch, [...data, ...place], [...no, ...fault]] },
  { cause: "missing-data", groups: [place, list("leeg ontbre*")] },
  { cause: "app-fault", groups: [place, stuck] },
  { cause: "app-fault", groups: [place, list("werkt werken doet start opent laadt laden openen opstarten"), no] },
];

/** What such a question is about: each part of it has one of these. */
export const topicWords: readonly string[] = [
  ...[...place, ...data, ...device, ...signIn],
  ...list(
    "*code sms telefoon* toestel ipad tablet computer laptop smartphone iphone android update storing* toegang sessie grafiek melding* bijlage* knop* menu link *account* foutmelding* scherm *mailadres",
  ),
];

/** Where a part of a sentence ends, besides at a comma. */
export const joiningWords: readonly string[] = list("en maar want dus omdat dat terwijl toen daarom");

/**
 * The only other words that a question about a PGO alone may have. A list of what is about care is never whole, so a word that stands in no
 * list here makes the rules say nothing. No verb of feeling, living or doing belongs here. Own choice, 2026-11-30.
 */
export const plainWords: readonly string[] = list(
  "ik u je mij me mijn hij zij ze hem haar zijn wij we ons onze jullie uw er het 't de een deze die dit alle al alles iets",
  "ben is bent was waren heb hebt heeft hebben had wordt worden word werd kan kon moet moeten mag mogen zal zou ga gaat krijg krijgt kreeg",
  "krijgen zie weet gebruik probeer geprobeerd zet zetten staat staan maakt maken geef klik zegt vraagt blijft via bij van voor naar met op",
  "uit om te aan over onder als of dan nog wel meer weer elke keer week maand jaar gisteren vandaag vanmorgen vanmiddag vanavond sinds",
  "na nu net helemaal alleen altijd soms vaak graag even hier daar waarop wat wie welke welk zo zelf eigen deel hele paar eerste",
  "laatste beste hallo hoi dag goedemorgen goedemiddag goedenavond mevrouw meneer team praktijk bedankt dank alvast",
  "man vrouw moeder vader zoon dochter open antwoorden antwoord pas per tot door hun ook loopt vanuit komt vorige stappen overgenomen verander veranderen verbinding heel langzaam",
);

/** Parts of a sentence that ask nothing else by themselves, as they stand. */
export const asides: readonly string[] = list(
  "wat-moet-ik-doen wat-moet-ik-nu-doen wat-nu wat-kan-ik-doen hoe-kan hoe-kan-dat hoe-kan-dit hoe-moet-dat hoe-doe-ik-dat weet-u-hoe",
  "kunt-u-mij-helpen kunt-u-helpen kunt-u-me-helpen kan-iemand-mij-helpen kunnen-jullie-mij-helpen kunnen-jullie-helpen wat-is-er-mis",
  "lukt-niet het-lukt-niet werkt-niet klopt-dat er-staat-niets-in bedankt alvast-bedankt dank-u dank-u-wel hallo hoi dag goedemorgen",
  "goedemiddag goedenavond beste-dokter beste-praktijk ik-kom-er-niet-in ik-kom-er-niet-meer-in ik-snap-het-niet ik-weet-niet-hoe",
).map((text) => text.replaceAll("-", " "));

/** With what a message ends; the name comes after it. */
export const greetings: readonly string[] = list("groet groeten groetjes mvg");

/**
 * Words that a question about care has: a message with one of them is told to be about care too. Whether a message is about the PGO alone
 * does not hang on this list.
 */
export const careWords: readonly string[] = list(
  "*pijn* *klacht* koorts* bloeddruk onderdruk bovendruk hoest* *duizelig* misselijk* *benauwd* kortademig* hart hartslag* hartklop*",
  "hartritme* ziek* griep* corona* symptom* *ontsteking* *infectie* *allergi* *medicijn* medicat* medicament* pil pillen *pil *pillen",
  "tabletten tabletje* capsule* druppels *dosis* dosering* mg *recept* *bijwerking* slik* innemen inname neem antibio* *insulin*",
  "paracetamol ibuprofen *zalf creme prik prikken spuit* *vaccin* inenting* *uitslag* *waarde *waarden lab* bloed bloedsuiker* *bloeding*",
  "bloedprik* bloedonderzoek* bloedneus* bloeden bloedt *suiker* *glucose diabet* cholesterol* nier* lever *wond* bult* *vlek* jeuk* huid*",
  "zwanger* menstruat* ongesteld* anticonceptie spiraal* overgeven braak* braken diarree *ontlasting* plas plassen urine* blaas*",
  "verkouden* keel oor oren oog ogen rug nek knie* enkel* pols schouder* buik maag borst* hoofd been benen arm armen voet* hand handen",
  "tand* slaap* slapen moe *vermoeid* angst* bang somber* depress* paniek* stress* onrustig* overspannen astma* copd *inhal* puffer*",
  "adem* behandel* operatie* specialist* *verwijs* *verwijz* doorverwe* ziekenhuis* spoed* dringend* ernstig* afspraak afspraken spreekuur",
  "zelfmoord* suicid* dood doodgaan flauw* bewusteloos tia beroerte verlam* gevallen gebroken gekneusd verward* trilt trillen tintel*",
  "hoog hoge laag lage gewicht afgevallen afvallen kilo kanker tumor* knobbel* *zwelling* gezwollen dik dikke onderzoek* diagnos* controle",
  "foto echo mri scan* zweet* eten eet eetlust roken rook alcohol drugs verslaaf* dokter arts huisarts assistente apotheek therap*",
);
