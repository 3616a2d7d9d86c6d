package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers a command on a borrowed thread, for commands that call deep, into TLS or the database: what a thread has once used of
 * its stack stays in memory, and the connection's own thread may wait for long after. Until the answer, that one only waits; if
 * it is interrupted, the connection is cut. What runs is never interrupted, as that could close a database's file for all.
 */
public final class DeepCommand implements StrictCommand {

    private final StrictCommand command;
    private final ExecutorService threads;

    /** Answers by {@code command}, on one of {@code threads}, of which no other command may wait for one. */
    public DeepCommand(StrictCommand command, ExecutorService threads) {
        this.command = command;
        this.threads = threads;
    }

    @Override
    public SmtpReply answer(SmtpConnection connection, LineReading.Line line) throws IOException {
        try {
            Future<SmtpReply> answer = threads.submit(() -> command.answer(connection, line));
            return answer.get();
        } catch (RejectedExecutionException e) {
            return SmtpReply.STOPPING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.cut();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static IOException thrown(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
