CREATE TABLE `reaction_cursors` (
	`name` text NOT NULL,
	`process_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`name`, `process_id`)
);
