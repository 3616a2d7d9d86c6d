package io.github.dualauth.edge.spool;

import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spi.Envelope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** One row of {@code dualauth_spool_message}; after it was made it is changed by statements alone. */
@Entity
@Table(name = "dualauth_spool_message")
public class SpoolEntity {

    /** No address holds a line break. */
    private static final String BETWEEN = "\n";

    @Id
    private String id;

    @Column(name = "message_key")
    private String messageKey;

    @Enumerated(EnumType.STRING)
    private SpoolState state;

    @Enumerated(EnumType.STRING)
    private Edge edge;

    @Column(name = "application_id")
    private String applicationId;

    @Column(name = "account_id")
    private String accountId;

    private String sender;

    private String recipients;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "known_content")
    private String knownContent;

    @Column(name = "content_size")
    private long contentSize;

    private int chunks;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "ready_at")
    private long readyAt;

    @Column(name = "due_at")
    private long dueAt;

    @Column(name = "lease_id")
    private String leaseId;

    private int attempts;

    private String failure;

    @Column(name = "done_at")
    private Long doneAt;

    /** For the persistence provider. */
    protected SpoolEntity() {}

    SpoolEntity(String id, Envelope envelope, Instant now, Instant until) {
        this.id = id;
        this.messageKey = '~' + id;
        this.state = SpoolState.RECEIVING;
        this.edge = envelope.edge();
        this.applicationId = envelope.applicationId();
        this.accountId = envelope.accountId();
        this.sender = envelope.sender();
        this.recipients = String.join(BETWEEN, envelope.recipients());
        this.requestId = envelope.requestId();
        this.contentHash = "";
        this.knownContent = "";
        this.createdAt = now.toEpochMilli();
        this.dueAt = until.toEpochMilli();
        this.leaseId = "";
        this.failure = "";
    }

    String id() {
        return id;
    }

    /** Whether it has this content; of messages from before that was kept, nothing is known but the key, which said all. */
    boolean is(String content) {
        return knownContent.isEmpty() || knownContent.equals(content);
    }

    boolean isDead() {
        return state == SpoolState.DEAD;
    }

    int chunks() {
        return chunks;
    }

    DeadMessage toDead() {
        return new DeadMessage(
                id, envelope(), Instant.ofEpochMilli(readyAt), Instant.ofEpochMilli(dueAt), attempts, failure);
    }

    /** The message as whoever claimed it takes it over. */
    public SpooledMessage toMessage(List<SpooledPart> parts) {
        return new SpooledMessage(
                id,
                contentHash,
                envelope(),
                Instant.ofEpochMilli(readyAt),
                contentSize,
                parts,
                new SpooledMessage.Lease(leaseId, Instant.ofEpochMilli(dueAt), attempts));
    }

    private Envelope envelope() {
        return new Envelope(edge, applicationId, accountId, sender, List.of(recipients.split(BETWEEN, -1)), requestId);
    }
}
