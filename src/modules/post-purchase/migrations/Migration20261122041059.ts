import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122041059 extends Migration {
  override async up(): Promise<void> {
    // The order of the consent log: two statements of one moment still have a later one.
    this.addSql(`create sequence if not exists "post_purchase_consent_sequence";`)
    this.addSql(
      `create table if not exists "post_purchase_consent" ("id" text not null, "dedupe_key" text null, "email" text not null, "topic" text check ("topic" in ('tips', 'reviews', 'surveys', 'offers', 'reminders', 'tracking')) not null, "action" text check ("action" in ('granted', 'requested', 'withdrawn')) not null, "source" text check ("source" in ('checkout', 'storefront', 'customer-account', 'preference-page', 'confirmation-link', 'unsubscribe-page', 'one-click', 'complaint', 'admin', 'import')) not null, "is_confirmed" boolean not null default false, "sequence" bigint not null default nextval('post_purchase_consent_sequence'), "occurred_at" timestamptz not null, "wording" text null, "ip" text null, "user_agent" text null, "locale" text null, "sales_channel_id" text null, "order_id" text null, "message_id" text null, "actor_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_consent_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_consent_dedupe_key_unique" ON "post_purchase_consent" ("dedupe_key") WHERE dedupe_key is not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_consent_email_topic_sequence" ON "post_purchase_consent" ("email", "topic", "sequence");`
    )

    this.addSql(
      `create table if not exists "post_purchase_consent_capture" ("id" text not null, "decisions" jsonb not null, "wording" text null, "ip" text null, "user_agent" text null, "locale" text null, "time_zone" text null, "captured_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_consent_capture_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "post_purchase_contact" ("id" text not null, "email" text not null, "customer_id" text null, "locale" text null, "locale_source" text null, "time_zone" text null, "time_zone_source" text null, "country_code" text null, "paused_until" timestamptz null, "frequency" text check ("frequency" in ('all', 'weekly', 'monthly')) not null default 'all', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_contact_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_contact_email_unique" ON "post_purchase_contact" ("email");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_contact_customer_id" ON "post_purchase_contact" ("customer_id");`
    )

    this.addSql(
      `create table if not exists "post_purchase_conversion" ("id" text not null, "message_id" text not null, "hit_id" text not null, "flow" text not null, "step" text not null, "sales_channel_id" text null, "clicked_at" timestamptz not null, "ordered_at" timestamptz not null, "window_days" integer not null, "currency_code" text not null, "revenue" numeric not null, "base_currency_code" text not null, "base_revenue" numeric null, "computed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_conversion_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_conversion_message_id" ON "post_purchase_conversion" ("message_id");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_conversion_ordered_at_id" ON "post_purchase_conversion" ("ordered_at", "id");`
    )

    this.addSql(
      `create table if not exists "post_purchase_erasure" ("id" text not null, "email_hash" text not null, "email" text null, "actor_id" text null, "requested_at" timestamptz not null, "completed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_erasure_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_erasure_requested_at" ON "post_purchase_erasure" ("requested_at") WHERE completed_at is null;`
    )

    this.addSql(
      `create table if not exists "post_purchase_hit" ("id" text not null, "dedupe_key" text not null, "kind" text check ("kind" in ('open', 'click', 'page-view', 'unsubscribe', 'sent', 'delivery', 'delay', 'bounce', 'complaint', 'failure', 'other')) not null, "source" text check ("source" in ('link', 'page', 'webhook')) not null, "occurred_at" timestamptz not null, "times" integer not null default 1, "last_at" timestamptz not null, "message_id" text null, "external_id" text null, "flow" text null, "step" text null, "sales_channel_id" text null, "position" integer null, "method" text null, "user_agent" text null, "ip_range" text null, "network" text null, "is_prefetch" boolean not null default false, "payload" jsonb null, "label" text check ("label" in ('human', 'machine', 'unknown')) null, "label_reason" text null, "label_version" integer null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_hit_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_hit_dedupe_key_unique" ON "post_purchase_hit" ("dedupe_key");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_hit_message_id_occurred_at" ON "post_purchase_hit" ("message_id", "occurred_at") WHERE message_id is not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_hit_external_id" ON "post_purchase_hit" ("external_id") WHERE message_id is null and external_id is not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_hit_occurred_at_id" ON "post_purchase_hit" ("occurred_at", "id");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_hit_occurred_at_message_id" ON "post_purchase_hit" ("occurred_at", "message_id") WHERE kind = 'complaint';`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_hit_id" ON "post_purchase_hit" ("id") WHERE label_version is null;`
    )

    this.addSql(
      `create table if not exists "post_purchase_pause" ("id" text not null, "reason" text not null, "detail" jsonb null, "started_at" timestamptz not null, "ended_at" timestamptz null, "ended_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_pause_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_pause_reason_unique" ON "post_purchase_pause" ("reason") WHERE ended_at is null;`
    )

    this.addSql(
      `create table if not exists "post_purchase_purchase" ("id" text not null, "email" text null, "customer_id" text null, "sales_channel_id" text null, "country_code" text null, "placed_at" timestamptz not null, "canceled_at" timestamptz null, "currency_code" text not null, "total" numeric not null, "refunded" numeric not null, "net" numeric not null, "erased_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_purchase_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_purchase_email_placed_at" ON "post_purchase_purchase" ("email", "placed_at");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_purchase_placed_at_id" ON "post_purchase_purchase" ("placed_at", "id");`
    )

    this.addSql(
      `create table if not exists "post_purchase_signing_key" ("id" text not null, "purpose" text not null, "secret" text not null, "retired_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_signing_key_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "post_purchase_suppression" ("id" text not null, "email_hash" text not null, "email" text null, "reason" text check ("reason" in ('hard-bounce', 'soft-bounces', 'complaint', 'unsubscribe', 'manual')) not null, "detail" text null, "message_id" text null, "suppressed_at" timestamptz not null, "lifted_at" timestamptz null, "lifted_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_suppression_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_suppression_email_hash_reason_unique" ON "post_purchase_suppression" ("email_hash", "reason") WHERE lifted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_suppression_email" ON "post_purchase_suppression" ("email");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_suppression_suppressed_at" ON "post_purchase_suppression" ("suppressed_at");`
    )

    this.addSql(
      `alter table if exists "post_purchase_message" add column if not exists "delivered_at" timestamptz null, add column if not exists "links" jsonb null, add column if not exists "failures" integer not null default 0;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_external_id" ON "post_purchase_message" ("external_id") WHERE external_id is not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_failures" ON "post_purchase_message" ("failures") WHERE state = 'scheduled' and failures > 0;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_sent_at" ON "post_purchase_message" ("sent_at") WHERE purpose = 'marketing' and sent_at is not null;`
    )

    // A store's own secrets, so that there is nothing to configure before links can be signed.
    this.addSql(`insert into "post_purchase_signing_key" ("id", "purpose", "secret")
      select substr(md5(gen_random_uuid()::text), 1, 8), purpose,
             replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
      from (values ('token'), ('hash')) as purposes(purpose)
      where not exists (select 1 from "post_purchase_signing_key");`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "post_purchase_consent" cascade;`)

    this.addSql(`drop table if exists "post_purchase_consent_capture" cascade;`)

    this.addSql(`drop table if exists "post_purchase_contact" cascade;`)

    this.addSql(`drop table if exists "post_purchase_conversion" cascade;`)

    this.addSql(`drop table if exists "post_purchase_erasure" cascade;`)

    this.addSql(`drop table if exists "post_purchase_hit" cascade;`)

    this.addSql(`drop table if exists "post_purchase_pause" cascade;`)

    this.addSql(`drop table if exists "post_purchase_purchase" cascade;`)

    this.addSql(`drop table if exists "post_purchase_signing_key" cascade;`)

    this.addSql(`drop table if exists "post_purchase_suppression" cascade;`)

    this.addSql(`drop index if exists "IDX_post_purchase_message_external_id";`)
    this.addSql(`drop index if exists "IDX_post_purchase_message_failures";`)
    this.addSql(`drop index if exists "IDX_post_purchase_message_sent_at";`)
    this.addSql(
      `alter table if exists "post_purchase_message" drop column if exists "delivered_at", drop column if exists "links", drop column if exists "failures";`
    )
    this.addSql(`drop sequence if exists "post_purchase_consent_sequence";`)
  }
}
