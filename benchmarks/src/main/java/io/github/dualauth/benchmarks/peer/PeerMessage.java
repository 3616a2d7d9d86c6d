package io.github.dualauth.benchmarks.peer;

import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageKey;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;

/** One message of the library's, handed to a sink with the key that makes it the same when it is sent again. */
final class PeerMessage implements MessageHandler {

    private static final int BLOCK = 16_384;
    private static final String ACCOUNT = "00000000-0000-0000-0000-000000000001";
    private static final String REQUEST = "0123456789abcdef0123456789abcdef";

    private final MessageSink sink;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    PeerMessage(MessageSink sink) {
        this.sink = sink;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) {
        recipients.add(address);
    }

    @Override
    public String data(InputStream content) throws IOException {
        MessageKey key = new MessageKey().add(ACCOUNT).add(sender).addAll(recipients);
        Envelope envelope = new Envelope(Edge.SMTP, "application", ACCOUNT, sender, recipients, REQUEST);
        try (MessageWriter writer = sink.open(envelope)) {
            try (OutputStream part = writer.part(new MessagePart("", "message/rfc822"))) {
                byte[] block = new byte[BLOCK];
                for (int count = content.read(block); count >= 0; count = content.read(block)) {
                    key.stream(block, count);
                    part.write(block, 0, count);
                }
            }
            Receipt ignored = writer.commit(key.hex());
            return "kept";
        }
    }

    @Override
    public void done() {
        // All is done.
    }
}
