CREATE TABLE `record_checkpoints` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`log_position` integer NOT NULL,
	`log_root` text NOT NULL,
	`key` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `record_checkpoints_number` ON `record_checkpoints` (`number`);