package io.github.dualauth.core.audit.log;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/** Brings an audit file and its journal to where a new chain or the old one can go on, whatever the last process met with. */
final class AuditRecovery {

    private static final Logger LOG = System.getLogger(AuditRecovery.class.getName());

    private final Path path;
    private final Path journal;
    private final AuditFileWriter writer;

    AuditRecovery(Path path, Path journal, AuditFileWriter writer) {
        this.path = path;
        this.journal = journal;
        this.writer = writer;
    }

    /**
     * Takes half a line off the file's end, and adds what a killed process left in the journal; what of it does not belong
     * there is moved aside, never lost.
     *
     * @return where the chain goes on; empty if it must not, and the file has to be moved aside
     */
    Optional<AuditChain> run(JsonLinesAuditSink.Continuation continuation) throws IOException {
        byte[] left = left();
        try (AuditFile audit = AuditFile.open(path)) {
            long whole = audit.wholeLength();
            long part = audit.length() - whole;
            writer.begin(whole);
            Optional<AuditChain> end = whole == 0
                    ? Optional.of(AuditChain.begin())
                    : AuditChain.read(audit.lastLine(whole)).map(AuditChain.Link::end);
            if (end.isEmpty()) {
                return end;
            }
            AuditChain last = left.length == 0 ? end.get() : extend(audit, end.get(), left);
            if (part > 0 && writer.length() == whole) {
                LOG.log(Level.WARNING, "the last {0} bytes of {1} were an unfinished record: cut off", part, path);
            }
            return writer.length() == 0 || continuation.allowed(audit, last) ? Optional.of(last) : Optional.empty();
        }
    }

    private byte[] left() throws IOException {
        Optional<byte[]> left = AuditJournal.left(journal);
        if (left.isEmpty()) {
            Path aside = moveAside(journal);
            LOG.log(Level.ERROR, "{0} is no sound audit journal and is now {1}", journal, aside);
        }
        return left.orElseGet(() -> new byte[0]);
    }

    private AuditChain extend(AuditFile audit, AuditChain end, byte[] left) throws IOException {
        Part part = part(audit, end, left);
        if (part.known < part.sound) {
            writer.add(Arrays.copyOfRange(left, part.known, part.sound));
        }
        if (part.sound < left.length) {
            Path aside = aside(path);
            Files.write(aside, Arrays.copyOfRange(left, part.sound, left.length));
            LOG.log(Level.ERROR, "the last records do not belong behind those of {0} and are now {1}", path, aside);
        }
        AuditJournal.discard(journal);
        return part.end;
    }

    /**
     * What there is in the journal, in bytes.
     *
     * @param known how far it holds what is in the file
     * @param sound how far each record follows the one before, if the file goes on with them
     * @param end the end of the chain with them
     */
    private record Part(int known, int sound, AuditChain end) {}

    private Part part(AuditFile audit, AuditChain end, byte[] left) throws IOException {
        AuditChain last = end;
        boolean belongs = false;
        int known = 0;
        int sound = 0;
        for (int stop = lineEnd(left, 0); stop > sound; stop = lineEnd(left, sound)) {
            Optional<AuditChain.Link> record =
                    AuditChain.read(new String(left, sound, stop - 1 - sound, StandardCharsets.UTF_8));
            if (record.isEmpty() || !(sound == 0 || record.get().follows(last))) {
                break;
            }
            last = record.get().end();
            AuditChain before = writer.length() == 0 ? AuditChain.begin(last.node()) : end;
            belongs |= record.get().follows(before) || last.equals(end);
            sound = stop;
            known = last.equals(end) ? stop : known;
        }
        if (belongs) {
            return new Part(known, sound, last);
        }
        boolean inFile = sound > 0 && holds(audit, last);
        return inFile ? new Part(sound, sound, end) : new Part(0, 0, end);
    }

    /** Whether the file has this record, and so all before. */
    private boolean holds(AuditFile audit, AuditChain record) throws IOException {
        return audit.from(record.sequence(), writer.length())
                .filter(found -> found.end().equals(record))
                .isPresent();
    }

    /** Behind the next line feed; {@code start} if there is none. */
    private static int lineEnd(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return start;
    }

    /** Gives the file, or the journal, a name of its own, which nobody looks for. */
    static Path moveAside(Path file) throws IOException {
        return Files.move(file, aside(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path aside(Path file) throws IOException {
        return Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".broken-", "");
    }
}
