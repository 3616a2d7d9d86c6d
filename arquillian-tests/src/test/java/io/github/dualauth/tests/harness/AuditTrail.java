package io.github.dualauth.tests.harness;

import jakarta.json.JsonObject;
import java.io.IOException;
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

    /** The trail of this server. */
    public AuditTrail(DualauthServer server) {
        this.file = server.dataDirectory().resolve("audit.jsonl");
    }

    /** Waits until so many events match, and returns them all, in order. */
    public List<JsonObject> await(int count, Predicate<JsonObject> wanted) {
        return Await.value(LIMIT, count + " audit events", () -> {
            List<JsonObject> matching = events().stream().filter(wanted).toList();
            return matching.size() < count ? Optional.empty() : Optional.of(matching);
        });
    }

    /** Every whole line so far; one that is no JSON object is an error. */
    public List<JsonObject> events() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return whole.lines().map(Members::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
