CREATE TABLE dualauth_application (
    id         VARCHAR(64)  NOT NULL PRIMARY KEY,
    name       VARCHAR(255) NOT NULL,
    active     BOOLEAN      NOT NULL,
    roles      VARCHAR(255) NOT NULL,
    created_at BIGINT       NOT NULL,
    updated_at BIGINT       NOT NULL
) ${tableOptions};

CREATE TABLE dualauth_application_password (
    id             VARCHAR(36) NOT NULL PRIMARY KEY,
    application_id VARCHAR(64) NOT NULL,
    key_id         VARCHAR(16) NOT NULL,
    hash           VARCHAR(64) NOT NULL,
    created_at     BIGINT      NOT NULL,
    not_before     BIGINT      NOT NULL,
    expires_at     BIGINT      NOT NULL,
    revoked_at     BIGINT,
    CONSTRAINT dualauth_application_password_of FOREIGN KEY (application_id) REFERENCES dualauth_application (id)
) ${tableOptions};
