ALTER TABLE `speakers` ADD `entered_for` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `entered_person` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `behalf_of` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `behalf_state` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `behalf_by` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `behalf_at` integer;--> statement-breakpoint
ALTER TABLE `contributions` ADD `entered_for` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `entered_person` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `behalf_of` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `behalf_state` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `behalf_by` text;--> statement-breakpoint
ALTER TABLE `contributions` ADD `behalf_at` integer;
--> statement-breakpoint
UPDATE `contributions` SET `kind` = CASE WHEN lower(json_extract(`facilitation`, '$.people')) LIKE '%host%' THEN 'host-community' ELSE 'refugee' END WHERE `form` = 'facilitated';--> statement-breakpoint
UPDATE `contributions` SET `facilitation` = json_set(`facilitation`, '$.kind', `kind`) WHERE `form` = 'facilitated' AND json_type(`facilitation`) = 'object';
