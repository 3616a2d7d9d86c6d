package io.github.dualauth.edge.spi;

/** Where messages go. A bean of this type takes the place of the spool. */
public interface MessageSink {

    /**
     * Begins to take a message in.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot be taken now;
     *     as an overload if there is no room for it
     */
    MessageWriter open(Envelope envelope);
}
