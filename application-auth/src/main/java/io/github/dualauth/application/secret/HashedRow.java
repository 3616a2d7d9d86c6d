package io.github.dualauth.application.secret;

/** A row that holds the sealed hash of a secret. */
public interface HashedRow {

    /** Where it is stored. */
    HashSeal.Row row();

    /** The hash as it is stored. */
    String hash();

    /** Whether its secret is over for good. */
    boolean ended(long now);
}
