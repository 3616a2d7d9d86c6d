package io.github.dualauth.core.audit;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.Subject;
import java.nio.charset.StandardCharsets;

/**
 * An event as the members of a JSON object, on one line. Values are escaped, so no caller can forge a second line.
 * Written by hand: a generator of the server's took most of the time of a record.
 */
final class AuditLine {

    private static final int USUAL_LENGTH = 384;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    private AuditLine() {}

    /** The members, without the braces around them, in UTF-8. */
    static byte[] members(AuthenticationEvent event) {
        AuditLine line = new AuditLine();
        line.member("time", event.time().toString());
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
    static byte[] members(AuditNotice notice) {
        AuditLine line = new AuditLine();
        line.member("time", notice.time().toString());
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
    }

    private void member(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (text.length() > 0) {
            text.append(',');
        }
        text.append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
    }

    /** Also what a terminal would act on, and half pairs, which UTF-8 cannot hold (RFC 8259, 7). */
    private void character(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c)) {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
