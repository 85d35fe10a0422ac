-- Reference data of every installation: dated facts with their source. Applied after every migration; existing rows keep people's
-- changes. People may also delete which services count, so that table is filled only once.

insert into service_meaning (service_id, name, direction, meaning_nl, meaning_en, source, source_date) values
  ('31', 'Verzamelen Medicatiegegevens 9.0', 'collect', 'Patiënten zien welke medicijnen zijn voorgeschreven en verstrekt.', 'Patients see which medicines were prescribed and dispensed.', 'MedMij-catalogus', '2026-06-19'),
  ('35', 'Verzamelen Medicatiegegevens 9.A', 'collect', 'Patiënten zien welke medicijnen zijn voorgeschreven en verstrekt.', 'Patients see which medicines were prescribed and dispensed.', 'MedMij-catalogus', '2026-06-19'),
  ('46', 'Verzamelen Laboratoriumresultaten 2.0', 'collect', 'Patiënten zien hun uitslagen van het laboratorium.', 'Patients see their laboratory results.', 'MedMij-catalogus', '2026-06-19'),
  ('47', 'Verzamelen Afspraken 2.0', 'collect', 'Patiënten zien hun afspraken.', 'Patients see their appointments.', 'MedMij-catalogus', '2026-06-19'),
  ('48', 'Verzamelen Basisgegevens Zorg 3.0', 'collect', 'Patiënten zien de kern van hun dossier: klachten, behandelingen, medicijnen en uitslagen.', 'Patients see the core of their record: problems, treatments, medicines and results.', 'MedMij-catalogus', '2026-06-19'),
  ('49', 'Verzamelen Huisartsgegevens 2.0', 'collect', 'Patiënten zien hun dossier bij de huisarts: klachten, medicijnen, allergieën, uitslagen en wat er per contact is opgeschreven.', 'Patients see their record at the GP: problems, medicines, allergies, results and what was written down at each contact.', 'MedMij-catalogus', '2026-06-19'),
  ('50', 'Verzamelen Basisgegevens GGZ 2.0', 'collect', 'Patiënten zien de kern van hun dossier in de geestelijke gezondheidszorg.', 'Patients see the core of their mental health record.', 'MedMij-catalogus', '2026-06-19'),
  ('51', 'Verzamelen Documenten 3.0', 'collect', 'Patiënten kunnen brieven en andere documenten ophalen.', 'Patients can fetch letters and other documents.', 'MedMij-catalogus', '2026-06-19'),
  ('52', 'Verzamelen Meetwaarden vitale functies 2.0', 'collect', 'Patiënten zien metingen die bij jullie bekend zijn, zoals bloeddruk en gewicht.', 'Patients see measurements that you hold, such as blood pressure and weight.', 'MedMij-catalogus', '2026-06-19'),
  ('54', 'Verzamelen Overgevoeligheden 2.0', 'collect', 'Patiënten zien waar ze overgevoelig voor zijn.', 'Patients see what they are hypersensitive to.', 'MedMij-catalogus', '2026-06-19'),
  ('58', 'Verzamelen Medicatiegerelateerde overgevoeligheden 2.A', 'collect', 'Patiënten zien voor welke medicijnen ze overgevoelig zijn.', 'Patients see which medicines they are hypersensitive to.', 'MedMij-catalogus', '2026-06-19'),
  ('59', 'Verzamelen Verwijzing naar vragenlijst 2.0', 'collect', 'Patiënten kunnen een vragenlijst ophalen die jullie klaarzetten.', 'Patients can fetch a questionnaire that you made available.', 'MedMij-catalogus', '2026-06-19'),
  ('60', 'Vragenlijst 2.0', 'unknown', 'Hoort bij de verwijzing naar een vragenlijst.', 'Belongs to the reference to a questionnaire.', 'MedMij-catalogus', '2026-06-19'),
  ('61', 'Verzamelen Basisgegevens Langdurige Zorg 3.0', 'collect', 'Patiënten zien de kern van hun dossier in de langdurige zorg.', 'Patients see the core of their long-term care record.', 'MedMij-catalogus', '2026-06-19'),
  ('63', 'Verzamelen Vaccinaties 1.0', 'collect', 'Patiënten zien welke vaccinaties ze kregen.', 'Patients see which vaccinations they received.', 'MedMij-catalogus', '2026-06-19'),
  ('65', 'Integrale Zwangerschapskaart 1.0', 'collect', 'Patiënten zien de gegevens van hun zwangerschap.', 'Patients see the records of their pregnancy.', 'MedMij-catalogus', '2026-06-19'),
  ('66', 'Verzamelen Vaccinaties 2.0', 'collect', 'Patiënten zien welke vaccinaties ze kregen.', 'Patients see which vaccinations they received.', 'MedMij-catalogus', '2026-06-19'),
  ('67', 'Integrale Zwangerschapskaart 2.0', 'collect', 'Patiënten zien de gegevens van hun zwangerschap.', 'Patients see the records of their pregnancy.', 'MedMij-catalogus', '2026-06-19'),
  ('68', 'Medicatieproces 9 versie 3', 'unknown', 'Gegevens over medicijnen in de nieuwe vorm.', 'Medication in its newer form.', 'MedMij-catalogus', '2026-06-19')
on conflict do nothing;

insert into service_expectation (organization_kind, need, group_key, service_id, source, source_date)
select * from (values
  ('practice', 'required', 'gp-record', '49', 'Huisartsgegevens, MedMij-catalogus', '2026-06-19'::date),
  ('practice', 'usual', 'documents', '51', 'Keuze van Balie; MedMij-catalogus', '2026-06-19'),
  ('practice', 'usual', 'laboratory', '46', 'Keuze van Balie; MedMij-catalogus', '2026-06-19'),
  ('practice', 'usual', 'appointments', '47', 'Keuze van Balie; MedMij-catalogus', '2026-06-19'),
  ('practice', 'usual', 'measurements', '52', 'Keuze van Balie; MedMij-catalogus', '2026-06-19'),
  ('practice', 'prescription', 'medication', '49', 'Huisartsgegevens bevatten het medicatievoorschrift; MedMij-catalogus', '2026-06-19'),
  ('practice', 'prescription', 'medication', '31', 'Medicatiegegevens, MedMij-catalogus', '2026-06-19'),
  ('practice', 'prescription', 'medication', '35', 'Medicatiegegevens, MedMij-catalogus', '2026-06-19'),
  ('practice', 'prescription', 'medication', '68', 'Medicatieproces, MedMij-catalogus', '2026-06-19'),
  ('pharmacy', 'required', 'medication', '31', 'Medicatiegegevens, MedMij-catalogus', '2026-06-19'),
  ('pharmacy', 'required', 'medication', '35', 'Medicatiegegevens, MedMij-catalogus', '2026-06-19'),
  ('pharmacy', 'required', 'medication', '68', 'Medicatieproces, MedMij-catalogus', '2026-06-19'),
  ('pharmacy', 'usual', 'hypersensitivities', '58', 'Keuze van Balie; MedMij-catalogus', '2026-06-19'),
  ('pharmacy', 'usual', 'hypersensitivities', '54', 'Keuze van Balie; MedMij-catalogus', '2026-06-19')
) first
where not exists (select from service_expectation)
on conflict do nothing;

insert into duty (organization_kind, name, basis, in_force_on, source, source_date) values
  ('practice', 'prescription-visible', 'law', '2024-07-01', 'Wet elektronische gegevensuitwisseling in de zorg (Wegiz)', '2026-06-19'),
  ('practice', 'records-available', 'agreement', '2022-09-16', 'Integraal Zorgakkoord (IZA)', '2026-06-19'),
  ('pharmacy', 'records-available', 'agreement', '2022-09-16', 'Integraal Zorgakkoord (IZA)', '2026-06-19'),
  ('practice', 'less-voluntary', 'expected', null, 'Kamerbrief over de PGO, 2022: integraal afwegingskader (IAK)', '2026-06-19'),
  ('pharmacy', 'less-voluntary', 'expected', null, 'Kamerbrief over de PGO, 2022: integraal afwegingskader (IAK)', '2026-06-19'),
  -- The date is general knowledge of the regulation (patient summaries and prescriptions first), not from one of our sources.
  ('practice', 'free-access', 'expected', '2029-03-26', 'Verordening (EU) 2025/327 (EHDS)', '2026-06-19'),
  ('pharmacy', 'free-access', 'expected', '2029-03-26', 'Verordening (EU) 2025/327 (EHDS)', '2026-06-19')
on conflict do nothing;
