CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "unaccent";--> statement-breakpoint
CREATE TABLE "audit_block" (
	"organization_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"event_count" integer NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
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
CREATE TABLE "duty" (
	"organization_kind" text NOT NULL,
	"name" text NOT NULL,
	"basis" text NOT NULL,
	"in_force_on" date NOT NULL,
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
	"closed_at" timestamp with time zone,
	"record_system_id" uuid,
	"cost_note" text,
	"contract_on" date,
	CONSTRAINT "connection_case_organization_id_case_id_pk" PRIMARY KEY("organization_id","case_id")
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
CREATE TABLE "organization" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"agb" text,
	"city" text,
	"record_system_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"organization_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
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
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("organization_id","actor_id","event_id");--> statement-breakpoint
CREATE INDEX "audit_event_name" ON "audit_event" USING btree ("organization_id","event","event_id");--> statement-breakpoint
CREATE INDEX "audit_event_object" ON "audit_event" USING btree ("organization_id","object_id","event_id");--> statement-breakpoint
CREATE INDEX "audit_event_patient" ON "audit_event" USING btree ("organization_id","patient_id","event_id");--> statement-breakpoint
CREATE INDEX "audit_seal_block" ON "audit_seal" USING btree ("organization_id","block_number","event_id");--> statement-breakpoint
CREATE INDEX "connection_provider" ON "connection" USING btree ("provider_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_answer_case" ON "connection_answer" USING btree ("organization_id","case_id","answer_id");--> statement-breakpoint
CREATE INDEX "connection_notice_open" ON "connection_notice" USING btree ("organization_id","seen_at","notice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connection_notice_once" ON "connection_notice" USING btree ("organization_id","version_id","kind","provider_name","subject");--> statement-breakpoint
CREATE INDEX "connection_proof_hash" ON "connection_proof" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "connection_step_case" ON "connection_step" USING btree ("organization_id","case_id","step_id");--> statement-breakpoint
CREATE INDEX "connection_step_open" ON "connection_step" USING btree ("organization_id","done_at","due_on");--> statement-breakpoint
CREATE INDEX "connection_summary_name" ON "connection_summary" USING btree ("organization_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_summary_state" ON "connection_summary" USING btree ("state","organization_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_summary_gateway" ON "connection_summary" USING btree ("gateway_name","organization_name","organization_id");--> statement-breakpoint
CREATE INDEX "connection_summary_record_system" ON "connection_summary" USING btree ("record_system_name","organization_name","organization_id");--> statement-breakpoint
CREATE INDEX "organization_kind" ON "organization" USING btree ("kind","organization_id");--> statement-breakpoint
CREATE INDEX "organization_agb" ON "organization" USING btree ("agb");--> statement-breakpoint
CREATE INDEX "invitation_token" ON "invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "person_oidc_subject" ON "person" USING btree ("oidc_subject");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "session_organization" ON "session" USING btree ("organization_id","created_at");--> statement-breakpoint
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
CREATE INDEX "register_version_newest" ON "register_version" USING btree ("list","version_id");