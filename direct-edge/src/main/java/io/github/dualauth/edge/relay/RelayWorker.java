package io.github.dualauth.edge.relay;

import io.github.dualauth.core.delivery.Claimed;
import io.github.dualauth.core.delivery.DeliveryWorker;
import io.github.dualauth.core.delivery.Failure;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.edge.config.RelaySettings;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands on what waits in the spool; what becomes of failures is {@link DeliveryWorker}'s affair. A message arrives at least
 * once: SMTP has no way to find out whether one whose last answer was lost was taken.
 */
public final class RelayWorker implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RelayWorker.class.getName());

    private final SpoolQueue queue;
    private final RelayCall call;
    private final DeliveryWorker worker;
    private final Clock clock;
    private final AtomicInteger serving = new AtomicInteger();
    private final Map<String, SpooledMessage> underWay = new ConcurrentHashMap<>();
    private final Map<String, SpooledMessage> arrived = new ConcurrentHashMap<>();

    RelayWorker(SpoolQueue queue, RelayCall call, DeliveryWorker worker, Clock clock) {
        this.queue = queue;
        this.call = call;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * What hands on what is in {@code queue}.
     *
     * @throws io.github.dualauth.core.config.ConfigurationException if the authorities that are configured cannot be read
     */
    public static RelayWorker of(SpoolQueue queue, RelaySettings settings, Clock clock, DecisionMetrics metrics) {
        return new RelayWorker(
                queue,
                new RelayCall(settings, RelayTrust.sockets(settings.authorities()), clock),
                new DeliveryWorker("relay", settings.retries(), clock, metrics),
                clock);
    }

    /** Looks for what is due, on a thread of its own; returns at once. */
    public void wake() {
        if (serving.incrementAndGet() > DeliveryWorker.THREADS || !worker.run(this::run)) {
            serving.decrementAndGet();
        }
    }

    private void run() {
        try {
            serve();
        } finally {
            serving.decrementAndGet();
        }
    }

    /** One message after the other, as long as any is due; where there is one, there may be work for another thread. */
    void serve() {
        while (!worker.isStopping()) {
            arrived.values().forEach(this::done);
            List<SpooledMessage> claimed = queue.claim(1);
            if (claimed.isEmpty()) {
                return;
            }
            wake();
            deliver(claimed.get(0));
        }
    }

    /** Makes an attempt. */
    void deliver(SpooledMessage claimed) {
        underWay.put(claimed.id(), claimed);
        try {
            boolean ignored = worker.deliver(new ClaimedMessage(claimed), () -> attempt(claimed));
        } finally {
            underWay.remove(claimed.id());
        }
    }

    private Optional<Failure> attempt(SpooledMessage claimed) {
        return claimed.envelope().edge() == Edge.SMTP
                ? call.send(claimed, () -> new LeasedInput(queue, claimed, clock))
                : Optional.of(new Failure("what came by " + claimed.envelope().edge() + " is no mail", true));
    }

    /**
     * Keeps what is under way, however long the other server takes for its answers, and writes down what has arrived while
     * the database was down; to be called several times within {@link SpoolQueue#LEASE}.
     */
    public void keep() {
        arrived.values().forEach(this::done);
        underWay.values().forEach(queue::renew);
    }

    private void done(SpooledMessage message) {
        if (!queue.acknowledge(message)) {
            LOG.log(Level.WARNING, "the message {0} arrived, and may arrive once more", message.id());
        }
        arrived.remove(message.id());
    }

    /** Lets messages that are under way arrive; nothing begins any more. */
    @Override
    public void close() {
        worker.close();
    }

    /** One that this node has. */
    private final class ClaimedMessage implements Claimed {

        private final SpooledMessage message;

        ClaimedMessage(SpooledMessage message) {
            this.message = message;
        }

        @Override
        public String name() {
            return message.id();
        }

        @Override
        public int attempts() {
            return message.lease().attempts();
        }

        @Override
        public void done() {
            arrived.put(message.id(), message);
            RelayWorker.this.done(message);
        }

        @Override
        public void failed(String failure, Instant next) {
            boolean ignored = queue.release(message, failure, next);
        }

        @Override
        public void died(String failure) {
            boolean ignored = queue.bury(message, failure);
        }
    }
}
