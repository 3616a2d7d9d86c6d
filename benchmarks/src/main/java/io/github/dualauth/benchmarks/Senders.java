package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some kept connections, each of which sends again and again, as soon as it is answered. */
final class Senders implements Turn {

    /** One connection. */
    interface Sender extends AutoCloseable {

        /** Sends once and checks the answer. */
        void send() throws IOException;

        @Override
        void close() throws IOException;
    }

    private final List<Sender> senders = new ArrayList<>();
    private final ExecutorService threads;

    private Senders(int count) {
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** Opens {@code count} of them. */
    static Senders open(int count, Callable<Sender> opener) throws Exception {
        Senders all = new Senders(count);
        try {
            for (Future<Sender> one : all.threads.invokeAll(java.util.Collections.nCopies(count, opener))) {
                all.senders.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            all.close();
            throw failed(e);
        }
    }

    /** Each sends so often. */
    void each(int times) throws Exception {
        for (Future<Long> one : threads.invokeAll(senders.stream()
                .<Callable<Long>>map(sender -> () -> {
                    for (int i = 0; i < times; i++) {
                        sender.send();
                    }
                    return (long) times;
                })
                .toList())) {
            get(one);
        }
    }

    @Override
    public long run(Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        long answered = 0;
        for (Future<Long> one : threads.invokeAll(senders.stream()
                .<Callable<Long>>map(sender -> () -> send(sender, end))
                .toList())) {
            answered += get(one);
        }
        return answered;
    }

    private static long send(Sender sender, long end) throws IOException {
        long answered = 0;
        while (System.nanoTime() - end < 0) {
            sender.send();
            answered++;
        }
        return answered;
    }

    private static long get(Future<Long> one) throws Exception {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private static IOException failed(ExecutionException e) {
        return new IOException("the load failed: " + e.getCause(), e);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Sender sender : senders) {
            try {
                sender.close();
            } catch (IOException alreadyGone) {
                // It is not measured any more.
            }
        }
    }
}
