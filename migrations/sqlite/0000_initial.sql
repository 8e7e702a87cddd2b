CREATE TABLE `clock_state` (
	`id` text PRIMARY KEY NOT NULL,
	`told_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`subject` text NOT NULL,
	`due_at` integer NOT NULL,
	`claimed_until` integer,
	`done_at` integer,
	`attempts` integer NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `collab_client_ids` (
	`room` text NOT NULL,
	`client_id` integer NOT NULL,
	`participant_id` text NOT NULL,
	`bound_at` integer NOT NULL,
	PRIMARY KEY(`room`, `client_id`)
);
--> statement-breakpoint
CREATE INDEX `collab_client_ids_of` ON `collab_client_ids` (`participant_id`);--> statement-breakpoint
CREATE TABLE `collab_log` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`room` text NOT NULL,
	`seq` integer NOT NULL,
	`participant_id` text,
	`update` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collab_log_room_seq` ON `collab_log` (`room`,`seq`);--> statement-breakpoint
CREATE TABLE `collab_projections` (
	`room` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `collab_snapshots` (
	`room` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`state` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`text_code` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_of_process` ON `drafts` (`process_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `tablings` (
	`draft_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`rules` text NOT NULL,
	`tabled_at` integer NOT NULL,
	PRIMARY KEY(`draft_id`, `stage_id`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tablings_of_stage` ON `tablings` (`stage_id`);--> statement-breakpoint
CREATE TABLE `fact_counters` (
	`process_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `facts` (
	`process_id` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`draft_id` text,
	`stage_id` text,
	`paragraph_id` text,
	`actor_id` text,
	`audience` text NOT NULL,
	`at` integer NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`process_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `facts_of_paragraph` ON `facts` (`paragraph_id`,`type`);--> statement-breakpoint
CREATE INDEX `facts_of_draft` ON `facts` (`draft_id`,`seq`);--> statement-breakpoint
CREATE TABLE `identity_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `identity_users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `identity_accounts_of_user` ON `identity_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `identity_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `identity_users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_sessions_token` ON `identity_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `identity_sessions_of_user` ON `identity_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `identity_users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_users_email` ON `identity_users` (`email`);--> statement-breakpoint
CREATE TABLE `identity_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identity_verifications_of` ON `identity_verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `paragraph_lineage` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`type` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lineage_of_draft` ON `paragraph_lineage` (`draft_id`);--> statement-breakpoint
CREATE TABLE `paragraphs` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`position` text NOT NULL,
	`kind` text NOT NULL,
	`level` integer NOT NULL,
	`status` text NOT NULL,
	`unnumbered` integer NOT NULL,
	`content` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paragraphs_of_draft` ON `paragraphs` (`draft_id`,`position`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delegations_name` ON `delegations` (`process_id`,`name`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`kind` text NOT NULL,
	`role` text NOT NULL,
	`delegation_name` text,
	`pseudonym` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `participants` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`user_id` text,
	`kind` text NOT NULL,
	`role` text NOT NULL,
	`delegation_id` text,
	`pseudonym` text,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegation_id`) REFERENCES `delegations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participants_user` ON `participants` (`process_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `participants_of_user` ON `participants` (`user_id`);--> statement-breakpoint
CREATE TABLE `processes` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `processes_slug` ON `processes` (`slug`);--> statement-breakpoint
CREATE TABLE `texts` (
	`process_id` text NOT NULL,
	`code` text NOT NULL,
	`order` integer NOT NULL,
	`title` text NOT NULL,
	`symbol` text,
	`dated` text,
	`issued` text,
	`paragraphs` integer,
	`note` text,
	`verified` integer NOT NULL,
	`sources` text NOT NULL,
	PRIMARY KEY(`process_id`, `code`),
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `stages` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`order` integer NOT NULL,
	`title` text NOT NULL,
	`theme` text,
	`place` text,
	`time_zone` text NOT NULL,
	`opens_at` integer,
	`closes_at` integer,
	`cancelled_at` integer,
	`sittings` text NOT NULL,
	`text_code` text,
	`scope` text,
	`rules` text NOT NULL,
	`note` text,
	`verified` integer NOT NULL,
	`sources` text NOT NULL,
	`opened_fact_at` integer,
	`closed_fact_at` integer,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stages_code` ON `stages` (`process_id`,`code`);--> statement-breakpoint
CREATE INDEX `stages_order` ON `stages` (`process_id`,`order`);