package io.github.dualauth.edge.xdr;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what is handed on, and how often it was opened. */
final class RecordingSink implements MessageSink {

    /** A message that was committed. */
    record Kept(Envelope envelope, List<String> types, Map<String, String> parts, String key, String content) {}

    private final List<Kept> kept = new ArrayList<>();
    private int opened;
    private int closed;
    private boolean down;

    List<Kept> kept() {
        return kept;
    }

    int opened() {
        return opened;
    }

    int closed() {
        return closed;
    }

    /** From now on it takes nothing. */
    void breakDown() {
        down = true;
    }

    @Override
    public MessageWriter open(Envelope envelope) {
        if (down) {
            throw new DependencyUnavailableException("the sink is down", new IllegalStateException());
        }
        opened++;
        return new Writer(envelope);
    }

    private final class Writer implements MessageWriter {

        private final Envelope envelope;
        private final Map<String, ByteArrayOutputStream> parts = new LinkedHashMap<>();
        private final List<String> types = new ArrayList<>();

        Writer(Envelope envelope) {
            this.envelope = envelope;
        }

        @Override
        public OutputStream part(MessagePart part) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            parts.put(part.name(), bytes);
            types.add(part.mediaType());
            return bytes;
        }

        @Override
        public Receipt commit(String key, String content) {
            Map<String, String> texts = new LinkedHashMap<>();
            parts.forEach((name, bytes) -> texts.put(name, bytes.toString(StandardCharsets.UTF_8)));
            Optional<Kept> there =
                    kept.stream().filter(each -> each.key().equals(key)).findFirst();
            if (there.isPresent()) {
                boolean same = there.get().content().equals(content);
                return new Receipt("message", same ? Receipt.Outcome.REPEATED : Receipt.Outcome.CONFLICTING);
            }
            kept.add(new Kept(envelope, types, texts, key, content));
            return new Receipt("message", Receipt.Outcome.KEPT);
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
