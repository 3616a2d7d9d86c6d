CREATE TABLE dualauth_thing (
    id           VARCHAR(64) NOT NULL PRIMARY KEY,
    last_used_at BIGINT
) ${tableOptions};
