CREATE TABLE `collab_passages` (
	`room` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`other_room` text NOT NULL,
	`other_seq` integer NOT NULL,
	PRIMARY KEY(`room`, `seq`)
);
