DROP INDEX `files_of_owner`;--> statement-breakpoint
ALTER TABLE `files` RENAME COLUMN `owner_type` TO `subject_type`;--> statement-breakpoint
ALTER TABLE `files` RENAME COLUMN `owner_id` TO `subject_id`;--> statement-breakpoint
CREATE INDEX `files_of_subject` ON `files` (`subject_type`,`subject_id`);--> statement-breakpoint
DROP INDEX `passages_of_source`;--> statement-breakpoint
ALTER TABLE `passages` RENAME COLUMN `source_type` TO `subject_type`;--> statement-breakpoint
ALTER TABLE `passages` RENAME COLUMN `source_id` TO `subject_id`;--> statement-breakpoint
CREATE INDEX `passages_of_subject` ON `passages` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `__new_threads` (
	`id` text PRIMARY KEY NOT NULL,
	`process_id` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`whole_id` text NOT NULL,
	`stands_on` text NOT NULL,
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
	`kept_as` text,
	`kept_place` text,
	`topics` text NOT NULL,
	`opened_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`process_id`) REFERENCES `processes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_threads`
SELECT
	`id`, `process_id`, `subject_type`,
	CASE `subject_type`
		WHEN 'paragraph' THEN coalesce(`home_paragraph_id`, `paragraph_id`)
		WHEN 'revision' THEN `revision_id` || ':' || coalesce(`home_paragraph_id`, `paragraph_id`)
		WHEN 'question' THEN `question_id`
		WHEN 'contribution' THEN `contribution_id`
	END,
	CASE `subject_type`
		WHEN 'paragraph' THEN `draft_id`
		WHEN 'revision' THEN `revision_id`
		WHEN 'question' THEN `stage_id`
		WHEN 'contribution' THEN `contribution_id`
	END,
	CASE `subject_type`
		WHEN 'paragraph' THEN coalesce(`paragraph_id`, `home_paragraph_id`)
		WHEN 'revision' THEN `revision_id` || ':' || coalesce(`paragraph_id`, `home_paragraph_id`)
		WHEN 'question' THEN `question_id`
		WHEN 'contribution' THEN `contribution_id`
	END,
	`kind`, `visibility`, `audience`, `status`, `outcome`, `resolved_by`, `resolved_at`, `author_id`, `delegation_id`,
	`quote`, `starts_at`, `ends_at`, `anchor`, `kept_as`,
	CASE json_type(`kept_place`)
		WHEN 'object' THEN json_object(
			'standsOn', coalesce(json_extract(`kept_place`, '$.paragraphId'), `home_paragraph_id`),
			'anchor', json(json_extract(`kept_place`, '$.anchor'))
		)
	END,
	`topics`, `opened_at`, `changed_at`
FROM `threads`;--> statement-breakpoint
DROP TABLE `threads`;--> statement-breakpoint
ALTER TABLE `__new_threads` RENAME TO `threads`;--> statement-breakpoint
CREATE INDEX `threads_of_whole` ON `threads` (`subject_type`,`whole_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `threads_on` ON `threads` (`subject_type`,`stands_on`);--> statement-breakpoint
CREATE INDEX `threads_of_process` ON `threads` (`process_id`,`opened_at`,`id`);
