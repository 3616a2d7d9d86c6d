package io.github.dualauth.tests.harness;

import jakarta.json.JsonObject;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The server's {@code audit.jsonl}, read as it grows. */
public final class AuditTrail {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Path file;
    private final Path journal;

    /** The trail of this server. */
    public AuditTrail(DualauthServer server) {
        this.file = server.dataDirectory().resolve("audit.jsonl");
        this.journal = file.resolveSibling("audit.jsonl.journal");
    }

    /** Waits until so many events match, and returns them all, in order. */
    public List<JsonObject> await(int count, Predicate<JsonObject> wanted) {
        return Await.value(LIMIT, count + " audit events", () -> {
            List<JsonObject> matching = events().stream().filter(wanted).toList();
            return matching.size() < count ? Optional.empty() : Optional.of(matching);
        });
    }

    /** Every record so far; a line that is no JSON object is an error. */
    public List<JsonObject> events() {
        try {
            long put = journal().put;
            Await.until(LIMIT, "the journal in the file", () -> journal().isPast(put));
            String text = Files.exists(file) ? Files.readString(file) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return whole.lines().map(Members::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes the server's journal ever gave to the file, and got. */
    private record Journal(long taken, long put) {

        boolean isPast(long before) {
            // Or it is a new one.
            return taken >= before || put < before;
        }
    }

    /** A server that ended leaves none. */
    private Journal journal() {
        try (RandomAccessFile counters = new RandomAccessFile(journal.toFile(), "r")) {
            return new Journal(counters.readLong(), counters.readLong());
        } catch (FileNotFoundException | EOFException none) {
            return new Journal(Long.MAX_VALUE, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
