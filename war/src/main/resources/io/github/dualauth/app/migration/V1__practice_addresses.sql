CREATE TABLE dualauth_practice_address (
    account_id      VARCHAR(36)  NOT NULL PRIMARY KEY,
    application_id  VARCHAR(64)  NOT NULL,
    website_address VARCHAR(255),
    direct_domain   VARCHAR(255),
    CONSTRAINT dualauth_practice_website UNIQUE (application_id, website_address),
    CONSTRAINT dualauth_practice_direct UNIQUE (direct_domain)
) ${tableOptions};
