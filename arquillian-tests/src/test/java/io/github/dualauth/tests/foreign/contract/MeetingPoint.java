package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.http.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Outlives every request. */
@ApplicationScoped
public class MeetingPoint {

    private static final int SECONDS = 30;

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    @Inject
    private CurrentCaller caller;

    /** Who calls. */
    public String name() {
        return caller.get().getName();
    }

    /** Waits until two requests are here, and says who this one was before and is after. */
    public String meet() throws InterruptedException, BrokenBarrierException, TimeoutException {
        String before = name();
        barrier.await(SECONDS, TimeUnit.SECONDS);
        return before + " " + name();
    }
}
