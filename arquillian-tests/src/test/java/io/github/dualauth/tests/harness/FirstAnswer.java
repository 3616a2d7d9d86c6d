package io.github.dualauth.tests.harness;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the first caller gets whom a starting server lets in. */
public final class FirstAnswer {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration READ_LIMIT = Duration.ofMinutes(1);

    private FirstAnswer() {}

    /** The answer to the first Ping that reaches it; empty if the process ends before one does. */
    public static Optional<RawAnswer> of(DualauthServer server) {
        AtomicReference<RawAnswer> answer = new AtomicReference<>();
        Await.until(LIMIT, "a caller let in", () -> !server.handle().isAlive() || knock(server, answer));
        return Optional.ofNullable(answer.get());
    }

    private static boolean knock(DualauthServer server, AtomicReference<RawAnswer> answer) {
        try (RawConnection connection = server.connect(READ_LIMIT)) {
            answer.set(connection
                    .post("/io/Ping", "{}".getBytes(StandardCharsets.UTF_8))
                    .read());
            return true;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }
}
