-- address_key: the address in lower case. user_id, user_key: '' when the address is the account's own.
CREATE TABLE dualauth_direct_address (
    id             VARCHAR(36)  NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)  NOT NULL,
    account_id     VARCHAR(36)  NOT NULL,
    account_key    VARCHAR(255) NOT NULL,
    user_id        VARCHAR(36)  NOT NULL,
    user_key       VARCHAR(255) NOT NULL,
    address        VARCHAR(254) NOT NULL,
    address_key    VARCHAR(254) NOT NULL,
    created_at     BIGINT       NOT NULL,
    CONSTRAINT dualauth_direct_address_key UNIQUE (address_key)
) ${tableOptions};
CREATE INDEX dualauth_direct_address_of ON dualauth_direct_address (application_id, address_key);
CREATE INDEX dualauth_direct_address_in ON dualauth_direct_address (account_id, address_key);

-- match_key: SHA-256 of rule and value, in hex digits; of a name that was revoked, '~' and the row's ID.
CREATE TABLE dualauth_client_certificate (
    id             VARCHAR(36)  NOT NULL PRIMARY KEY,
    application_id VARCHAR(64)  NOT NULL,
    account_id     VARCHAR(36)  NOT NULL,
    account_key    VARCHAR(255) NOT NULL,
    name           VARCHAR(255) NOT NULL,
    rule_name      VARCHAR(16)  NOT NULL,
    match_value    VARCHAR(512) NOT NULL,
    match_key      VARCHAR(64)  NOT NULL,
    created_at     BIGINT       NOT NULL,
    revoked_at     BIGINT,
    CONSTRAINT dualauth_client_certificate_key UNIQUE (match_key)
) ${tableOptions};
CREATE INDEX dualauth_client_certificate_of ON dualauth_client_certificate (application_id, id);

-- message_key: of the message, once it is whole; before, '~' and the row's ID.
-- due_at: RECEIVING, CLAIMED: until when whoever has it has it; READY: when it may be taken; DONE, DROPPED: when the sweep
-- has to do with it. chunks: how many rows it has in the table below.
CREATE TABLE dualauth_spool_message (
    id             VARCHAR(36)  NOT NULL PRIMARY KEY,
    message_key    VARCHAR(64)  NOT NULL,
    state          VARCHAR(16)  NOT NULL,
    edge           VARCHAR(8)   NOT NULL,
    application_id VARCHAR(64)  NOT NULL,
    account_id     VARCHAR(36)  NOT NULL,
    sender         VARCHAR(320) NOT NULL,
    recipients     ${text}      NOT NULL,
    request_id     VARCHAR(64)  NOT NULL,
    content_hash   VARCHAR(64)  NOT NULL,
    content_size   BIGINT       NOT NULL,
    chunks         INTEGER      NOT NULL,
    created_at     BIGINT       NOT NULL,
    ready_at       BIGINT       NOT NULL,
    due_at         BIGINT       NOT NULL,
    lease_id       VARCHAR(36)  NOT NULL,
    attempts       INTEGER      NOT NULL,
    failure        VARCHAR(255) NOT NULL,
    done_at        BIGINT,
    CONSTRAINT dualauth_spool_message_key UNIQUE (message_key)
) ${tableOptions};
CREATE INDEX dualauth_spool_message_due ON dualauth_spool_message (state, due_at, id);

CREATE TABLE dualauth_spool_part (
    message_id   VARCHAR(36)   NOT NULL,
    seq          INTEGER       NOT NULL,
    name         VARCHAR(2000) NOT NULL,
    media_type   VARCHAR(2000) NOT NULL,
    first_chunk  INTEGER       NOT NULL,
    content_size BIGINT        NOT NULL,
    PRIMARY KEY (message_id, seq)
) ${tableOptions};

CREATE TABLE dualauth_spool_chunk (
    message_id VARCHAR(36) NOT NULL,
    seq        INTEGER     NOT NULL,
    content    ${blob}     NOT NULL,
    PRIMARY KEY (message_id, seq)
) ${tableOptions};
