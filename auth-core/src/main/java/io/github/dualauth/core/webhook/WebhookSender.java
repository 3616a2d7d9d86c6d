package io.github.dualauth.core.webhook;

import io.github.dualauth.core.delivery.DeliveryWorker;
import io.github.dualauth.core.delivery.Failure;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Delivers what waits in the database: one at a time for each application, so that a slow receiver holds up nobody but
 * itself. What becomes of failures is {@link DeliveryWorker}'s affair.
 */
public final class WebhookSender implements AutoCloseable {

    private final WebhookQueue queue;
    private final WebhookCall call;
    private final WebhookTarget allowed;
    private final DeliveryWorker worker;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    WebhookSender(WebhookQueue queue, WebhookCall call, WebhookTarget allowed, DeliveryWorker worker) {
        this.queue = queue;
        this.call = call;
        this.allowed = allowed;
        this.worker = worker;
    }

    /** Looks for what is due, on a thread of its own; returns at once. */
    public void wake() {
        if (looking.compareAndSet(false, true)) {
            boolean ignored = worker.run(this::look);
        }
    }

    private void look() {
        looking.set(false);
        for (String applicationId : queue.applications()) {
            if (busy.add(applicationId)) {
                boolean ignored = worker.run(() -> serve(applicationId));
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
                on = !worker.isStopping()
                        && queue.claim(due.next()).map(this::deliver).orElse(true);
            }
        } finally {
            busy.remove(applicationId);
        }
    }

    private boolean deliver(WebhookDelivery claimed) {
        return worker.deliver(queue.claimed(claimed), () -> attempt(claimed));
    }

    /** Nothing has failed where nobody wants it any more. */
    private Optional<Failure> attempt(WebhookDelivery claimed) {
        return queue.target(claimed.applicationId())
                .flatMap(target -> fault(claimed, target))
                .map(Failure::passing);
    }

    private Optional<String> fault(WebhookDelivery claimed, WebhookQueue.Target target) {
        Optional<String> fault = allowed.faultNow(target.url());
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

    @Override
    public void close() {
        worker.close();
    }
}
