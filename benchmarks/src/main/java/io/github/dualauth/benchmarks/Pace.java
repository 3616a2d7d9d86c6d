package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Calls at a steady pace over one connection. The time of a call counts from when it was due, so that calls that a slow
 * one held up count as slow too.
 *
 * @param port of the server
 * @param perSecond how many calls
 * @param lasting how long
 * @param calls the next call
 */
record Pace(int port, double perSecond, Duration lasting, Supplier<HttpCall> calls) {

    /** Takes what came back. */
    interface Listener {

        void answered(HttpCall call, Connection.Answer answer, long nanos);
    }

    Callable<Void> telling(Listener listener) {
        return () -> {
            send(listener);
            return null;
        };
    }

    private void send(Listener listener) throws IOException {
        long interval = (long) (1e9 / perSecond);
        // Not all at the same moment.
        long due = System.nanoTime() + (long) (Math.random() * interval);
        long end = System.nanoTime() + lasting.toNanos();
        try (Connection connection = new Connection(port)) {
            for (; due - end < 0; due += interval) {
                while (System.nanoTime() - due < 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                HttpCall call = calls.get();
                Connection.Answer answer = connection.exchange(call);
                listener.answered(call, answer, System.nanoTime() - due);
            }
        }
    }
}
