-- An imported password has its slow hash here, and neither a key nor a keyed hash.
ALTER TABLE dualauth_application_password ADD COLUMN name VARCHAR(255) DEFAULT 'unnamed' NOT NULL;
ALTER TABLE dualauth_application_password ADD COLUMN imported_hash VARCHAR(512);
ALTER TABLE dualauth_application_password ADD COLUMN last_used_at BIGINT;
-- The day, counted from 1970, on which the audit last told that it expires.
ALTER TABLE dualauth_application_password ADD COLUMN warned_day BIGINT;
