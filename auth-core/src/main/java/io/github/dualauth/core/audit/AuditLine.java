package io.github.dualauth.core.audit;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An event as the members of a JSON object, on one line. Values are escaped, so no caller can forge a second line.
 * Written by hand: a generator of the server's took most of the time of a record.
 */
public final class AuditLine {

    private static final int USUAL_LENGTH = 384;
    private static final char DELETE = 0x7f;
    private static final char NO_BREAK_SPACE = 0xa0;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final HexFormat HEX = HexFormat.of();

    /** The last second that was made into text: nearly all records share theirs with the one before. */
    private static volatile Second last = new Second(0);

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    private AuditLine() {}

    /** The members, without the braces around them, in UTF-8. */
    public static byte[] members(AuthenticationEvent event) {
        AuditLine line = new AuditLine();
        line.time(event.time());
        line.member("outcome", event.refusal().isPresent() ? "refused" : "accepted");
        if (event.refusal().isPresent()) {
            Refusal refusal = event.refusal().get();
            line.member("reason", refusal.reason().name());
            line.text.append(",\"code\":").append(refusal.reason().code());
            line.member("field", refusal.field());
        }
        line.subject(event.subject(), event.unproven());
        line.member("api", event.request().api());
        line.member("source", event.request().source());
        line.member("requestId", event.request().requestId());
        return line.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The members, without the braces around them, in UTF-8. */
    public static byte[] members(AuditNotice notice) {
        AuditLine line = new AuditLine();
        line.time(notice.time());
        line.member("event", notice.event());
        notice.members().forEach(line::member);
        return line.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void subject(Subject subject, HashedIds unproven) {
        member("mode", subject.mode());
        member("application", subject.applicationId());
        member("applicationHash", unproven.application());
        member("account", subject.accountKey());
        member("accountHash", unproven.account());
        member("user", subject.userKey());
        member("userHash", unproven.user());
        member("login", subject.loginId());
        member("loginHash", unproven.login());
        member("device", subject.deviceId());
    }

    /** The first member: in UTC, as ISO 8601 has it, in nanoseconds. */
    private void time(Instant time) {
        Second second = last;
        if (second.epoch != time.getEpochSecond()) {
            second = new Second(time.getEpochSecond());
            last = second;
        }
        text.append("\"time\":\"").append(second.text);
        int point = text.length();
        text.append(NANOS_PER_SECOND + time.getNano()).setCharAt(point, '.');
        text.append("Z\"");
    }

    /** One more: the time is always there before it. */
    private void member(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        text.append(",\"").append(name).append("\":\"");
        escaped(value);
        text.append('"');
    }

    /** Nearly all values have nothing to escape, and are taken over whole. */
    private void escaped(String value) {
        int taken = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            text.append(value, taken, i).append('\\');
            if (c == '"' || c == '\\') {
                text.append(c);
            } else {
                text.append('u').append(HEX.toHexDigits(c));
            }
            taken = i + 1;
        }
        text.append(value, taken, value.length());
    }

    /**
     * Not so: what RFC 8259 (7) escapes, what a terminal acts on, what some take for the end of a line or show in another
     * order (U+2028, U+202E), and half pairs, which UTF-8 cannot hold.
     */
    private static boolean isPlain(char c) {
        if (c < DELETE) {
            return c >= ' ' && c != '"' && c != '\\';
        }
        return c >= NO_BREAK_SPACE
                && switch (Character.getType(c)) {
                    case Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }

    /** A second without its zone, as text. */
    private static final class Second {

        private final long epoch;
        private final String text;

        Second(long epoch) {
            this.epoch = epoch;
            String instant = Instant.ofEpochSecond(epoch).toString();
            this.text = instant.substring(0, instant.length() - 1);
        }
    }
}
