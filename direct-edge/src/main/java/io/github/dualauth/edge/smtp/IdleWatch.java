package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.smtp.session.SmtpConnection;

/** Cuts connections whose own thread cannot end them, as it hangs in a handshake or in a write that nobody reads. */
final class IdleWatch implements Runnable {

    private final Connections connections;

    IdleWatch(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void run() {
        for (SmtpConnection connection : connections.live()) {
            if (connection.pace().isOver()) {
                connection.cut();
            }
        }
    }
}
