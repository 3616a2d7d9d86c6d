package io.github.dualauth.core.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A sink that takes events only as a test lets it, and fails as often as a test wants. */
final class TestSink implements AuditSink {

    private final Semaphore allowed;
    private final List<List<String>> attempts = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Semaphore attempted = new Semaphore(0);
    private int ioFailures;
    private int faults;
    private int errors;
    private long lag;
    private boolean closed;

    private TestSink(int allowed) {
        this.allowed = new Semaphore(allowed);
    }

    static TestSink open() {
        return new TestSink(Integer.MAX_VALUE / 2);
    }

    static TestSink blocked() {
        return new TestSink(0);
    }

    synchronized TestSink failing(int times) {
        ioFailures = times;
        return this;
    }

    synchronized TestSink faulty(int times) {
        faults = times;
        return this;
    }

    synchronized TestSink breaking(int times) {
        errors = times;
        return this;
    }

    synchronized TestSink lagging(long records) {
        lag = records;
        return this;
    }

    void allowAll() {
        allowed.release(Integer.MAX_VALUE / 2);
    }

    void awaitAttempts(int number) throws InterruptedException {
        if (!attempted.tryAcquire(number, 30, TimeUnit.SECONDS)) {
            throw new AssertionError("the sink was not called");
        }
    }

    @Override
    public void append(List<byte[]> bodies) throws IOException {
        List<String> ids = bodies.stream().map(TestSink::requestId).toList();
        synchronized (this) {
            attempts.add(ids);
        }
        attempted.release();
        allowed.acquireUninterruptibly();
        synchronized (this) {
            if (ioFailures-- > 0) {
                throw new IOException("no space left on device");
            }
            if (faults-- > 0) {
                throw new IllegalStateException("a fault of the sink");
            }
            if (errors-- > 0) {
                throw new OutOfMemoryError("a test's");
            }
            written.addAll(ids);
        }
    }

    private static String requestId(byte[] members) {
        String text = new String(members, StandardCharsets.UTF_8);
        return text.substring(text.lastIndexOf(":\"") + 2, text.length() - 1);
    }

    @Override
    public synchronized void probe() throws IOException {
        if (ioFailures > 0) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public synchronized long lag() {
        return lag;
    }

    synchronized List<List<String>> attempts() {
        return List.copyOf(attempts);
    }

    synchronized List<String> written() {
        return List.copyOf(written);
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
