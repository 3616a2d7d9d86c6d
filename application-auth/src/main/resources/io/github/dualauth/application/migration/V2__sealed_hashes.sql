-- A hash is a box now, sealed under a key for its application and row; 64 hex digits are an HMAC of before.
ALTER TABLE dualauth_application_password ${alterColumn} hash VARCHAR(512) NOT NULL;
CREATE INDEX dualauth_application_password_key ON dualauth_application_password (key_id, id);
