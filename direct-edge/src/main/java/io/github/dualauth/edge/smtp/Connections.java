package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** The connections that there are, no more than are allowed. */
final class Connections implements SessionHandler {

    private static final Logger LOG = System.getLogger(Connections.class.getName());

    private final SmtpSettings settings;
    private final Map<Session, SmtpConnection> live = new HashMap<>();
    private final Map<String, Integer> perAddress = new HashMap<>();
    private boolean stopping;

    Connections(SmtpSettings settings) {
        this.settings = settings;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        SmtpConnection connection = (SmtpConnection) session.getSocket();
        Optional<SmtpReply> refused = add(session, connection);
        return refused.map(reply -> SessionAcceptance.failure(reply.code(), reply.text()))
                .orElseGet(SessionAcceptance::success);
    }

    private synchronized Optional<SmtpReply> add(Session session, SmtpConnection connection) {
        if (stopping) {
            return Optional.of(SmtpReply.STOPPING);
        }
        int there = perAddress.getOrDefault(connection.peer(), 0);
        if (live.size() >= settings.connections() || there >= settings.connectionsPerAddress()) {
            return Optional.of(SmtpReply.of(421, "4.7.0 Too many connections").ending());
        }
        perAddress.put(connection.peer(), there + 1);
        live.put(session, connection);
        return Optional.empty();
    }

    /** Closes it while it still counts, and is watched over. */
    @Override
    public void onSessionEnd(Session session) {
        try {
            session.closeSocket();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An SMTP connection could not be closed: {0}", e.toString());
        } finally {
            remove(session);
        }
    }

    private synchronized void remove(Session session) {
        SmtpConnection connection = live.remove(session);
        if (connection != null) {
            perAddress.computeIfPresent(connection.peer(), (address, count) -> count > 1 ? count - 1 : null);
            notifyAll();
        }
    }

    /** Cuts those whose own thread cannot end them, as it hangs in a handshake or in a write that nobody reads. */
    void cutOverdue() {
        live().stream().filter(connection -> connection.pace().isOver()).forEach(SmtpConnection::cut);
    }

    /** Those that there are now. */
    synchronized List<SmtpConnection> live() {
        return List.copyOf(live.values());
    }

    /** Whether no command is waited for any more. */
    synchronized boolean isStopping() {
        return stopping;
    }

    /** From now on, no connection begins, and each that waits for a command ends. */
    synchronized void stop() {
        stopping = true;
    }

    /** Waits until there is none, but not for longer than this. */
    synchronized void awaitNone(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        long left = most.toMillis();
        while (!live.isEmpty() && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }
}
