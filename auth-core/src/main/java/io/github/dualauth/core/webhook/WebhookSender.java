package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.DependencyUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Delivers what waits in the database, on threads of its own: one at a time for each application, so that a slow receiver
 * holds up nobody but itself. What fails is tried again after growing pauses; what failed as often as configured is dead.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WebhookSender.class.getName());
    private static final int THREADS = 4;
    private static final long CLOSE_SECONDS = 12;

    private final WebhookQueue queue;
    private final WebhookCall call;
    private final WebhookConfiguration configuration;
    private final Clock clock;
    private final ThreadPoolExecutor threads;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    WebhookSender(WebhookQueue queue, WebhookCall call, WebhookConfiguration configuration, Clock clock) {
        this.queue = queue;
        this.call = call;
        this.configuration = configuration;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), WebhookSender::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dualauth-webhooks");
        thread.setDaemon(true);
        thread.setContextClassLoader(WebhookSender.class.getClassLoader());
        return thread;
    }

    /** Looks for what is due, on a thread of its own; returns at once. */
    public void wake() {
        if (looking.compareAndSet(false, true)) {
            run(this::look);
        }
    }

    private void look() {
        looking.set(false);
        for (String applicationId : queue.applications()) {
            if (busy.add(applicationId)) {
                run(() -> serve(applicationId));
            }
        }
    }

    /**
     * Tries what is due for an application, one after the other, up to the first that fails: whoever does not answer has the
     * next one at the next look, after the others have had theirs.
     */
    void serve(String applicationId) {
        try {
            boolean on = true;
            for (Iterator<WebhookDelivery> due = queue.due(applicationId).iterator(); on && due.hasNext(); ) {
                // What has begun ends; nothing else begins.
                on = !threads.isShutdown()
                        && queue.claim(due.next()).map(this::deliver).orElse(true);
            }
        } finally {
            busy.remove(applicationId);
        }
    }

    /** Whether the receiver took it, or it is nobody's fault that there was nothing to take. */
    private boolean deliver(WebhookDelivery claimed) {
        if (claimed.attempts() > configuration.attempts()) {
            // The node that tried it last has not come back to say what became of it.
            queue.died(claimed, "the server was stopped");
            return true;
        }
        Optional<WebhookQueue.Target> target = queue.target(claimed.applicationId());
        if (target.isEmpty()) {
            queue.done(claimed);
            return true;
        }
        Optional<String> failure = attempt(claimed, target.get());
        if (failure.isEmpty()) {
            queue.done(claimed);
        } else if (claimed.attempts() >= configuration.attempts()) {
            LOG.log(
                    Level.WARNING,
                    "the webhook {0} of {1} is a dead letter: {2}",
                    claimed.id(),
                    claimed.applicationId(),
                    failure.get());
            queue.died(claimed, failure.get());
        } else {
            queue.failed(claimed, failure.get(), clock.instant().plus(configuration.pause(claimed.attempts())));
        }
        return failure.isEmpty();
    }

    private Optional<String> attempt(WebhookDelivery claimed, WebhookQueue.Target target) {
        Optional<String> fault = configuration.target().faultNow(target.url());
        if (fault.isPresent()) {
            return fault;
        }
        if (target.secret().isEmpty()) {
            return Optional.of("the secret does not open with the keys of this node");
        }
        try (var secret = target.secret().get()) {
            return call.post(target.url(), secret, claimed);
        }
    }

    private void run(Runnable work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (DependencyUnavailableException e) {
                    LOG.log(Level.DEBUG, "webhooks wait: {0}", e.getMessage());
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "webhooks failed and are tried again later", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "webhooks wait for the next start");
        }
    }

    /** Lets attempts that are going on end; nothing begins any more. */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        }
    }

    /** What sends what is in {@code outbox}. */
    public static WebhookSender of(
            WebhookOutbox outbox, WebhookSource source, WebhookConfiguration configuration, Clock clock) {
        WebhookSender sender = new WebhookSender(
                new WebhookQueue(source.database(), source.box(), clock), new WebhookCall(clock), configuration, clock);
        outbox.whenAdded(sender::wake);
        return sender;
    }
}
