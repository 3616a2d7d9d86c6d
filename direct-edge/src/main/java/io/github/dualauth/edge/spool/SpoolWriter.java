package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.Sha256;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageKey;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** One message on its way into the spool; for one thread. */
final class SpoolWriter implements MessageWriter {

    /** Small beside a heap, and beside what MariaDB takes in one packet. */
    static final int CHUNK = 256 * 1024;

    private static final Logger LOG = System.getLogger(SpoolWriter.class.getName());
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_NAME = 2000;

    private final SpoolStaging staging;
    private final String id;
    private final Envelope envelope;
    private final Runnable ready;
    private final MessageDigest digest = Sha256.begin();
    private final List<SpooledPart> parts = new ArrayList<>();
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private int chunks;
    private long size;
    private long partSize;
    private int partBegin;
    private PartStream current = new PartStream(new MessagePart("", ""));
    private boolean any;
    private boolean ended;

    SpoolWriter(SpoolStaging staging, String id, Envelope envelope, Runnable ready) {
        this.staging = staging;
        this.id = id;
        this.envelope = envelope;
        this.ready = ready;
    }

    @Override
    public OutputStream part(MessagePart part) {
        if (ended) {
            throw new IllegalStateException("the message has ended");
        }
        if (part.name().length() > LONGEST_NAME || part.mediaType().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the name or type of a part is too long");
        }
        // A part begins with a chunk of its own.
        keep();
        endPart();
        any = true;
        partBegin = chunks;
        partSize = 0;
        current = new PartStream(part);
        return current;
    }

    private void endPart() {
        if (any) {
            parts.add(new SpooledPart(id, current.part, partBegin, partSize));
        }
    }

    private void keep() {
        if (filled > 0) {
            staging.keep(staged(), Arrays.copyOf(buffer, filled), new SpoolStaging.Progress(chunks + 1, size));
            chunks++;
            filled = 0;
        }
    }

    private SpoolStaging.Staged staged() {
        return new SpoolStaging.Staged(id, envelope, chunks > 0);
    }

    private void take(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        size += length;
        partSize += length;
        for (int taken = 0; taken < length; ) {
            int now = Math.min(length - taken, CHUNK - filled);
            System.arraycopy(bytes, offset + taken, buffer, filled, now);
            filled += now;
            taken += now;
            if (filled == CHUNK) {
                keep();
            }
        }
    }

    @Override
    public Receipt commit(String key, String content) {
        if (!HASH.matcher(key).matches() || !HASH.matcher(content).matches()) {
            throw new IllegalArgumentException("a message key has 64 hex digits, and so has its content's");
        }
        if (ended || !any) {
            throw new IllegalStateException("the message has ended, or has no part");
        }
        endPart();
        any = false;
        // Nobody's key hides another account's message, whatever it was made of.
        String messageKey = new MessageKey().add(envelope.accountId()).add(key).hex();
        String hash = HexFormat.of().formatHex(digest.digest());
        Receipt receipt = staging.commit(
                staged(),
                Arrays.copyOf(buffer, filled),
                new SpoolStaging.Progress(chunks + 1, size),
                new SpoolStaging.Whole(messageKey, content, hash, List.copyOf(parts)));
        ended = true;
        if (receipt.outcome() == Receipt.Outcome.KEPT) {
            ready.run();
        }
        return receipt;
    }

    @Override
    public void close() {
        boolean begun = chunks > 0;
        if (!ended && begun) {
            try {
                staging.drop(id);
            } catch (DependencyUnavailableException e) {
                LOG.log(Level.DEBUG, "the rest of a message is left to the sweep: {0}", e.getMessage());
            }
        }
        ended = true;
    }

    /** Writes while its part is the one that is being received. */
    private final class PartStream extends OutputStream {

        private final MessagePart part;

        private PartStream(MessagePart part) {
            this.part = part;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (ended || !any || current != this) {
                throw new IOException("the part has ended");
            }
            take(bytes, offset, length);
        }
    }
}
