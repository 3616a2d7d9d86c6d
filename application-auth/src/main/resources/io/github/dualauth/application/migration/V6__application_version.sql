ALTER TABLE dualauth_application ADD version BIGINT DEFAULT 0 NOT NULL;
