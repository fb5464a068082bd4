import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122010931 extends Migration {
  override async up(): Promise<void> {
    // Tokens of claims: later claims hold greater ones, on every machine.
    this.addSql(`create sequence if not exists "post_purchase_fence" as integer;`)
    this.addSql(
      `create table if not exists "post_purchase_batch" ("id" text not null, "state" text check ("state" in ('open', 'settled', 'split')) not null default 'open', "provider" text not null, "idempotency_key" text not null, "size" integer not null, "fence" integer not null, "claimed_until" timestamptz not null, "next_attempt_at" timestamptz not null, "attempt" integer not null default 0, "open_since" timestamptz null, "last_error" text null, "settled_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_batch_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_batch_next_attempt_at" ON "post_purchase_batch" ("next_attempt_at") WHERE state = 'open';`
    )

    this.addSql(
      `create table if not exists "post_purchase_cursor" ("id" text not null, "seen_until" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_cursor_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "post_purchase_flow_setting" ("id" text not null, "enabled" boolean not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_flow_setting_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "post_purchase_message" ("id" text not null, "dedupe_key" text not null, "flow" text not null, "step" text not null, "purpose" text check ("purpose" in ('transactional', 'marketing')) not null, "channel" text not null default 'email', "subject" text not null, "email" text null, "customer_id" text null, "order_id" text null, "fulfillment_id" text null, "sales_channel_id" text null, "locale" text null, "planned_at" timestamptz not null, "send_at" timestamptz not null, "expires_at" timestamptz null, "sent_at" timestamptz null, "settled_at" timestamptz null, "state" text check ("state" in ('scheduled', 'claimed', 'sent', 'skipped', 'failed', 'unknown', 'canceled')) not null default 'scheduled', "skip_reason" text null, "last_error" text null, "reschedules" integer not null default 0, "fence" integer not null default 0, "claimed_until" timestamptz null, "batch_id" text null, "batch_position" integer null, "provider" text null, "external_id" text null, "rendered_subject" text null, "rendered_html" text null, "rendered_text" text null, "envelope" jsonb null, "payload_emptied_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_message_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_message_dedupe_key_unique" ON "post_purchase_message" ("dedupe_key");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_send_at_id" ON "post_purchase_message" ("send_at", "id") WHERE state = 'scheduled';`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_claimed_until" ON "post_purchase_message" ("claimed_until") WHERE state = 'claimed' and batch_id is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_batch_id_batch_position" ON "post_purchase_message" ("batch_id", "batch_position") WHERE batch_id is not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_order_id" ON "post_purchase_message" ("order_id");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_email" ON "post_purchase_message" ("email");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_settled_at" ON "post_purchase_message" ("settled_at") WHERE rendered_html is not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_state_send_at" ON "post_purchase_message" ("state", "send_at") WHERE state in ('failed', 'unknown');`
    )

    this.addSql(
      `create table if not exists "post_purchase_pace" ("id" text not null, "per_second" real not null, "next_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_pace_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "post_purchase_setting" ("id" text not null, "value" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_setting_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "post_purchase_shipment_report" ("id" text not null, "dedupe_key" text not null, "order_id" text not null, "fulfillment_id" text not null, "status" text check ("status" in ('out_for_delivery', 'delayed')) not null, "estimated_delivery" text null, "reason" text null, "reported_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_shipment_report_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_shipment_report_dedupe_key_unique" ON "post_purchase_shipment_report" ("dedupe_key");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_shipment_report_fulfillment_id" ON "post_purchase_shipment_report" ("fulfillment_id");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_shipment_report_reported_at" ON "post_purchase_shipment_report" ("reported_at");`
    )

    // Orders from before the installation never get mail: nothing is read behind this moment.
    this.addSql(
      `insert into "post_purchase_cursor" ("id", "seen_until") values ('installed', now()) on conflict do nothing;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "post_purchase_batch" cascade;`)

    this.addSql(`drop table if exists "post_purchase_cursor" cascade;`)

    this.addSql(`drop table if exists "post_purchase_flow_setting" cascade;`)

    this.addSql(`drop table if exists "post_purchase_message" cascade;`)

    this.addSql(`drop table if exists "post_purchase_pace" cascade;`)

    this.addSql(`drop table if exists "post_purchase_setting" cascade;`)

    this.addSql(`drop table if exists "post_purchase_shipment_report" cascade;`)

    this.addSql(`drop sequence if exists "post_purchase_fence";`)
  }
}
