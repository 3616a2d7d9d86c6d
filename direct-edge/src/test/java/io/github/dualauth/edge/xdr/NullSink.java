package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import java.io.OutputStream;

/** Takes everything and keeps nothing. */
final class NullSink implements MessageSink {

    @Override
    public MessageWriter open(Envelope envelope) {
        return new MessageWriter() {
            @Override
            public OutputStream part(MessagePart part) {
                return OutputStream.nullOutputStream();
            }

            @Override
            public Receipt commit(String key, String content) {
                return new Receipt("none", Receipt.Outcome.KEPT);
            }

            @Override
            public void close() {
                // Nothing to undo.
            }
        };
    }
}
