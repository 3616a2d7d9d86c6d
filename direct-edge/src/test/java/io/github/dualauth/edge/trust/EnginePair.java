package io.github.dualauth.edge.trust;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A server's engine and a client's with nothing but memory between them. */
final class EnginePair {

    private static final int ROOM = 1 << 17;
    private static final int MANY_STEPS = 100;

    private EnginePair() {}

    /** The byte that the server sends after the handshake, when the client has it. */
    static int byteOf(SSLEngine server, SSLEngine client) throws SSLException {
        End here = new End(server);
        End there = new End(client);
        ByteBuffer got = ByteBuffer.allocate(ROOM);
        ByteBuffer said = ByteBuffer.wrap(new byte[] {1});
        server.beginHandshake();
        client.beginHandshake();
        for (int i = 0; i < MANY_STEPS && got.position() == 0; i++) {
            there.hear(got);
            there.say(ByteBuffer.allocate(0), here);
            here.hear(ByteBuffer.allocate(ROOM));
            here.say(there.isOpen() && here.isOpen() ? said : ByteBuffer.allocate(0), there);
        }
        return got.flip().get();
    }

    private static final class End {

        private final SSLEngine engine;
        private final ByteBuffer received = ByteBuffer.allocate(ROOM);

        End(SSLEngine engine) {
            this.engine = engine;
        }

        boolean isOpen() {
            return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
        }

        void hear(ByteBuffer got) throws SSLException {
            received.flip();
            while (received.hasRemaining() && status() != HandshakeStatus.NEED_WRAP) {
                engine.unwrap(received, got);
            }
            received.compact();
        }

        void say(ByteBuffer said, End to) throws SSLException {
            while (status() == HandshakeStatus.NEED_WRAP || said.hasRemaining()) {
                engine.wrap(said, to.received);
            }
        }

        private HandshakeStatus status() {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            return engine.getHandshakeStatus();
        }
    }
}
