-- Tokens and session IDs are stored as SHA-256, in hex digits.
CREATE TABLE dualauth_sign_on (
    hash           VARCHAR(64) NOT NULL PRIMARY KEY,
    application_id VARCHAR(64) NOT NULL,
    account_id     VARCHAR(36) NOT NULL,
    user_id        VARCHAR(36) NOT NULL,
    address        VARCHAR(45) NOT NULL,
    expires_at     BIGINT      NOT NULL
) ${tableOptions};
CREATE INDEX dualauth_sign_on_expiry ON dualauth_sign_on (expires_at);

CREATE TABLE dualauth_session (
    hash           VARCHAR(64) NOT NULL PRIMARY KEY,
    application_id VARCHAR(64) NOT NULL,
    account_id     VARCHAR(36) NOT NULL,
    user_id        VARCHAR(36) NOT NULL,
    expires_at     BIGINT      NOT NULL
) ${tableOptions};
CREATE INDEX dualauth_session_expiry ON dualauth_session (expires_at);
