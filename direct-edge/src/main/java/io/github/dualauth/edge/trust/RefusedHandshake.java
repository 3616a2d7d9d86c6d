package io.github.dualauth.edge.trust;

/** Hears of handshakes that ended with a client's certificate. */
@FunctionalInterface
public interface RefusedHandshake {

    /**
     * One has ended.
     *
     * @param why in a few words that repeat nothing of what was presented
     * @param source the address of the peer; empty where the server does not tell
     */
    void refused(String why, String source);
}
