package io.github.dualauth.edge.spool;

import io.github.dualauth.edge.spi.MessagePart;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One row of {@code dualauth_spool_part}: what some chunks of a message are together. */
@Entity
@IdClass(RowPlace.class)
@Table(name = "dualauth_spool_part")
public class PartEntity {

    @Id
    @Column(name = "message_id")
    private String messageId;

    @Id
    private int seq;

    @Column(updatable = false)
    private String name;

    @Column(name = "media_type", updatable = false)
    private String mediaType;

    @Column(name = "first_chunk", updatable = false)
    private int firstChunk;

    @Column(name = "content_size", updatable = false)
    private long contentSize;

    /** For the persistence provider. */
    protected PartEntity() {}

    PartEntity(int seq, SpooledPart part) {
        this.messageId = part.messageId();
        this.seq = seq;
        this.name = part.part().name();
        this.mediaType = part.part().mediaType();
        this.firstChunk = part.firstChunk();
        this.contentSize = part.size();
    }

    /** The part, to be opened. */
    public SpooledPart toPart() {
        return new SpooledPart(messageId, new MessagePart(name, mediaType), firstChunk, contentSize);
    }
}
