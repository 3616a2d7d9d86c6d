CREATE TABLE dualauth_webhook (
    application_id VARCHAR(64)   NOT NULL PRIMARY KEY,
    url            VARCHAR(2000) NOT NULL,
    key_id         VARCHAR(16)   NOT NULL,
    box            VARCHAR(512)  NOT NULL,
    set_at         BIGINT        NOT NULL
) ${tableOptions};
CREATE INDEX dualauth_webhook_key ON dualauth_webhook (key_id, application_id);

-- What is delivered is deleted. next_at: when it is tried next, or until when one node tries it now.
CREATE TABLE dualauth_webhook_delivery (
    id             VARCHAR(36)  NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)  NOT NULL,
    event          VARCHAR(64)  NOT NULL,
    body           ${text}      NOT NULL,
    created_at     BIGINT       NOT NULL,
    attempts       INTEGER      NOT NULL,
    next_at        BIGINT       NOT NULL,
    dead_at        BIGINT,
    failure        VARCHAR(255) NOT NULL
) ${tableOptions};
CREATE INDEX dualauth_webhook_delivery_due ON dualauth_webhook_delivery (next_at, application_id);
CREATE INDEX dualauth_webhook_delivery_of ON dualauth_webhook_delivery (application_id, id);
