package io.github.dualauth.core.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record as a row of {@code dualauth_audit}: its text, and columns to search by, each derived from the text. What a
 * record does not have is {@code ""}, and the code 0.
 *
 * @param link the record's place in its chain
 * @param text the record, byte for byte, without the line feed
 * @param time when it was decided, in UTC, in microseconds as the column has them
 * @param columns the values of {@link #COLUMNS}, in that order
 */
record AuditRow(AuditChain.Link link, String text, LocalDateTime time, List<String> columns) {

    /**
     * A column for one member of a record.
     *
     * @param name of the column
     * @param member of the record
     * @param length the most UTF-16 units that it holds; what is longer is cut off there, and whole in the text
     */
    record Column(String name, String member, int length) {}

    /** The columns that hold what a member says; node, seq, hashes and time stand beside them. */
    static final List<Column> COLUMNS = List.of(
            new Column("outcome", "outcome", 16),
            new Column("reason", "reason", 64),
            new Column("code", "code", 9),
            new Column("mode", "mode", 16),
            new Column("application_id", "application", 64),
            new Column("account_key", "account", 255),
            new Column("user_key", "user", 255),
            new Column("login_id", "login", 255),
            new Column("api", "api", 255),
            new Column("source", "source", 64),
            new Column("request_id", "requestId", 64));

    /** The row of a record; empty if the line is no record, or not the one that was written. */
    static Optional<AuditRow> of(String line) {
        Optional<AuditChain.Link> link = AuditChain.read(line);
        Optional<Map<String, String>> members = link.isEmpty() ? Optional.empty() : AuditMembers.read(line);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(members.get().getOrDefault("time", "")).truncatedTo(ChronoUnit.MICROS);
            List<String> columns =
                    COLUMNS.stream().map(column -> value(column, members.get())).toList();
            return Optional.of(new AuditRow(link.get(), line, LocalDateTime.ofInstant(time, ZoneOffset.UTC), columns));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String value(Column column, Map<String, String> members) {
        String value = members.getOrDefault(column.member(), "code".equals(column.name()) ? "0" : "");
        int length = Math.min(value.length(), column.length());
        if (length < value.length() && Character.isHighSurrogate(value.charAt(length - 1))) {
            length--;
        }
        // Half a surrogate pair is escaped in the text; no database could hold it.
        return new String(value.substring(0, length).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
