package io.github.dualauth.core.startup;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.KeyRotation;
import io.github.dualauth.core.secret.SealedRows;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/** Sees to it that all keys are there before anybody uses one, and seals anew what is under old ones. */
@ApplicationScoped
public class KeyRotationStart {

    /** A batch takes some milliseconds: requests hardly notice, and a million rows take about an hour. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** A minute. */
    private static final int TURNS_BETWEEN_LOOKS = 600;

    @Inject
    private KeyRing keys;

    @Inject
    @Any
    private Instance<SealedRows> rows;

    @Inject
    private DecisionMetrics metrics;

    @Inject
    private Scheduler scheduler;

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) DualauthStarted started) {
        KeyRotation rotation = new KeyRotation(keys, rows.stream().toList(), TURNS_BETWEEN_LOOKS, metrics);
        rotation.refuseLostKeys();
        if (rotation.isNeeded()) {
            scheduler.every("sealing under the new key", PAUSE, PAUSE, rotation::turn);
        }
    }
}
