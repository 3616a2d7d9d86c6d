package io.github.dualauth.edge.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One row of {@code dualauth_spool_chunk}: a piece of a message. */
@Entity
@IdClass(RowPlace.class)
@Table(name = "dualauth_spool_chunk")
public class ChunkEntity {

    @Id
    @Column(name = "message_id")
    private String messageId;

    @Id
    private int seq;

    @Column(updatable = false)
    private byte[] content;

    /** For the persistence provider. */
    protected ChunkEntity() {}

    ChunkEntity(String messageId, int seq, byte[] content) {
        this.messageId = messageId;
        this.seq = seq;
        this.content = content;
    }
}
