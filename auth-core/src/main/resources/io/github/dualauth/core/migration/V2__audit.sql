CREATE TABLE dualauth_audit (
    node           VARCHAR(16)  NOT NULL,
    seq            BIGINT       NOT NULL,
    prev_hash      VARCHAR(64)  NOT NULL,
    hash           VARCHAR(64)  NOT NULL,
    decided_at     DATETIME(6)  NOT NULL,
    outcome        VARCHAR(16)  NOT NULL,
    reason         VARCHAR(64)  NOT NULL,
    code           INTEGER      NOT NULL,
    mode           VARCHAR(16)  NOT NULL,
    application_id VARCHAR(64)  NOT NULL,
    account_key    VARCHAR(255) NOT NULL,
    user_key       VARCHAR(255) NOT NULL,
    login_id       VARCHAR(255) NOT NULL,
    api            VARCHAR(255) NOT NULL,
    source         VARCHAR(64)  NOT NULL,
    request_id     VARCHAR(64)  NOT NULL,
    record_text    ${text}      NOT NULL,
    PRIMARY KEY (node, seq)
) ${tableOptions};

CREATE INDEX dualauth_audit_time ON dualauth_audit (decided_at);
CREATE INDEX dualauth_audit_account ON dualauth_audit (application_id, account_key, decided_at);
CREATE INDEX dualauth_audit_login ON dualauth_audit (login_id, decided_at);
CREATE INDEX dualauth_audit_request ON dualauth_audit (request_id);
