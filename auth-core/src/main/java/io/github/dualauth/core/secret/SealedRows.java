package io.github.dualauth.core.secret;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one kind in which a module keeps what is sealed under keys of the ring. Each module contributes its own,
 * as a CDI bean; {@link KeyRotation} does the rest.
 */
public interface SealedRows {

    /** What they hold, for operators, such as {@code application passwords}. */
    String what();

    /** How many there are under each key, by the key's ID. */
    Map<String, Long> countByKey();

    /**
     * Seals some of them anew under the current key, in the order of their IDs and in one short transaction. Another
     * node may do the same at the same time, and callers may change the rows: what somebody else has changed meanwhile
     * is left as it is.
     *
     * @param keyIds only rows under one of these keys
     * @param afterId only rows after this one; {@code ""} for the first
     * @param limit no more than these
     */
    Batch reseal(Collection<String> keyIds, String afterId, int limit);

    /**
     * What was done.
     *
     * @param sealed how many rows are under the current key now
     * @param lastId the last row that was looked at; empty if there was none left
     */
    record Batch(int sealed, Optional<String> lastId) {

        /** There was no row left. */
        public static final Batch END = new Batch(0, Optional.empty());
    }
}
