package io.github.dualauth.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A mail of some size, with an ID of its own each time, so that none is taken for one that was sent before. */
final class Mail {

    static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final AtomicLong SENT = new AtomicLong();
    private static final String LINE = "This is a line of a message, as long as lines of messages often are.\r\n";

    private final byte[] template;
    private final int idAt;

    /** About so many octets, and END. */
    Mail(int size) {
        String head = "From: Sender <" + DirectSender.ADDRESS + ">\r\n"
                + "To: Receiver <b@direct.example.com>\r\n"
                + "Subject: A message of a benchmark\r\n"
                + "Date: Thu, 26 Nov 2026 12:00:00 +0000\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=us-ascii\r\n"
                + "Message-ID: <";
        String text = head + "0".repeat(16) + "@client.example.org>\r\n\r\n";
        this.idAt = head.length();
        this.template = (text + LINE.repeat(Math.max(1, (size - text.length()) / LINE.length())))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Without its end. */
    byte[] next() {
        byte[] mail = template.clone();
        byte[] id = String.format("%016x", SENT.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(id, 0, mail, idAt, id.length);
        return mail;
    }

    /** With its end, to be sent at once. */
    byte[] whole() {
        byte[] mail = next();
        byte[] whole = Arrays.copyOf(mail, mail.length + END.length);
        System.arraycopy(END, 0, whole, mail.length, END.length);
        return whole;
    }

    /** Octets on the wire, with the end. */
    int size() {
        return template.length + END.length;
    }
}
