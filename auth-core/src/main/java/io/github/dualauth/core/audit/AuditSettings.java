package io.github.dualauth.core.audit;

import java.nio.file.Path;
import java.util.Set;

/**
 * How decisions are written down.
 *
 * @param sinks where to; with both, the database is filled from the file
 * @param file the file of JSON lines; with the database alone, {@code .node} behind it is the file of the node's ID
 * @param queue how many decisions may wait to be written
 * @param whenFull what becomes of one more
 * @param sync whether the file is forced to the disk before anybody is answered
 */
public record AuditSettings(Set<Sink> sinks, Path file, int queue, WhenFull whenFull, boolean sync) {

    /** Where records go. */
    public enum Sink {
        /** A file of JSON lines. */
        JSON_LINES,
        /** The table {@code dualauth_audit}. */
        DATABASE
    }

    /** What becomes of a decision that finds the queue full. */
    public enum WhenFull {
        /** Its caller waits. */
        WAIT,
        /** Its caller gets 503 with Retry-After. */
        REFUSE
    }
}
