-- What another message of the same message_key must have too, to be the same message; '' of those from before.
ALTER TABLE dualauth_spool_message ADD COLUMN known_content VARCHAR(64) DEFAULT '' NOT NULL;
