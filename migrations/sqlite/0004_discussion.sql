CREATE TABLE `attendance` (
	`stage_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`stage_id`, `participant_id`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultations` (
	`stage_id` text PRIMARY KEY NOT NULL,
	`input_until` integer,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`stage_id` text NOT NULL,
	`title` text NOT NULL,
	`symbol` text,
	`language` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `papers_of_stage` ON `papers` (`stage_id`,`added_at`);--> statement-breakpoint
CREATE TABLE `programme_items` (
	`id` text PRIMARY KEY NOT NULL,
	`stage_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programme_of_stage` ON `programme_items` (`stage_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`stage_id` text NOT NULL,
	`order` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questions_of_stage` ON `questions` (`stage_id`,`order`);--> statement-breakpoint
CREATE TABLE `speakers` (
	`id` text PRIMARY KEY NOT NULL,
	`stage_id` text NOT NULL,
	`item_id` text,
	`order` integer NOT NULL,
	`name` text,
	`participant_id` text,
	`delegation_id` text,
	`on_behalf_of` text,
	`status` text NOT NULL,
	`allotted_seconds` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `speakers_of_stage` ON `speakers` (`stage_id`,`order`);--> statement-breakpoint
CREATE TABLE `summaries` (
	`stage_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`published_at` integer,
	`hash` text,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contribution_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`contribution_id` text NOT NULL,
	`part` text NOT NULL,
	`position` text NOT NULL,
	`content` text NOT NULL,
	`text` text NOT NULL,
	`changed_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`contribution_id`) REFERENCES `contributions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `blocks_of_contribution` ON `contribution_blocks` (`contribution_id`,`position`);--> statement-breakpoint
CREATE TABLE `contributions` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`form` text NOT NULL,
	`status` text NOT NULL,
	`title` text NOT NULL,
	`attributed_to` text NOT NULL,
	`on_behalf_of` text,
	`author_id` text NOT NULL,
	`delegation_id` text,
	`kind` text NOT NULL,
	`topics` text NOT NULL,
	`language` text NOT NULL,
	`facilitation` text,
	`consent_to_publish` integer NOT NULL,
	`speaker_id` text,
	`spoken_at` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`received_at` integer,
	`posted_at` integer,
	`declined_at` integer,
	`declined_reason` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contributions_of_stage` ON `contributions` (`stage_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `contributions_of_process` ON `contributions` (`process_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `contributions_of_author` ON `contributions` (`author_id`);--> statement-breakpoint
CREATE INDEX `contributions_of_delegation` ON `contributions` (`delegation_id`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`country` text,
	`organisation` text,
	`organisation_kind` text,
	`kind` text,
	`at_risk` integer NOT NULL,
	`loaded_at` integer NOT NULL,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registrations_of_stage` ON `registrations` (`stage_id`);--> statement-breakpoint
CREATE INDEX `registrations_of_process` ON `registrations` (`process_id`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`owner_type` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`notes` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_of_owner` ON `files` (`owner_type`,`owner_id`);--> statement-breakpoint
CREATE TABLE `carried_issues` (
	`thread_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`carried_by` text NOT NULL,
	`carried_at` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `stage_id`)
);
--> statement-breakpoint
CREATE TABLE `paragraph_topics` (
	`paragraph_id` text NOT NULL,
	`topic` text NOT NULL,
	`draft_id` text NOT NULL,
	PRIMARY KEY(`paragraph_id`, `topic`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topics_of_draft` ON `paragraph_topics` (`draft_id`,`topic`);--> statement-breakpoint
CREATE TABLE `passages` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`block_id` text,
	`quote` text,
	`draft_id` text NOT NULL,
	`paragraph_id` text NOT NULL,
	`note` text,
	`linked_by` text NOT NULL,
	`linked_at` integer NOT NULL,
	`unlinked_at` integer,
	`outcome` text,
	`reason` text,
	`revision_id` text,
	`words` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `passages_of_process` ON `passages` (`process_id`,`linked_at`,`id`);--> statement-breakpoint
CREATE INDEX `passages_of_paragraph` ON `passages` (`paragraph_id`);--> statement-breakpoint
CREATE INDEX `passages_of_source` ON `passages` (`source_type`,`source_id`);--> statement-breakpoint
CREATE TABLE `comment_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_report_each` ON `comment_reports` (`comment_id`,`participant_id`);--> statement-breakpoint
CREATE TABLE `comment_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `versions_of_comment` ON `comment_versions` (`comment_id`,`at`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`parent_id` text,
	`depth` integer NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`language` text NOT NULL,
	`mentions` text NOT NULL,
	`at` integer NOT NULL,
	`edited_at` integer,
	`deleted_at` integer,
	`hidden_at` integer,
	`hidden_by` text,
	`hidden_reason` text,
	`appeal` text,
	`appealed_at` integer,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comments_of_thread` ON `comments` (`thread_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `comments_of_author` ON `comments` (`author_id`,`at`);--> statement-breakpoint
CREATE TABLE `supports` (
	`thread_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `participant_id`),
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`subject_type` text NOT NULL,
	`draft_id` text,
	`revision_id` text,
	`stage_id` text,
	`question_id` text,
	`contribution_id` text,
	`paragraph_id` text,
	`home_paragraph_id` text,
	`kind` text NOT NULL,
	`visibility` text NOT NULL,
	`audience` text NOT NULL,
	`status` text NOT NULL,
	`outcome` text,
	`resolved_by` text,
	`resolved_at` integer,
	`author_id` text NOT NULL,
	`delegation_id` text,
	`quote` text,
	`starts_at` blob,
	`ends_at` blob,
	`anchor` text NOT NULL,
	`topics` text NOT NULL,
	`opened_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `threads_of_draft` ON `threads` (`draft_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `threads_of_paragraph` ON `threads` (`paragraph_id`);--> statement-breakpoint
CREATE INDEX `threads_of_stage` ON `threads` (`stage_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `threads_of_contribution` ON `threads` (`contribution_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `threads_of_revision` ON `threads` (`revision_id`,`opened_at`,`id`);--> statement-breakpoint
ALTER TABLE `delegations` ADD `country` text;--> statement-breakpoint
ALTER TABLE `participants` ADD `mask_of` text;--> statement-breakpoint
ALTER TABLE `participants` ADD `mask_stage_id` text;--> statement-breakpoint
ALTER TABLE `participants` ADD `links_stages` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `participants_mask` ON `participants` (`mask_of`,`mask_stage_id`);