import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122073620 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "post_purchase_follow_up" ("id" text not null, "dedupe_key" text not null, "purpose" text check ("purpose" in ('transactional', 'marketing')) not null, "order_id" text null, "customer_id" text null, "email" text not null, "locale" text null, "content" jsonb not null, "author_id" text null, "written_at" timestamptz not null, "erased_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_follow_up_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_follow_up_dedupe_key_unique" ON "post_purchase_follow_up" ("dedupe_key");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_follow_up_email" ON "post_purchase_follow_up" ("email");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_follow_up_order_id" ON "post_purchase_follow_up" ("order_id");`
    )

    this.addSql(
      `create table if not exists "post_purchase_product_guide" ("id" text not null, "texts" jsonb not null, "video_url" text null, "manual_url" text null, "days_of_supply" integer null, "upgrade_product_id" text null, "subscription_url" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_product_guide_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "post_purchase_review" ("id" text not null, "line_item_id" text not null, "order_id" text not null, "product_id" text not null, "variant_id" text null, "product_title" text not null, "variant_title" text null, "sales_channel_id" text null, "customer_id" text null, "email" text not null, "source" text check ("source" in ('link', 'account')) not null, "message_id" text null, "incentive" text null, "state" text check ("state" in ('pending', 'published', 'rejected')) not null default 'pending', "version" integer not null, "published_version" integer null, "rejection_reason" text check ("rejection_reason" in ('confidential', 'abusive', 'personal-information', 'discriminatory', 'false-or-misleading', 'fake', 'unrelated')) null, "rejection_note" text null, "submitted_at" timestamptz not null, "edited_at" timestamptz not null, "published_at" timestamptz null, "decided_at" timestamptz null, "decided_by" text null, "response" text null, "responded_at" timestamptz null, "responded_by" text null, "erased_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_review_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_review_line_item_id_unique" ON "post_purchase_review" ("line_item_id");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_review_product_id_published_at" ON "post_purchase_review" ("product_id", "published_at") WHERE published_version is not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_review_state_edited_at" ON "post_purchase_review" ("state", "edited_at");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_review_email" ON "post_purchase_review" ("email");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_review_order_id" ON "post_purchase_review" ("order_id");`
    )

    this.addSql(
      `create table if not exists "post_purchase_review_version" ("id" text not null, "review_id" text not null, "version" integer not null, "rating" integer not null check ("rating" between 1 and 5), "title" text null, "body" text null, "photos" jsonb not null, "author" text null, "locale" text null, "fingerprint" text not null, "written_at" timestamptz not null, "state" text check ("state" in ('pending', 'published', 'rejected')) not null default 'pending', "rejection_reason" text check ("rejection_reason" in ('confidential', 'abusive', 'personal-information', 'discriminatory', 'false-or-misleading', 'fake', 'unrelated')) null, "rejection_note" text null, "decided_at" timestamptz null, "decided_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_review_version_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_review_version_review_id_version_unique" ON "post_purchase_review_version" ("review_id", "version");`
    )

    this.addSql(
      `create table if not exists "post_purchase_survey_answer" ("id" text not null, "message_id" text not null, "survey" text check ("survey" in ('nps', 'csat')) not null, "order_id" text null, "customer_id" text null, "email" text not null, "sales_channel_id" text null, "locale" text null, "score" integer not null check ("score" between case "survey" when 'nps' then 0 else 1 end and case "survey" when 'nps' then 10 else 5 end), "comment" text null, "tags" jsonb not null, "answered_at" timestamptz not null, "changed_at" timestamptz not null, "alerted_at" timestamptz null, "erased_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "post_purchase_survey_answer_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_post_purchase_survey_answer_message_id_unique" ON "post_purchase_survey_answer" ("message_id");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_survey_answer_survey_answered_at" ON "post_purchase_survey_answer" ("survey", "answered_at");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_survey_answer_email" ON "post_purchase_survey_answer" ("email");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_survey_answer_order_id" ON "post_purchase_survey_answer" ("order_id");`
    )

    this.addSql(
      `alter table if exists "post_purchase_flow_setting" add column if not exists "overrides" jsonb not null default '{}';`
    )
    this.addSql(
      `alter table if exists "post_purchase_flow_setting" alter column "enabled" drop not null;`
    )

    this.addSql(
      `alter table if exists "post_purchase_message" add column if not exists "mentions" jsonb null, add column if not exists "incentive" text null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_post_purchase_message_email_flow" ON "post_purchase_message" ("email", "flow") WHERE mentions is not null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "post_purchase_follow_up" cascade;`)

    this.addSql(`drop table if exists "post_purchase_product_guide" cascade;`)

    this.addSql(`drop table if exists "post_purchase_review" cascade;`)

    this.addSql(`drop table if exists "post_purchase_review_version" cascade;`)

    this.addSql(`drop table if exists "post_purchase_survey_answer" cascade;`)

    this.addSql(
      `alter table if exists "post_purchase_flow_setting" drop column if exists "overrides";`
    )

    this.addSql(`delete from "post_purchase_flow_setting" where "enabled" is null;`)
    this.addSql(
      `alter table if exists "post_purchase_flow_setting" alter column "enabled" set not null;`
    )

    this.addSql(`drop index if exists "IDX_post_purchase_message_email_flow";`)
    this.addSql(
      `alter table if exists "post_purchase_message" drop column if exists "mentions", drop column if exists "incentive";`
    )
  }
}
