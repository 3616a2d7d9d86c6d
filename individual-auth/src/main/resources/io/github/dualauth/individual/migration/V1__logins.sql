CREATE TABLE dualauth_login (
    id            VARCHAR(36)  NOT NULL PRIMARY KEY,
    login_id      VARCHAR(255) NOT NULL,
    login_key     VARCHAR(255) NOT NULL,
    account_id    VARCHAR(36)  NOT NULL,
    user_id       VARCHAR(36)  NOT NULL,
    password_hash VARCHAR(512) NOT NULL,
    created_at    BIGINT       NOT NULL,
    updated_at    BIGINT       NOT NULL,
    CONSTRAINT dualauth_login_key UNIQUE (login_key),
    CONSTRAINT dualauth_login_user UNIQUE (user_id)
) ${tableOptions};
