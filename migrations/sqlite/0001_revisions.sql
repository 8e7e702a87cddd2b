CREATE TABLE `record_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`process_id` text,
	`seq` integer,
	`actor_id` text,
	`draft_id` text,
	`stage_id` text,
	`paragraph_id` text,
	`audience` text NOT NULL,
	`digest` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	`salt` text,
	`data` text
);
--> statement-breakpoint
CREATE INDEX `record_of_process` ON `record_entries` (`process_id`,`number`);--> statement-breakpoint
CREATE INDEX `record_of_type` ON `record_entries` (`type`,`number`);--> statement-breakpoint
CREATE TABLE `returned_words` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`paragraph_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`stage_id` text,
	`reason` text NOT NULL,
	`base_text` text NOT NULL,
	`base` text NOT NULL,
	`content` text NOT NULL,
	`text` text NOT NULL,
	`update` blob NOT NULL,
	`at` integer NOT NULL,
	`dismissed_at` integer,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `returned_words_of` ON `returned_words` (`participant_id`,`draft_id`,`at`);--> statement-breakpoint
CREATE TABLE `revision_alignments` (
	`revision_id` text NOT NULL,
	`type` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	PRIMARY KEY(`revision_id`, `from_id`, `to_id`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `memoranda` (
	`revision_id` text PRIMARY KEY NOT NULL,
	`introduction` text NOT NULL,
	`texts` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`published_at` integer,
	`sections` text,
	`hash` text,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `revision_paragraphs` (
	`revision_id` text NOT NULL,
	`paragraph_id` text NOT NULL,
	`order` integer NOT NULL,
	`kind` text NOT NULL,
	`level` integer NOT NULL,
	`label` text,
	`status` text NOT NULL,
	`unnumbered` integer NOT NULL,
	`content` text NOT NULL,
	`text` text NOT NULL,
	`hash` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `paragraph_id`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revision_paragraphs_of` ON `revision_paragraphs` (`paragraph_id`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`stage_id` text,
	`text_code` text,
	`symbol` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`dated` text,
	`issued` text,
	`note` text,
	`published_at` integer NOT NULL,
	`published_by` text,
	`log_position` integer NOT NULL,
	`log_root` text NOT NULL,
	`hash` text NOT NULL,
	`paragraphs` integer NOT NULL,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_number` ON `revisions` (`draft_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_symbol` ON `revisions` (`process_id`,`symbol`);--> statement-breakpoint
CREATE INDEX `revisions_hash` ON `revisions` (`hash`);--> statement-breakpoint
CREATE INDEX `revisions_of_process` ON `revisions` (`process_id`,`published_at`);--> statement-breakpoint
ALTER TABLE `collab_log` ADD `hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `stages` ADD `published_at` integer;