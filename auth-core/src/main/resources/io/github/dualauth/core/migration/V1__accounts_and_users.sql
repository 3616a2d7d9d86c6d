CREATE TABLE dualauth_account (
    id             VARCHAR(36)  NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)  NOT NULL,
    account_key    VARCHAR(255) NOT NULL,
    name           VARCHAR(255) NOT NULL,
    active         BOOLEAN      NOT NULL,
    details        ${text},
    created_at     BIGINT       NOT NULL,
    updated_at     BIGINT       NOT NULL,
    CONSTRAINT dualauth_account_key UNIQUE (application_id, account_key)
) ${tableOptions};

CREATE TABLE dualauth_user (
    id             VARCHAR(36)  NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)  NOT NULL,
    account_id     VARCHAR(36)  NOT NULL,
    account_key    VARCHAR(255) NOT NULL,
    user_key       VARCHAR(255) NOT NULL,
    active         BOOLEAN      NOT NULL,
    details        ${text},
    created_at     BIGINT       NOT NULL,
    updated_at     BIGINT       NOT NULL,
    CONSTRAINT dualauth_user_key UNIQUE (account_id, user_key),
    CONSTRAINT dualauth_user_list UNIQUE (application_id, account_key, user_key),
    CONSTRAINT dualauth_user_account FOREIGN KEY (account_id) REFERENCES dualauth_account (id)
) ${tableOptions};
