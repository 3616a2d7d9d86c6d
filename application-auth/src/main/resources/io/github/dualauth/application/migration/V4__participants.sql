-- The ID is the client ID. The secret is a box, as it is the key of an HMAC and must be read back.
CREATE TABLE dualauth_participant (
    id             VARCHAR(36)   NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)   NOT NULL,
    code           VARCHAR(255)  NOT NULL,
    name           VARCHAR(255)  NOT NULL,
    roles          VARCHAR(2048) NOT NULL,
    status         VARCHAR(16)   NOT NULL,
    public_key     VARCHAR(8192) NOT NULL,
    key_id         VARCHAR(16)   NOT NULL,
    client_secret  VARCHAR(512)  NOT NULL,
    created_at     BIGINT        NOT NULL,
    updated_at     BIGINT        NOT NULL,
    rotated_at     BIGINT        NOT NULL,
    CONSTRAINT dualauth_participant_code UNIQUE (code),
    CONSTRAINT dualauth_participant_application UNIQUE (application_id),
    CONSTRAINT dualauth_participant_of FOREIGN KEY (application_id) REFERENCES dualauth_application (id)
) ${tableOptions};
CREATE INDEX dualauth_participant_key ON dualauth_participant (key_id, id);
