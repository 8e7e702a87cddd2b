CREATE TABLE `collab_schema` (
	`version` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
