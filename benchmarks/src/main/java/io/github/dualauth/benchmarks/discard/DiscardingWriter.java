package io.github.dualauth.benchmarks.discard;

import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import java.io.OutputStream;

/** Reads a message and forgets it. */
final class DiscardingWriter implements MessageWriter {

    @Override
    public OutputStream part(MessagePart part) {
        return OutputStream.nullOutputStream();
    }

    @Override
    public Receipt commit(String key, String content) {
        return new Receipt("", Receipt.Outcome.KEPT);
    }

    @Override
    public void close() {
        // There is nothing.
    }
}
