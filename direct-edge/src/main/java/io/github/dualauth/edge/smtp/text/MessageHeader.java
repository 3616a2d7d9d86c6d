package io.github.dualauth.edge.smtp.text;

import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.address.Mailboxes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a message says it is from: exactly one From, at most one Sender, and one if there are several in From (RFC 5322,
 * 3.6.2), and whatever stands in Resent-From and Resent-Sender. A header that two programs may read differently, such as a
 * blank before the colon, is refused.
 */
public final class MessageHeader {

    /** The longest header section that is kept. */
    public static final int LONGEST = 65_536;

    private static final int MOST_FIELDS = 1000;
    private static final int FIRST_VISIBLE = 0x21;
    private static final int LAST_VISIBLE = 0x7E;

    private final List<MailAddress> senders = new ArrayList<>();
    private int froms;
    private int mailboxesInFrom;
    private int sendersThemselves;

    private MessageHeader() {}

    /** Who sends it; empty if the header is refused. {@code octets} are the lines before the first empty one. */
    public static Optional<List<MailAddress>> senders(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return Optional.empty();
            }
        }
        MessageHeader header = new MessageHeader();
        String text = new String(octets, StandardCharsets.US_ASCII);
        return header.read(text) ? Optional.of(List.copyOf(header.senders)) : Optional.empty();
    }

    private boolean read(String text) {
        StringBuilder field = new StringBuilder();
        int fields = 0;
        int begin = 0;
        while (begin < text.length()) {
            int end = text.indexOf("\r\n", begin);
            if (end < 0) {
                return false;
            }
            String line = text.substring(begin, end);
            begin = end + 2;
            if (line.startsWith(" ") || line.startsWith("\t")) {
                // A continuation of nothing, and one that is nothing but blanks, are where readers differ.
                if (field.isEmpty() || line.isBlank()) {
                    return false;
                }
                field.append(line);
            } else {
                fields++;
                if (fields > MOST_FIELDS || !field(field.toString())) {
                    return false;
                }
                field.setLength(0);
                field.append(line);
            }
        }
        return field(field.toString())
                && froms == 1
                && sendersThemselves <= 1
                && (mailboxesInFrom == 1 || sendersThemselves == 1);
    }

    private boolean field(String field) {
        if (field.isEmpty()) {
            return true;
        }
        int colon = field.indexOf(':');
        if (colon <= 0) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            if (field.charAt(i) < FIRST_VISIBLE || field.charAt(i) > LAST_VISIBLE) {
                return false;
            }
        }
        return switch (field.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "from" -> from(field.substring(colon + 1));
            case "sender" -> {
                sendersThemselves++;
                yield mailboxes(field.substring(colon + 1)) == 1;
            }
            case "resent-from" -> mailboxes(field.substring(colon + 1)) > 0;
            case "resent-sender" -> mailboxes(field.substring(colon + 1)) == 1;
            default -> true;
        };
    }

    private boolean from(String value) {
        froms++;
        mailboxesInFrom = mailboxes(value);
        return mailboxesInFrom > 0;
    }

    /** How many mailboxes there are; none if it cannot be read. */
    private int mailboxes(String value) {
        for (int i = 0; i < value.length(); i++) {
            if ((value.charAt(i) < ' ' && value.charAt(i) != '\t') || value.charAt(i) > LAST_VISIBLE) {
                return 0;
            }
        }
        Optional<List<MailAddress>> parsed = Mailboxes.parse(value);
        parsed.ifPresent(senders::addAll);
        return parsed.map(List::size).orElse(0);
    }
}
