package io.github.dualauth.edge.relay;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A message as it came, byte for byte, behind one trace field; it is never parsed, nor whole in memory. */
final class RelayedMessage extends MimeMessage {

    private final String trace;
    private final Supplier<InputStream> source;

    RelayedMessage(Session session, String trace, Supplier<InputStream> source) {
        super(session);
        this.trace = trace;
        this.source = source;
    }

    /** Every field, whatever is to be left out: what a sender signed must arrive. */
    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(trace.getBytes(StandardCharsets.US_ASCII));
        try (InputStream input = source.get()) {
            input.transferTo(out);
        }
    }
}
