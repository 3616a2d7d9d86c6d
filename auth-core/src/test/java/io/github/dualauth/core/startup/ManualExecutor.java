package io.github.dualauth.core.startup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does what is to be done now and then only when a test says so, on the test's thread. */
final class ManualExecutor extends ScheduledThreadPoolExecutor {

    private final List<Turn> turns = new ArrayList<>();

    ManualExecutor() {
        super(1);
    }

    private record Turn(Duration first, Duration pause, Runnable work) {}

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long pause, TimeUnit unit) {
        turns.add(new Turn(Duration.of(first, unit.toChronoUnit()), Duration.of(pause, unit.toChronoUnit()), work));
        return null;
    }

    /** How many kinds of work begin after {@code pause}, and then come again with it between. */
    long every(Duration pause) {
        return turns.stream()
                .filter(turn -> turn.first().equals(pause) && turn.pause().equals(pause))
                .count();
    }

    /** One turn of everything. */
    void run() {
        List.copyOf(turns).forEach(turn -> turn.work().run());
    }
}
