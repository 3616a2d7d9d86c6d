-- How full the spool is, and since when messages wait, without looking at the rows.
CREATE INDEX dualauth_spool_message_level ON dualauth_spool_message (state, ready_at, content_size);
CREATE INDEX dualauth_spool_message_of ON dualauth_spool_message (application_id, state, id);
