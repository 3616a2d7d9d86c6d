package io.github.dualauth.edge.smtp;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread for each connection, or for each command that calls deep; waiting for their end is waiting for some seconds, and not
 * for ever as the library would.
 */
final class SessionThreads extends ThreadPoolExecutor {

    private static final long STACK = 512 * 1024;
    private static final long KEPT_SECONDS = 10;
    private static final long END_SECONDS = 10;

    SessionThreads() {
        super(0, Integer.MAX_VALUE, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>());
        AtomicInteger number = new AtomicInteger();
        ClassLoader loader = SessionThreads.class.getClassLoader();
        setThreadFactory(work -> {
            Thread thread = new Thread(null, work, "dualauth-smtp-" + number.incrementAndGet(), STACK);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return super.awaitTermination(Math.min(unit.toSeconds(timeout), END_SECONDS), TimeUnit.SECONDS);
    }
}
