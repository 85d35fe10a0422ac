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

/** What such a question is about. A longer sentence without any of these may be about anything. */
export const topicWords: readonly string[] = [
  ...[...place, ...data, ...device, ...signIn],
  ...list(
    "*code sms telefoon* toestel ipad tablet computer laptop update storing* *account* foutmelding* scherm *mailadres",
  ),
];

/**
 * Words that a question about care has: with one of them a message is never about the PGO alone. Rather too many than too few: a question
 * that is seen as care stands in the inbox as every other.
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
