package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what was committed, and counts what was begun. */
final class RecordingSink implements MessageSink {

    /** A message that was committed. */
    record Message(Envelope envelope, String text, String key) {}

    private final List<Message> messages = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean full;
    private volatile boolean downAtTheEnd;
    private volatile Optional<DependencyUnavailableException> writing = Optional.empty();

    /** From now on, nothing can be kept. */
    void fail() {
        down = true;
    }

    /** From now on, there is no room; not for a message that is opened already, either. */
    void fill() {
        full = true;
    }

    private void demandRoom() {
        if (full) {
            throw DependencyUnavailableException.overloaded("full");
        }
    }

    /** From now on, a message cannot be kept whose octets were taken. */
    void failAtTheEnd() {
        downAtTheEnd = true;
    }

    /** From now on, no octet can be kept. */
    void failWhileWriting(boolean overloaded) {
        writing = Optional.of(
                overloaded
                        ? DependencyUnavailableException.overloaded("full")
                        : new DependencyUnavailableException("down", new IllegalStateException()));
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    @Override
    public MessageWriter open(Envelope envelope) {
        if (down) {
            throw new DependencyUnavailableException("down", new IllegalStateException());
        }
        demandRoom();
        opened.incrementAndGet();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        return new MessageWriter() {
            @Override
            public OutputStream part(MessagePart part) {
                if (writing.isPresent()) {
                    return new OutputStream() {
                        @Override
                        public void write(int octet) {
                            throw writing.get();
                        }
                    };
                }
                // What is not closed is not there.
                return new BufferedOutputStream(written, 1 << 20);
            }

            @Override
            public Receipt commit(String key, String content) {
                demandRoom();
                if (downAtTheEnd) {
                    throw new DependencyUnavailableException("down", new IllegalStateException());
                }
                messages.add(new Message(envelope, written.toString(StandardCharsets.ISO_8859_1), key));
                return new Receipt("1", Receipt.Outcome.KEPT);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }
}
