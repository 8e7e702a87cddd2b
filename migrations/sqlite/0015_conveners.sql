CREATE TABLE `convener_links` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`token_hash` text NOT NULL,
	`by_user_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `convener_links_token` ON `convener_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `conveners` (
	`user_id` text PRIMARY KEY NOT NULL,
	`by_user_id` text,
	`since` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `processes` ADD `time_zone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
UPDATE `processes` SET `time_zone` = coalesce((SELECT `time_zone` FROM `stages` WHERE `process_id` = `processes`.`id` GROUP BY `time_zone` ORDER BY count(*) DESC LIMIT 1), 'UTC');
