package io.github.dualauth.benchmarks.discard;

import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Keeps nothing of any message. */
@Alternative
@Priority(1)
@ApplicationScoped
public class DiscardingSink implements MessageSink {

    @Override
    public MessageWriter open(Envelope envelope) {
        return new DiscardingWriter();
    }
}
