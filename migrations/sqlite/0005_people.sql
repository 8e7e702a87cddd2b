CREATE TABLE `delegation_forms` (
	`process_id` text NOT NULL,
	`form` text NOT NULL,
	`delegation_id` text NOT NULL,
	PRIMARY KEY(`process_id`, `form`),
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegation_id`) REFERENCES `delegations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegation_forms_of` ON `delegation_forms` (`delegation_id`);--> statement-breakpoint
CREATE TABLE `mandates` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`delegation_id` text NOT NULL,
	`by_delegation_id` text NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegation_id`) REFERENCES `delegations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_delegation_id`) REFERENCES `delegations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mandates_of_process` ON `mandates` (`process_id`,`by_delegation_id`);--> statement-breakpoint
DROP INDEX `delegations_name`;--> statement-breakpoint
ALTER TABLE `delegations` ADD `names` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `delegations` ADD `code` text;--> statement-breakpoint
CREATE INDEX `delegations_of_process` ON `delegations` (`process_id`,`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `delegations_code` ON `delegations` (`process_id`,`code`);--> statement-breakpoint
ALTER TABLE `invitations` ADD `delegation_id` text REFERENCES delegations(id);--> statement-breakpoint
ALTER TABLE `invitations` ADD `name` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `withdrawn_at` integer;--> statement-breakpoint
CREATE INDEX `invitations_of_process` ON `invitations` (`process_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `participants` ADD `left_at` integer;