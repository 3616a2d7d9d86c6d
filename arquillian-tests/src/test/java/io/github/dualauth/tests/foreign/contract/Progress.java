package io.github.dualauth.tests.foreign.contract;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells one request how far another one is. */
@ApplicationScoped
public class Progress {

    private static final int SECONDS = 30;

    private final Semaphore begun = new Semaphore(0);

    void begin() {
        begun.release();
    }

    void awaitBegin() throws InterruptedException, TimeoutException {
        if (!begun.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("nothing begun");
        }
    }
}
