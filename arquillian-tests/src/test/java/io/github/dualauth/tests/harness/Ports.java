package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class Ports {
    private static final int FIRST = 12_000;

    /** Of Linux; connections of clients begin there. */
    private static final int FIRST_EPHEMERAL = 32_768;

    private Ports() {}

    /** One that nobody listens on now, and that the system gives nobody while a server starts. */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, FIRST_EPHEMERAL);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
