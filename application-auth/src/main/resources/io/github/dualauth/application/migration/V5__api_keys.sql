-- addresses: ranges, separated by blanks; none is all. warned_day: the day, counted from 1970, on which the audit last told
-- that it expires.
CREATE TABLE dualauth_api_key (
    id             VARCHAR(22)   NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)   NOT NULL,
    name           VARCHAR(255)  NOT NULL,
    environment    VARCHAR(64)   NOT NULL,
    addresses      VARCHAR(2000) NOT NULL,
    key_id         VARCHAR(16)   NOT NULL,
    hash           VARCHAR(512)  NOT NULL,
    created_at     BIGINT        NOT NULL,
    not_before     BIGINT        NOT NULL,
    expires_at     BIGINT        NOT NULL,
    revoked_at     BIGINT,
    last_used_at   BIGINT,
    warned_day     BIGINT,
    CONSTRAINT dualauth_api_key_of FOREIGN KEY (application_id) REFERENCES dualauth_application (id)
) ${tableOptions};
CREATE INDEX dualauth_api_key_key ON dualauth_api_key (key_id, id);
CREATE INDEX dualauth_api_key_end ON dualauth_api_key (expires_at);
