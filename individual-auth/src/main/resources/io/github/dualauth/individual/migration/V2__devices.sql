-- id: what the site is called outside, for good, however often it is paired.
CREATE TABLE dualauth_site (
    id             VARCHAR(36)  NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)  NOT NULL,
    account_id     VARCHAR(36)  NOT NULL,
    account_key    VARCHAR(255) NOT NULL,
    paired_at      BIGINT       NOT NULL,
    unpaired_at    BIGINT,
    CONSTRAINT dualauth_site_account UNIQUE (account_id)
) ${tableOptions};
CREATE INDEX dualauth_site_application ON dualauth_site (application_id, id);

-- live_tokens: ID, issue and expiry (milliseconds) of each, the oldest first.
CREATE TABLE dualauth_device (
    id             VARCHAR(36)   NOT NULL PRIMARY KEY,
    site_id        VARCHAR(36)   NOT NULL,
    device_id      VARCHAR(128)  NOT NULL,
    application_id VARCHAR(64)   NOT NULL,
    live_tokens    VARCHAR(2000) NOT NULL,
    created_at     BIGINT        NOT NULL,
    last_used_at   BIGINT,
    revoked_at     BIGINT,
    CONSTRAINT dualauth_device_id UNIQUE (site_id, device_id),
    CONSTRAINT dualauth_device_site FOREIGN KEY (site_id) REFERENCES dualauth_site (id)
) ${tableOptions};
CREATE INDEX dualauth_device_application ON dualauth_device (application_id, site_id, device_id);
