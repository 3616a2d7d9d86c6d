package io.github.dualauth.edge.smtp.session;

import io.github.dualauth.edge.config.SmtpSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How long the peer of one connection is waited for: a time for each command, however many octets it comes in, and one for
 * all commands; a message may take as long as it is, at {@link #LEAST_RATE}. {@link #isOver} is for other threads, which
 * cut a connection whose own thread hangs in a write.
 */
public final class Pace {

    /** Bytes a second that a message must bring. */
    public static final int LEAST_RATE = 500;

    private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / LEAST_RATE;
    private static final long GRACE = TimeUnit.SECONDS.toNanos(5);
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private final long idle;
    private final long sessionEnd;
    private final BooleanSupplier stopping;
    private boolean message;
    private long waited;
    private long brought;
    private volatile long deadline;

    public Pace(SmtpSettings.Patience time, BooleanSupplier stopping) {
        this.idle = time.idle().toNanos();
        this.sessionEnd = System.nanoTime() + time.session().toNanos();
        this.stopping = stopping;
        command();
    }

    /** From now on, a command is waited for, or an answer is written. */
    public void command() {
        message = false;
        deadline = min(System.nanoTime() + idle, sessionEnd);
    }

    /** From now on, a message is waited for. */
    public void message() {
        message = true;
        waited = 0;
        brought = 0;
        deadline = System.nanoTime() + idle;
    }

    /** From now on, a handshake is made, which nobody interrupts but {@link #isOver}. */
    public void handshake() {
        message = false;
        deadline = System.nanoTime() + HANDSHAKE.toNanos() - GRACE;
    }

    /** From now on, this side works: nobody is waited for. */
    public void work() {
        deadline = Long.MAX_VALUE + System.nanoTime();
    }

    /** A read begins; what of a message has come is worked on between two of them. */
    public void reads() {
        if (message) {
            deadline = System.nanoTime() + idle;
        }
    }

    /** A read has ended. */
    public void waited(long nanos, int bytes) {
        if (message) {
            waited += nanos;
            brought += bytes;
            if (bytes > 0) {
                work();
            }
        }
    }

    /**
     * Whether to go on waiting.
     *
     * @throws EndedException if not
     */
    public void check() throws IOException {
        boolean slow = message && waited - brought * NANOS_PER_BYTE > idle;
        if (slow || System.nanoTime() - deadline > 0) {
            throw new EndedException(SmtpReply.TIME_OUT);
        }
        if (!message && stopping.getAsBoolean()) {
            throw new EndedException(SmtpReply.STOPPING);
        }
    }

    /** Whether the connection's own thread should have given up some time ago. */
    public boolean isOver() {
        return System.nanoTime() - deadline > GRACE;
    }

    private static long min(long one, long other) {
        return one - other < 0 ? one : other;
    }
}
