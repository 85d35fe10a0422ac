CREATE EXTENSION IF NOT EXISTS "btree_gin";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "unaccent";--> statement-breakpoint
CREATE TABLE "audit_archive" (
	"organization_id" uuid NOT NULL,
	"first_number" integer NOT NULL,
	"last_number" integer NOT NULL,
	"event_count" integer NOT NULL,
	"last_hash" text NOT NULL,
	"archived_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_archive_organization_id_first_number_pk" PRIMARY KEY("organization_id","first_number")
);
--> statement-breakpoint
CREATE TABLE "audit_block" (
	"organization_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"event_count" integer NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"key_id" text NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_block_organization_id_number_pk" PRIMARY KEY("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"organization_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"actor_roles" text[] NOT NULL,
	"responsible_id" text,
	"session_id" uuid,
	"client_address" text,
	"client_agent" text,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"patient_id" uuid,
	"basis" text NOT NULL,
	"emergency" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "audit_event_organization_id_event_id_pk" PRIMARY KEY("organization_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"organization_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"block_number" integer NOT NULL,
	"event_hash" text NOT NULL,
	CONSTRAINT "audit_seal_organization_id_event_id_pk" PRIMARY KEY("organization_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "audit_shown" (
	"organization_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "audit_shown_organization_id_patient_id_event_id_pk" PRIMARY KEY("organization_id","patient_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"organization_kind" text NOT NULL,
	"name" text NOT NULL,
	"basis" text NOT NULL,
	"in_force_on" date,
	"source" text NOT NULL,
	"source_date" date NOT NULL,
	CONSTRAINT "duty_organization_kind_name_pk" PRIMARY KEY("organization_kind","name")
);
--> statement-breakpoint
CREATE TABLE "service_expectation" (
	"organization_kind" text NOT NULL,
	"need" text NOT NULL,
	"group_key" text NOT NULL,
	"service_id" text NOT NULL,
	"source" text NOT NULL,
	"source_date" date NOT NULL,
	CONSTRAINT "service_expectation_organization_kind_need_group_key_service_id_pk" PRIMARY KEY("organization_kind","need","group_key","service_id")
);
--> statement-breakpoint
CREATE TABLE "service_meaning" (
	"service_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"direction" text NOT NULL,
	"meaning_nl" text NOT NULL,
	"meaning_en" text NOT NULL,
	"source" text NOT NULL,
	"source_date" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection" (
	"organization_id" uuid NOT NULL,
	"provider_name" text NOT NULL,
	"method" text NOT NULL,
	"chosen_by" uuid,
	"chosen_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"is_in_force" boolean DEFAULT false NOT NULL,
	CONSTRAINT "connection_organization_id_provider_name_pk" PRIMARY KEY("organization_id","provider_name")
);
--> statement-breakpoint
CREATE TABLE "connection_adoption" (
	"day" date NOT NULL,
	"dimension" text NOT NULL,
	"key" text NOT NULL,
	"connected_count" integer NOT NULL,
	"total_count" integer NOT NULL,
	CONSTRAINT "connection_adoption_dimension_key_day_pk" PRIMARY KEY("dimension","key","day")
);
--> statement-breakpoint
CREATE TABLE "connection_answer" (
	"organization_id" uuid NOT NULL,
	"answer_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone NOT NULL,
	"evidence" jsonb,
	CONSTRAINT "connection_answer_organization_id_answer_id_pk" PRIMARY KEY("organization_id","answer_id")
);
--> statement-breakpoint
CREATE TABLE "connection_case" (
	"organization_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"register_state" text,
	"moved_at" timestamp with time zone,
	"record_system_id" uuid,
	"cost_note" text,
	"contract_on" date,
	CONSTRAINT "connection_case_organization_id_case_id_pk" PRIMARY KEY("organization_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "connection_confirmation" (
	"confirmation_id" uuid PRIMARY KEY NOT NULL,
	"confirmed_for" uuid NOT NULL,
	"designation" text NOT NULL,
	"proof" text NOT NULL,
	"note" text NOT NULL,
	"confirmed_by" uuid,
	"confirmed_by_name" text,
	"confirmed_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_by_name" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawal_note" text
);
--> statement-breakpoint
CREATE TABLE "connection_notice" (
	"organization_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"provider_name" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by" uuid,
	CONSTRAINT "connection_notice_organization_id_notice_id_pk" PRIMARY KEY("organization_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "connection_probe" (
	"address" text PRIMARY KEY NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"is_reachable" boolean NOT NULL,
	"is_certificate_valid" boolean,
	"certificate_expires_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "connection_proof" (
	"organization_id" uuid NOT NULL,
	"proof_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"pdf" "bytea" NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "connection_proof_organization_id_proof_id_pk" PRIMARY KEY("organization_id","proof_id")
);
--> statement-breakpoint
CREATE TABLE "connection_step" (
	"organization_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid,
	"due_on" date NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"dropped_at" timestamp with time zone,
	"evidence" text,
	CONSTRAINT "connection_step_organization_id_step_id_pk" PRIMARY KEY("organization_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "connection_summary" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"organization_kind" text NOT NULL,
	"organization_name" text NOT NULL,
	"city" text,
	"region" text,
	"agb" text,
	"state" text NOT NULL,
	"provider_names" text[] NOT NULL,
	"service_ids" text[] NOT NULL,
	"record_system_name" text,
	"gateway_name" text,
	"state_since" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection_watched" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"watched_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consult_approval" (
	"organization_id" uuid NOT NULL,
	"approval_id" uuid NOT NULL,
	"consult_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"written_to" uuid NOT NULL,
	"body" text NOT NULL,
	"effect" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_of" uuid,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"saw_last" uuid,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"note_id" uuid,
	"message_id" uuid,
	CONSTRAINT "consult_approval_organization_id_approval_id_pk" PRIMARY KEY("organization_id","approval_id")
);
--> statement-breakpoint
CREATE TABLE "consult" (
	"organization_id" uuid NOT NULL,
	"consult_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"assignee_id" uuid,
	"snoozed_at" timestamp (3) with time zone,
	"snoozed_until" timestamp (3) with time zone,
	"urgent_at" timestamp (3) with time zone,
	"urgent_by" uuid,
	"urgent_reason" text,
	"raised_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	"closed_by" uuid,
	"referral_cause" text,
	"referral_pgo_name" text,
	"merged_into" uuid,
	"decision" text,
	"decision_reason" text,
	"is_stray" boolean NOT NULL,
	"taken_over_at" timestamp (3) with time zone,
	"taken_over_by" uuid,
	"taken_over_last" uuid,
	"taken_over_count" integer,
	"turn" text NOT NULL,
	"waiting_since" timestamp (3) with time zone,
	"half_at" timestamp (3) with time zone,
	"near_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"sort_at" timestamp (3) with time zone NOT NULL,
	"last_said_id" uuid,
	"planned_at" timestamp (3) with time zone,
	"send_at" timestamp (3) with time zone,
	"is_held" boolean DEFAULT false NOT NULL,
	"is_to_take_over" boolean DEFAULT false NOT NULL,
	CONSTRAINT "consult_organization_id_consult_id_pk" PRIMARY KEY("organization_id","consult_id")
);
--> statement-breakpoint
CREATE TABLE "consult_draft" (
	"organization_id" uuid NOT NULL,
	"draft_id" uuid NOT NULL,
	"consult_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"body" text NOT NULL,
	"effect" text NOT NULL,
	"replaces" uuid,
	"refers" text,
	"begun_on" uuid,
	"revision" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consult_draft_organization_id_draft_id_pk" PRIMARY KEY("organization_id","draft_id")
);
--> statement-breakpoint
CREATE TABLE "consult_message" (
	"organization_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"consult_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"author" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"position" integer NOT NULL,
	"state" text,
	"send_at" timestamp (3) with time zone,
	"promised_at" timestamp (3) with time zone,
	"held_for" text,
	"effect" text,
	"closes" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	"finished_at" timestamp (3) with time zone,
	"finished_by" uuid,
	CONSTRAINT "consult_message_organization_id_message_id_pk" PRIMARY KEY("organization_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "consult_note" (
	"organization_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"consult_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consult_note_organization_id_note_id_pk" PRIMARY KEY("organization_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "consult_planned" (
	"organization_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consult_planned_organization_id_message_id_pk" PRIMARY KEY("organization_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "consult_presence" (
	"organization_id" uuid NOT NULL,
	"consult_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"looked_at" timestamp (3) with time zone NOT NULL,
	"wrote_at" timestamp (3) with time zone,
	CONSTRAINT "consult_presence_organization_id_consult_id_person_id_pk" PRIMARY KEY("organization_id","consult_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "consult_referral_tally" (
	"organization_id" uuid NOT NULL,
	"month" date NOT NULL,
	"pgo_name" text NOT NULL,
	"cause" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "consult_referral_tally_organization_id_month_pgo_name_cause_pk" PRIMARY KEY("organization_id","month","pgo_name","cause")
);
--> statement-breakpoint
CREATE TABLE "consult_search" (
	"organization_id" uuid NOT NULL,
	"said_id" uuid NOT NULL,
	"consult_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"written_by" uuid,
	"said_at" timestamp (3) with time zone NOT NULL,
	"terms" "tsvector" NOT NULL,
	CONSTRAINT "consult_search_organization_id_said_id_pk" PRIMARY KEY("organization_id","said_id")
);
--> statement-breakpoint
CREATE TABLE "document" (
	"organization_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"message_id" uuid,
	"received_at" timestamp (3) with time zone NOT NULL,
	"title" text NOT NULL,
	"note" text NOT NULL,
	"type_name" text,
	"body_site" text,
	"author_name" text,
	"recipient_name" text,
	"pgo_name" text,
	"stated_at" timestamp (3) with time zone,
	"form" text NOT NULL,
	"not_shown_reason" text,
	"media_type" text,
	"byte_length" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"width" integer,
	"height" integer,
	"is_animated" boolean DEFAULT false NOT NULL,
	"page_count" integer,
	"is_active" boolean DEFAULT false NOT NULL,
	"content_key" text NOT NULL,
	"picture_key" text,
	"thumbnail_key" text,
	"judged_at" timestamp (3) with time zone,
	"judged_by" uuid,
	"sent_by" uuid,
	"fetched_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "document_organization_id_document_id_pk" PRIMARY KEY("organization_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "document_source" (
	"organization_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"resource_type" text NOT NULL,
	"identifier_system" text,
	"identifier_value" text,
	"fhir_version" text NOT NULL,
	"format" text NOT NULL,
	"body_key" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_source_organization_id_source_id_pk" PRIMARY KEY("organization_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"organization_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"trust_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"request_id" text NOT NULL,
	"correlation_id" text,
	"content_hash" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"fhir_version" text NOT NULL,
	"format" text NOT NULL,
	"pgo_name" text,
	"new_count" integer NOT NULL,
	"known_count" integer NOT NULL,
	"outcomes" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delivery_organization_id_delivery_id_pk" PRIMARY KEY("organization_id","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "gateway_trust" (
	"organization_id" uuid NOT NULL,
	"trust_id" uuid NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"jwks_url" text NOT NULL,
	"audience" text NOT NULL,
	"services" jsonb NOT NULL,
	"trusted_by" uuid,
	"trusted_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "gateway_trust_organization_id_trust_id_pk" PRIMARY KEY("organization_id","trust_id")
);
--> statement-breakpoint
CREATE TABLE "chain_issue" (
	"issue_id" uuid PRIMARY KEY NOT NULL,
	"filed_for" uuid NOT NULL,
	"link" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"frequency" text NOT NULL,
	"since" date,
	"state" text NOT NULL,
	"supplier_name" text,
	"filed_by" uuid NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "chain_issue_entry" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"issue_id" uuid NOT NULL,
	"filed_for" uuid NOT NULL,
	"is_alliance" boolean NOT NULL,
	"body" text NOT NULL,
	"state" text,
	"written_by" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measurement_alarm" (
	"organization_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"alarm_rule_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"measurement_id" uuid,
	"silent_since" date,
	"held_by" uuid,
	"position" integer NOT NULL,
	"held_since" timestamp (3) with time zone NOT NULL,
	"escalates_at" timestamp (3) with time zone,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	"acknowledged_by" uuid,
	"acknowledged_at" timestamp (3) with time zone,
	"outcome" text,
	"outcome_note" text,
	"review_id" uuid,
	CONSTRAINT "measurement_alarm_organization_id_alarm_id_pk" PRIMARY KEY("organization_id","alarm_id")
);
--> statement-breakpoint
CREATE TABLE "measurement_alarm_rule" (
	"organization_id" uuid NOT NULL,
	"alarm_rule_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"condition" jsonb NOT NULL,
	"receiver_ids" uuid[] NOT NULL,
	"then_team" boolean NOT NULL,
	"escalate_after_minutes" integer NOT NULL,
	"active_from" text NOT NULL,
	"active_until" text NOT NULL,
	"reason" text NOT NULL,
	"agreed_by" uuid NOT NULL,
	"agreed_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "measurement_alarm_rule_organization_id_alarm_rule_id_pk" PRIMARY KEY("organization_id","alarm_rule_id")
);
--> statement-breakpoint
CREATE TABLE "measurement_protocol" (
	"organization_id" uuid NOT NULL,
	"protocol_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"morning_count" integer NOT NULL,
	"evening_count" integer NOT NULL,
	"practice_systolic" integer,
	"practice_diastolic" integer,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "measurement_protocol_organization_id_protocol_id_pk" PRIMARY KEY("organization_id","protocol_id")
);
--> statement-breakpoint
CREATE TABLE "measurement_rule" (
	"organization_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"patient_id" uuid,
	"rule" text NOT NULL,
	"values" jsonb NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "measurement_rule_organization_id_rule_id_pk" PRIMARY KEY("organization_id","rule_id")
);
--> statement-breakpoint
CREATE TABLE "measurement" (
	"organization_id" uuid NOT NULL,
	"measurement_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"has_time" boolean NOT NULL,
	"value" double precision,
	"diastolic" double precision,
	"sign" text,
	"diastolic_sign" text,
	"interpretation" jsonb,
	"moment" text,
	"origin" text NOT NULL,
	"set_aside" text,
	"comment" text,
	"delivery_id" uuid NOT NULL,
	"identifier_reused" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"coding" bigint NOT NULL,
	CONSTRAINT "measurement_organization_id_measurement_id_pk" PRIMARY KEY("organization_id","measurement_id")
) PARTITION BY RANGE ("measurement_id");
--> statement-breakpoint
CREATE TABLE "measurement_key" (
	"organization_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"content_key" "bytea" NOT NULL,
	"identifier_key" "bytea",
	"measurement_id" uuid NOT NULL,
	CONSTRAINT "measurement_key_organization_id_patient_id_content_key_pk" PRIMARY KEY("organization_id","patient_id","content_key")
);
--> statement-breakpoint
CREATE TABLE "measurement_set_aside" (
	"organization_id" uuid NOT NULL,
	"set_aside_id" uuid NOT NULL,
	"measurement_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"set_aside_by" uuid NOT NULL,
	"set_aside_at" timestamp (3) with time zone NOT NULL,
	"taken_back_reason" text,
	"taken_back_by" uuid,
	"taken_back_at" timestamp (3) with time zone,
	CONSTRAINT "measurement_set_aside_organization_id_set_aside_id_pk" PRIMARY KEY("organization_id","set_aside_id")
);
--> statement-breakpoint
CREATE TABLE "measurement_source" (
	"organization_id" uuid NOT NULL,
	"measurement_id" uuid NOT NULL,
	"fhir_version" text NOT NULL,
	"format" text NOT NULL,
	"body" "bytea" NOT NULL,
	"understood" jsonb NOT NULL,
	CONSTRAINT "measurement_source_organization_id_measurement_id_pk" PRIMARY KEY("organization_id","measurement_id")
) PARTITION BY RANGE ("measurement_id");
--> statement-breakpoint
CREATE TABLE "measurement_summary" (
	"organization_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sort_name" text NOT NULL,
	"birth_date" date NOT NULL,
	"last_value" double precision,
	"last_diastolic" double precision,
	"last_at" timestamp (3) with time zone,
	"average_value" double precision,
	"average_diastolic" double precision,
	"count_in_window" integer NOT NULL,
	"state" text NOT NULL,
	"attention" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"protocol_id" uuid,
	"computed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "measurement_summary_organization_id_patient_id_kind_pk" PRIMARY KEY("organization_id","patient_id","kind")
);
--> statement-breakpoint
CREATE TABLE "measurement_view" (
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"view_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "measurement_view_organization_id_person_id_view_id_pk" PRIMARY KEY("organization_id","person_id","view_id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"organization_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"origin" text,
	"origin_id" uuid,
	"body" text NOT NULL,
	"author" text DEFAULT 'practice' NOT NULL,
	"written_by" uuid,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"fetched_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "message_organization_id_message_id_pk" PRIMARY KEY("organization_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "message_instruction" (
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_instruction_organization_id_kind_pk" PRIMARY KEY("organization_id","kind")
);
--> statement-breakpoint
CREATE TABLE "message_source" (
	"organization_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"identifier_system" text,
	"identifier_value" text,
	"stated_at" timestamp (3) with time zone,
	"pgo_name" text,
	"representative_id" uuid,
	"representative_name" text,
	"representative_relation" text,
	"representative_basis" text,
	"stated_name" text,
	"stated_relation" text,
	"fhir_version" text NOT NULL,
	"format" text NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "message_source_organization_id_message_id_pk" PRIMARY KEY("organization_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "message_template" (
	"organization_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"occasion" text,
	"measurement_kind" text,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "message_template_organization_id_template_id_pk" PRIMARY KEY("organization_id","template_id")
);
--> statement-breakpoint
CREATE TABLE "opening_closing" (
	"organization_id" uuid NOT NULL,
	"closing_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"description" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "opening_closing_organization_id_closing_id_pk" PRIMARY KEY("organization_id","closing_id")
);
--> statement-breakpoint
CREATE TABLE "opening_holiday" (
	"organization_id" uuid NOT NULL,
	"day" date NOT NULL,
	"is_open" boolean NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "opening_holiday_organization_id_day_pk" PRIMARY KEY("organization_id","day")
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"organization_id" uuid NOT NULL,
	"week" jsonb NOT NULL,
	"phone" text NOT NULL,
	"cover_name" text NOT NULL,
	"cover_phone" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "opening_hours_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"agb" text,
	"city" text,
	"region" text,
	"record_system_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "emergency_opening" (
	"organization_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"open_until" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"seen_by" uuid,
	CONSTRAINT "emergency_opening_organization_id_opening_id_pk" PRIMARY KEY("organization_id","opening_id")
);
--> statement-breakpoint
CREATE TABLE "patient" (
	"organization_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"bsn_sealed" text,
	"bsn_fingerprint" text,
	"family_name" text NOT NULL,
	"name_prefix" text,
	"given_name" text,
	"initials" text,
	"sort_name" text NOT NULL,
	"birth_date" date NOT NULL,
	"gender" text NOT NULL,
	"record_number" text,
	"phone" text,
	"phone_digits" text GENERATED ALWAYS AS (right(regexp_replace(phone, '\D', '', 'g'), 9)) STORED,
	"contact_notes" text[] NOT NULL,
	"programmes" text[] DEFAULT '{}' NOT NULL,
	"open_to" text DEFAULT 'team' NOT NULL,
	"source" text NOT NULL,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	"merged_into" uuid,
	CONSTRAINT "patient_organization_id_patient_id_pk" PRIMARY KEY("organization_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "patient_merge" (
	"organization_id" uuid NOT NULL,
	"merge_id" uuid NOT NULL,
	"surviving_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"facts" jsonb NOT NULL,
	"bsn_fingerprint" text,
	"merged_by" uuid NOT NULL,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "patient_merge_organization_id_merge_id_pk" PRIMARY KEY("organization_id","merge_id")
);
--> statement-breakpoint
CREATE TABLE "patient_moved" (
	"organization_id" uuid NOT NULL,
	"merge_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_id" uuid NOT NULL,
	CONSTRAINT "patient_moved_organization_id_merge_id_table_name_row_id_pk" PRIMARY KEY("organization_id","merge_id","table_name","row_id")
);
--> statement-breakpoint
CREATE TABLE "patient_representative" (
	"organization_id" uuid NOT NULL,
	"representative_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"basis" text NOT NULL,
	"phone" text,
	"since" date NOT NULL,
	"until" date,
	"consent_on" date,
	"code_fingerprint" text,
	"recorded_by" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "patient_representative_organization_id_representative_id_pk" PRIMARY KEY("organization_id","representative_id")
);
--> statement-breakpoint
CREATE TABLE "patient_treater" (
	"organization_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"part" text NOT NULL,
	"person_id" uuid NOT NULL,
	"named_by" uuid,
	"named_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "patient_treater_organization_id_patient_id_part_person_id_pk" PRIMARY KEY("organization_id","patient_id","part","person_id")
);
--> statement-breakpoint
CREATE TABLE "patient_word" (
	"organization_id" uuid NOT NULL,
	"word" text NOT NULL,
	"patient_id" uuid NOT NULL,
	CONSTRAINT "patient_word_organization_id_word_patient_id_pk" PRIMARY KEY("organization_id","word","patient_id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"organization_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"token_hash" text,
	"invited_by" uuid NOT NULL,
	"shown_to" uuid,
	"owner_seen_at" timestamp with time zone,
	"officer_seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_organization_id_invitation_id_pk" PRIMARY KEY("organization_id","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"mail_on_connection_change" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "membership_organization_id_person_id_pk" PRIMARY KEY("organization_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" integer,
	"oidc_subject" text,
	"locale" text DEFAULT 'nl' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"density" text DEFAULT 'comfortable' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"person_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organization_id" uuid,
	"second_factor_at" timestamp with time zone,
	"proved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"method" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_active_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"client_address" text,
	"client_agent" text
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pilot" (
	"pilot_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"name" text NOT NULL,
	"programme" text,
	"region" text NOT NULL,
	"supplier_name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"practice_count" integer NOT NULL,
	"invited_count" integer NOT NULL,
	"joined_count" integer NOT NULL,
	"issues" text[] NOT NULL,
	"findings" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire" (
	"organization_id" uuid NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"url" text NOT NULL,
	"version" text NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"licence" text NOT NULL,
	"licence_text" text NOT NULL,
	"source" text NOT NULL,
	"definition" jsonb NOT NULL,
	"scoring" jsonb,
	"fhir_version" text,
	"format" text,
	"body" "bytea",
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "questionnaire_organization_id_questionnaire_id_pk" PRIMARY KEY("organization_id","questionnaire_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_action" (
	"organization_id" uuid NOT NULL,
	"url" text NOT NULL,
	"link_id" text NOT NULL,
	"text" text NOT NULL,
	"agreed_by" uuid NOT NULL,
	"agreed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "questionnaire_action_organization_id_url_link_id_pk" PRIMARY KEY("organization_id","url","link_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_response" (
	"organization_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"task_id" uuid,
	"delivery_id" uuid NOT NULL,
	"authored_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"answers" jsonb NOT NULL,
	"score_state" text NOT NULL,
	"score" double precision,
	"band" text,
	"scales" jsonb,
	"scoring_version" text,
	"attention" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	CONSTRAINT "questionnaire_response_organization_id_response_id_pk" PRIMARY KEY("organization_id","response_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_response_source" (
	"organization_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"fhir_version" text NOT NULL,
	"format" text NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "questionnaire_response_source_organization_id_response_id_pk" PRIMARY KEY("organization_id","response_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_series" (
	"organization_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"url" text NOT NULL,
	"every_months" integer NOT NULL,
	"valid_days" integer NOT NULL,
	"remind_after_days" integer[] NOT NULL,
	"message" text,
	"next_at" timestamp (3) with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "questionnaire_series_organization_id_series_id_pk" PRIMARY KEY("organization_id","series_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_task" (
	"organization_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"sending_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"series_id" uuid,
	"state" text NOT NULL,
	"state_reason" text,
	"message" text,
	"sent_by" uuid,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"remind_after_days" integer[] NOT NULL,
	"reminded_count" integer DEFAULT 0 NOT NULL,
	"response_id" uuid,
	CONSTRAINT "questionnaire_task_organization_id_task_id_pk" PRIMARY KEY("organization_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "register_client" (
	"hostname" text NOT NULL,
	"organization_name" text NOT NULL,
	"since_version_id" uuid NOT NULL,
	"until_version_id" uuid,
	CONSTRAINT "register_client_hostname_since_version_id_pk" PRIMARY KEY("hostname","since_version_id")
);
--> statement-breakpoint
CREATE TABLE "register_endpoint" (
	"provider_name" text NOT NULL,
	"interface_version" text NOT NULL,
	"service_id" text NOT NULL,
	"role_code" text NOT NULL,
	"since_version_id" uuid NOT NULL,
	"until_version_id" uuid,
	"authorization_uri" text NOT NULL,
	"token_uri" text NOT NULL,
	"resource_uri" text NOT NULL,
	"subscription_uri" text,
	"subscription_days_max" integer,
	CONSTRAINT "register_endpoint_provider_name_interface_version_service_id_role_code_since_version_id_pk" PRIMARY KEY("provider_name","interface_version","service_id","role_code","since_version_id")
);
--> statement-breakpoint
CREATE TABLE "register_fetch" (
	"list" text PRIMARY KEY NOT NULL,
	"etag" text,
	"version_id" uuid,
	"last_attempt_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"failures_in_row" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "register_held_file" (
	"version_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "register_held_file_version_id_part_pk" PRIMARY KEY("version_id","part")
);
--> statement-breakpoint
CREATE TABLE "register_identifier" (
	"provider_name" text NOT NULL,
	"system" text NOT NULL,
	"value" text NOT NULL,
	"since_version_id" uuid NOT NULL,
	"until_version_id" uuid,
	CONSTRAINT "register_identifier_provider_name_system_value_since_version_id_pk" PRIMARY KEY("provider_name","system","value","since_version_id")
);
--> statement-breakpoint
CREATE TABLE "register_linked_service" (
	"provider_name" text NOT NULL,
	"service_id" text NOT NULL,
	"interface_version" text NOT NULL,
	"display_name" text NOT NULL,
	"since_version_id" uuid NOT NULL,
	"until_version_id" uuid,
	CONSTRAINT "register_linked_service_provider_name_service_id_interface_version_since_version_id_pk" PRIMARY KEY("provider_name","service_id","interface_version","since_version_id")
);
--> statement-breakpoint
CREATE TABLE "register_node" (
	"hostname" text NOT NULL,
	"since_version_id" uuid NOT NULL,
	"until_version_id" uuid,
	CONSTRAINT "register_node_hostname_since_version_id_pk" PRIMARY KEY("hostname","since_version_id")
);
--> statement-breakpoint
CREATE TABLE "register_provider" (
	"name" text NOT NULL,
	"since_version_id" uuid NOT NULL,
	"until_version_id" uuid,
	"provider_type" text,
	"search_text" text GENERATED ALWAYS AS (translate(split_part(name, '@', 1), '.-', '')) STORED NOT NULL,
	CONSTRAINT "register_provider_name_since_version_id_pk" PRIMARY KEY("name","since_version_id")
);
--> statement-breakpoint
CREATE TABLE "register_service_name" (
	"service_id" text NOT NULL,
	"display_name" text NOT NULL,
	"since_version_id" uuid NOT NULL,
	"until_version_id" uuid,
	CONSTRAINT "register_service_name_service_id_since_version_id_pk" PRIMARY KEY("service_id","since_version_id")
);
--> statement-breakpoint
CREATE TABLE "register_version" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"list" text,
	"state" text NOT NULL,
	"namespace" text,
	"serial" bigint,
	"stamped_at" timestamp with time zone,
	"sha256" text,
	"byte_count" bigint,
	"source" text NOT NULL,
	"source_name" text NOT NULL,
	"counts" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"ignored" jsonb NOT NULL,
	"finding" jsonb,
	"imported_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "review" (
	"organization_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"conclusion" text NOT NULL,
	"adjusts" text,
	"note" text,
	"item_count" integer NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	"taken_over_by" uuid,
	"taken_over_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "review_organization_id_review_id_pk" PRIMARY KEY("organization_id","review_id")
);
--> statement-breakpoint
CREATE TABLE "review_draft" (
	"organization_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"note" text NOT NULL,
	"message" text NOT NULL,
	"task" jsonb,
	"item_ids" uuid[] NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "review_draft_organization_id_patient_id_person_id_pk" PRIMARY KEY("organization_id","patient_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "review_hand_over" (
	"organization_id" uuid NOT NULL,
	"hand_over_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"handed_by" uuid NOT NULL,
	"handed_at" timestamp (3) with time zone NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp (3) with time zone,
	"review_id" uuid,
	CONSTRAINT "review_hand_over_organization_id_hand_over_id_pk" PRIMARY KEY("organization_id","hand_over_id")
);
--> statement-breakpoint
CREATE TABLE "review_item" (
	"organization_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"measurement_kind" text,
	"silent_since" date,
	"review_id" uuid,
	CONSTRAINT "review_item_organization_id_item_id_pk" PRIMARY KEY("organization_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "review_plan" (
	"organization_id" uuid NOT NULL,
	"times" text[] NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "review_plan_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "review_waiting" (
	"organization_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"waiting_since" timestamp (3) with time zone NOT NULL,
	"latest_at" timestamp (3) with time zone NOT NULL,
	"attention" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"is_assessment_due" boolean NOT NULL,
	"assessed_at" timestamp (3) with time zone,
	"is_normal" boolean NOT NULL,
	CONSTRAINT "review_waiting_organization_id_patient_id_pk" PRIMARY KEY("organization_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "supplier" (
	"supplier_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"website" text,
	"host_endings" text[] NOT NULL,
	"label_state" text NOT NULL,
	"source" text NOT NULL,
	"source_date" date NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "supplier_route" (
	"record_system_id" uuid NOT NULL,
	"gateway_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_date" date NOT NULL,
	CONSTRAINT "supplier_route_record_system_id_gateway_id_pk" PRIMARY KEY("record_system_id","gateway_id")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"organization_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text DEFAULT 'general' NOT NULL,
	"origin" text,
	"origin_id" uuid,
	"owner_id" uuid,
	"text" text NOT NULL,
	"due_on" date NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"done_by" uuid,
	"done_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "task_organization_id_task_id_pk" PRIMARY KEY("organization_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "task_attempt" (
	"organization_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"attempted_by" uuid NOT NULL,
	"attempted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "task_attempt_organization_id_attempt_id_pk" PRIMARY KEY("organization_id","attempt_id")
);
--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("organization_id","actor_id","event_id");--> statement-breakpoint
CREATE INDEX "audit_event_name" ON "audit_event" USING btree ("organization_id","event","event_id");--> statement-breakpoint
CREATE INDEX "audit_event_object" ON "audit_event" USING btree ("organization_id","object_id","event_id");--> statement-breakpoint
CREATE INDEX "audit_event_patient" ON "audit_event" USING btree ("organization_id","patient_id","event_id");--> statement-breakpoint
CREATE INDEX "audit_seal_block" ON "audit_seal" USING btree ("organization_id","block_number","event_id");--> statement-breakpoint
CREATE INDEX "audit_shown_line" ON "audit_shown" USING btree ("organization_id","event_id","patient_id");--> statement-breakpoint
CREATE INDEX "connection_provider" ON "connection" USING btree ("provider_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_claimed" ON "connection" USING btree ("provider_name","organization_id") WHERE is_in_force;--> statement-breakpoint
CREATE INDEX "connection_answer_case" ON "connection_answer" USING btree ("organization_id","case_id","answer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connection_confirmation_current" ON "connection_confirmation" USING btree ("designation") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "connection_confirmation_for" ON "connection_confirmation" USING btree ("confirmed_for","designation","confirmation_id");--> statement-breakpoint
CREATE INDEX "connection_notice_open" ON "connection_notice" USING btree ("organization_id","seen_at","notice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connection_notice_once" ON "connection_notice" USING btree ("organization_id","version_id","kind","provider_name","subject");--> statement-breakpoint
CREATE INDEX "connection_proof_hash" ON "connection_proof" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "connection_step_case" ON "connection_step" USING btree ("organization_id","case_id","step_id");--> statement-breakpoint
CREATE INDEX "connection_step_open" ON "connection_step" USING btree ("organization_id","done_at","due_on");--> statement-breakpoint
CREATE INDEX "connection_summary_name" ON "connection_summary" USING btree ("organization_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_summary_state" ON "connection_summary" USING btree ("state","organization_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_summary_gateway" ON "connection_summary" USING btree ("gateway_name","organization_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_summary_record_system" ON "connection_summary" USING btree ("record_system_name","organization_name","organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consult_approval_open" ON "consult_approval" USING btree ("organization_id","consult_id") WHERE message_id is null;--> statement-breakpoint
CREATE INDEX "consult_approval_consult" ON "consult_approval" USING btree ("organization_id","consult_id","asked_at");--> statement-breakpoint
CREATE INDEX "consult_open" ON "consult" USING btree ("organization_id",(urgent_at is null),"sort_at","consult_id") WHERE closed_at is null and merged_into is null;--> statement-breakpoint
CREATE INDEX "consult_clock" ON "consult" USING btree ("organization_id","consult_id") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "consult_closed" ON "consult" USING btree ("organization_id","closed_at","consult_id") WHERE closed_at is not null and merged_into is null;--> statement-breakpoint
CREATE INDEX "consult_to_take_over" ON "consult" USING btree ("organization_id","closed_at","consult_id") WHERE is_to_take_over;--> statement-breakpoint
CREATE INDEX "consult_patient" ON "consult" USING btree ("organization_id","patient_id","opened_at");--> statement-breakpoint
CREATE INDEX "consult_assignee" ON "consult" USING btree ("organization_id","assignee_id") WHERE assignee_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "consult_draft_writer" ON "consult_draft" USING btree ("organization_id","consult_id","written_by");--> statement-breakpoint
CREATE INDEX "consult_draft_saved" ON "consult_draft" USING btree ("organization_id","saved_at");--> statement-breakpoint
CREATE INDEX "consult_message_consult" ON "consult_message" USING btree ("organization_id","consult_id","said_at","position");--> statement-breakpoint
CREATE INDEX "consult_message_due" ON "consult_message" USING btree ("organization_id","send_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "consult_note_consult" ON "consult_note" USING btree ("organization_id","consult_id","written_at");--> statement-breakpoint
CREATE INDEX "consult_presence_looked" ON "consult_presence" USING btree ("organization_id","looked_at");--> statement-breakpoint
CREATE INDEX "consult_search_terms" ON "consult_search" USING gin ("organization_id","terms");--> statement-breakpoint
CREATE INDEX "consult_search_consult" ON "consult_search" USING btree ("organization_id","consult_id","said_at");--> statement-breakpoint
CREATE INDEX "consult_search_writer" ON "consult_search" USING btree ("organization_id","written_by") WHERE written_by is not null;--> statement-breakpoint
CREATE INDEX "consult_search_said" ON "consult_search" USING btree ("organization_id","said_at");--> statement-breakpoint
CREATE INDEX "document_patient" ON "document" USING btree ("organization_id","patient_id","received_at","document_id");--> statement-breakpoint
CREATE INDEX "document_message" ON "document" USING btree ("organization_id","message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "document_content" ON "document" USING btree ("organization_id","patient_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_request" ON "delivery" USING btree ("organization_id","trust_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_content" ON "delivery" USING btree ("organization_id","patient_id","content_hash");--> statement-breakpoint
CREATE INDEX "delivery_patient" ON "delivery" USING btree ("organization_id","patient_id","received_at","delivery_id");--> statement-breakpoint
CREATE INDEX "gateway_trust_issuer" ON "gateway_trust" USING btree ("organization_id","issuer");--> statement-breakpoint
CREATE INDEX "chain_issue_filed" ON "chain_issue" USING btree ("filed_for","issue_id");--> statement-breakpoint
CREATE INDEX "chain_issue_state" ON "chain_issue" USING btree ("state","issue_id");--> statement-breakpoint
CREATE INDEX "chain_issue_link" ON "chain_issue" USING btree ("link","issue_id");--> statement-breakpoint
CREATE INDEX "chain_issue_entry_issue" ON "chain_issue_entry" USING btree ("issue_id","entry_id");--> statement-breakpoint
CREATE INDEX "measurement_alarm_holder" ON "measurement_alarm" USING btree ("organization_id","held_by","due_at","alarm_id") WHERE acknowledged_at is null;--> statement-breakpoint
CREATE INDEX "measurement_alarm_escalates" ON "measurement_alarm" USING btree ("organization_id","escalates_at") WHERE acknowledged_at is null and escalates_at is not null;--> statement-breakpoint
CREATE INDEX "measurement_alarm_handled" ON "measurement_alarm" USING btree ("organization_id","acknowledged_at") WHERE acknowledged_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "measurement_alarm_once" ON "measurement_alarm" USING btree ("organization_id","alarm_rule_id","measurement_id") WHERE measurement_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "measurement_alarm_silence_once" ON "measurement_alarm" USING btree ("organization_id","alarm_rule_id","silent_since") WHERE silent_since is not null;--> statement-breakpoint
CREATE INDEX "measurement_alarm_patient" ON "measurement_alarm" USING btree ("organization_id","patient_id","raised_at");--> statement-breakpoint
CREATE INDEX "measurement_alarm_rule_patient" ON "measurement_alarm_rule" USING btree ("organization_id","patient_id");--> statement-breakpoint
CREATE INDEX "measurement_protocol_patient" ON "measurement_protocol" USING btree ("organization_id","patient_id","starts_on");--> statement-breakpoint
CREATE INDEX "measurement_protocol_running" ON "measurement_protocol" USING btree ("organization_id","ends_on","protocol_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "measurement_rule_patient" ON "measurement_rule" USING btree ("organization_id","patient_id","rule","set_at");--> statement-breakpoint
CREATE INDEX "measurement_series" ON "measurement" USING btree ("organization_id","patient_id","kind","effective_at");--> statement-breakpoint
CREATE INDEX "measurement_served" ON "measurement" USING btree ("organization_id","patient_id","effective_at","measurement_id") WHERE kind <> '';--> statement-breakpoint
CREATE INDEX "measurement_coding" ON "measurement" USING btree ("organization_id","patient_id","coding","effective_at");--> statement-breakpoint
CREATE INDEX "measurement_delivery" ON "measurement" USING btree ("organization_id","delivery_id");--> statement-breakpoint
CREATE INDEX "measurement_practice" ON "measurement" USING btree ("organization_id","patient_id","measurement_id") WHERE origin = 'practice';--> statement-breakpoint
CREATE INDEX "measurement_key_identifier" ON "measurement_key" USING btree ("organization_id","patient_id","identifier_key");--> statement-breakpoint
CREATE INDEX "measurement_set_aside_measurement" ON "measurement_set_aside" USING btree ("organization_id","measurement_id");--> statement-breakpoint
CREATE INDEX "measurement_set_aside_patient" ON "measurement_set_aside" USING btree ("organization_id","patient_id","set_aside_at");--> statement-breakpoint
CREATE INDEX "measurement_summary_attention" ON "measurement_summary" USING btree ("organization_id","attention","patient_id","kind");--> statement-breakpoint
CREATE INDEX "measurement_summary_name" ON "measurement_summary" USING btree ("organization_id","sort_name","birth_date","patient_id","kind");--> statement-breakpoint
CREATE INDEX "measurement_summary_last" ON "measurement_summary" USING btree ("organization_id",coalesce(last_at, '-infinity'::timestamptz),"patient_id","kind");--> statement-breakpoint
CREATE INDEX "measurement_summary_kind" ON "measurement_summary" USING btree ("organization_id","kind","state","attention","patient_id");--> statement-breakpoint
CREATE INDEX "message_patient" ON "message" USING btree ("organization_id","patient_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_source_identifier" ON "message_source" USING btree ("organization_id","patient_id","identifier_system","identifier_value") WHERE identifier_value is not null;--> statement-breakpoint
CREATE INDEX "opening_closing_ends" ON "opening_closing" USING btree ("organization_id","ends_on");--> statement-breakpoint
CREATE INDEX "organization_kind" ON "organization" USING btree ("kind","organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_agb" ON "organization" USING btree ("agb");--> statement-breakpoint
CREATE INDEX "emergency_opening_person" ON "emergency_opening" USING btree ("organization_id","person_id","open_until");--> statement-breakpoint
CREATE INDEX "emergency_opening_unseen" ON "emergency_opening" USING btree ("organization_id","opening_id") WHERE seen_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "patient_bsn" ON "patient" USING btree ("organization_id","bsn_fingerprint");--> statement-breakpoint
CREATE INDEX "patient_name" ON "patient" USING btree ("organization_id","sort_name","birth_date","patient_id");--> statement-breakpoint
CREATE INDEX "patient_birth" ON "patient" USING btree ("organization_id","birth_date","patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_record_number" ON "patient" USING btree ("organization_id","record_number") WHERE record_number is not null;--> statement-breakpoint
CREATE INDEX "patient_merged" ON "patient" USING btree ("organization_id","merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "patient_programmes" ON "patient" USING btree ("organization_id","patient_id") WHERE programmes <> '{}';--> statement-breakpoint
CREATE INDEX "patient_closed" ON "patient" USING btree ("organization_id","patient_id") WHERE open_to <> 'team';--> statement-breakpoint
CREATE INDEX "patient_phone" ON "patient" USING btree ("organization_id","phone_digits") WHERE phone_digits is not null;--> statement-breakpoint
CREATE INDEX "patient_merge_surviving" ON "patient_merge" USING btree ("organization_id","surviving_id","merge_id");--> statement-breakpoint
CREATE INDEX "patient_representative_patient" ON "patient_representative" USING btree ("organization_id","patient_id","since");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_own_gp" ON "patient_treater" USING btree ("organization_id","patient_id") WHERE part = 'own-gp';--> statement-breakpoint
CREATE INDEX "patient_treater_person" ON "patient_treater" USING btree ("organization_id","person_id","patient_id");--> statement-breakpoint
CREATE INDEX "patient_word_patient" ON "patient_word" USING btree ("organization_id","patient_id");--> statement-breakpoint
CREATE INDEX "invitation_token" ON "invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "person_oidc_subject" ON "person" USING btree ("oidc_subject");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "session_organization" ON "session" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "pilot_newest" ON "pilot" USING btree ("starts_on","pilot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaire_version" ON "questionnaire" USING btree ("organization_id","url","version");--> statement-breakpoint
CREATE INDEX "questionnaire_response_patient" ON "questionnaire_response" USING btree ("organization_id","patient_id","authored_at");--> statement-breakpoint
CREATE INDEX "questionnaire_response_delivery" ON "questionnaire_response" USING btree ("organization_id","delivery_id");--> statement-breakpoint
CREATE INDEX "questionnaire_response_task" ON "questionnaire_response" USING btree ("organization_id","task_id");--> statement-breakpoint
CREATE INDEX "questionnaire_series_patient" ON "questionnaire_series" USING btree ("organization_id","patient_id");--> statement-breakpoint
CREATE INDEX "questionnaire_series_next" ON "questionnaire_series" USING btree ("organization_id","next_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "questionnaire_task_patient" ON "questionnaire_task" USING btree ("organization_id","patient_id","sent_at");--> statement-breakpoint
CREATE INDEX "questionnaire_task_sent" ON "questionnaire_task" USING btree ("organization_id","sent_at","task_id");--> statement-breakpoint
CREATE INDEX "questionnaire_task_state" ON "questionnaire_task" USING btree ("organization_id","state","sent_at","task_id");--> statement-breakpoint
CREATE INDEX "questionnaire_task_sending" ON "questionnaire_task" USING btree ("organization_id","sending_id","sent_at","task_id");--> statement-breakpoint
CREATE INDEX "questionnaire_task_open" ON "questionnaire_task" USING btree ("organization_id","expires_at") WHERE state in ('requested', 'received', 'accepted');--> statement-breakpoint
CREATE INDEX "register_endpoint_until" ON "register_endpoint" USING btree ("until_version_id") WHERE until_version_id is not null;--> statement-breakpoint
CREATE INDEX "register_endpoint_since" ON "register_endpoint" USING btree ("since_version_id");--> statement-breakpoint
CREATE INDEX "register_identifier_value" ON "register_identifier" USING btree ("system","value");--> statement-breakpoint
CREATE INDEX "register_identifier_until" ON "register_identifier" USING btree ("until_version_id") WHERE until_version_id is not null;--> statement-breakpoint
CREATE INDEX "register_identifier_since" ON "register_identifier" USING btree ("since_version_id");--> statement-breakpoint
CREATE INDEX "register_linked_service_until" ON "register_linked_service" USING btree ("until_version_id") WHERE until_version_id is not null;--> statement-breakpoint
CREATE INDEX "register_linked_service_since" ON "register_linked_service" USING btree ("since_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "register_provider_current" ON "register_provider" USING btree ("name") WHERE until_version_id is null;--> statement-breakpoint
CREATE INDEX "register_provider_until" ON "register_provider" USING btree ("until_version_id") WHERE until_version_id is not null;--> statement-breakpoint
CREATE INDEX "register_provider_since" ON "register_provider" USING btree ("since_version_id");--> statement-breakpoint
CREATE INDEX "register_provider_search" ON "register_provider" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "register_version_current" ON "register_version" USING btree ("list") WHERE state = 'current';--> statement-breakpoint
CREATE INDEX "register_version_newest" ON "register_version" USING btree ("list","version_id");--> statement-breakpoint
CREATE INDEX "review_time" ON "review" USING btree ("organization_id","reviewed_at","patient_id");--> statement-breakpoint
CREATE INDEX "review_patient" ON "review" USING btree ("organization_id","patient_id","reviewed_at");--> statement-breakpoint
CREATE INDEX "review_to_take_over" ON "review" USING btree ("organization_id","reviewed_at","review_id") WHERE taken_over_at is null and undone_at is null;--> statement-breakpoint
CREATE INDEX "review_person" ON "review" USING btree ("organization_id","reviewed_by","reviewed_at");--> statement-breakpoint
CREATE INDEX "review_hand_over_patient" ON "review_hand_over" USING btree ("organization_id","patient_id","handed_at");--> statement-breakpoint
CREATE INDEX "review_hand_over_open" ON "review_hand_over" USING btree ("organization_id","to_id","patient_id") WHERE review_id is null and taken_back_at is null;--> statement-breakpoint
CREATE INDEX "review_item_patient" ON "review_item" USING btree ("organization_id","patient_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_item_silence_once" ON "review_item" USING btree ("organization_id","patient_id","measurement_kind","silent_since") WHERE silent_since is not null;--> statement-breakpoint
CREATE INDEX "review_item_open" ON "review_item" USING btree ("organization_id","patient_id","item_id") WHERE review_id is null;--> statement-breakpoint
CREATE INDEX "review_waiting_order" ON "review_waiting" USING btree ("organization_id","attention" DESC NULLS FIRST,"waiting_since","patient_id","is_normal","is_assessment_due");--> statement-breakpoint
CREATE INDEX "review_waiting_due" ON "review_waiting" USING btree ("organization_id","latest_at") WHERE is_assessment_due;--> statement-breakpoint
CREATE INDEX "task_open" ON "task" USING btree ("organization_id","owner_id","due_on") WHERE done_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "task_done" ON "task" USING btree ("organization_id","done_at") WHERE done_at is not null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "task_patient" ON "task" USING btree ("organization_id","patient_id","task_id");--> statement-breakpoint
CREATE INDEX "task_attempt_task" ON "task_attempt" USING btree ("organization_id","task_id","attempted_at");