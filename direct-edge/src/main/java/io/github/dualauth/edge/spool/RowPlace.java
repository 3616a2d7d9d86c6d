package io.github.dualauth.edge.spool;

import java.io.Serializable;
import java.util.Objects;

/** The primary key of what belongs to a message in an order (Jakarta Persistence 3.1, 2.4). */
public final class RowPlace implements Serializable {

    private static final long serialVersionUID = 1L;

    private String messageId;
    private int seq;

    @Override
    public boolean equals(Object other) {
        return other instanceof RowPlace place && seq == place.seq && Objects.equals(messageId, place.messageId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(messageId, seq);
    }
}
