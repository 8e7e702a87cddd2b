CREATE TABLE `kept_texts` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`as` text NOT NULL,
	`at` integer NOT NULL,
	`paragraphs` text NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `drafts` ADD `released_at` integer;--> statement-breakpoint
ALTER TABLE `drafts` ADD `released_fact_at` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `kept_as` text;--> statement-breakpoint
ALTER TABLE `threads` ADD `kept_place` text;--> statement-breakpoint
UPDATE `drafts` SET `released_at` = `created_at`, `released_fact_at` = `created_at` WHERE `id` NOT IN (SELECT `tablings`.`draft_id` FROM `tablings` INNER JOIN `stages` ON `stages`.`id` = `tablings`.`stage_id` WHERE `stages`.`closed_fact_at` IS NOT NULL);
