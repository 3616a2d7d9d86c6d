package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.smtp.session.Pace;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Supplier;

/** A listener whose connections are {@link SmtpConnection}s from the first octet on. */
final class EdgeServerSocket extends ServerSocket {

    private final Supplier<Pace> paces;

    EdgeServerSocket(Supplier<Pace> paces) throws IOException {
        this.paces = paces;
    }

    @Override
    public Socket accept() throws IOException {
        Socket raw = super.accept();
        try {
            raw.setTcpNoDelay(true);
            return new SmtpConnection(raw, paces.get());
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
