CREATE TABLE dualauth_signing_purpose (
    name VARCHAR(32) NOT NULL PRIMARY KEY
) ${tableOptions};

CREATE TABLE dualauth_signing_key (
    id          VARCHAR(64)   NOT NULL PRIMARY KEY,
    purpose     VARCHAR(32)   NOT NULL,
    key_id      VARCHAR(16)   NOT NULL,
    private_key VARCHAR(6000) NOT NULL,
    signs_from  BIGINT        NOT NULL,
    ends_at     BIGINT        NOT NULL
) ${tableOptions};
CREATE INDEX dualauth_signing_key_purpose ON dualauth_signing_key (purpose, signs_from);
CREATE INDEX dualauth_signing_key_key ON dualauth_signing_key (key_id, id);
