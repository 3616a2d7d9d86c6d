package io.github.dualauth.core.directory;

/**
 * What became of a save.
 *
 * @param <T> the kind of row
 */
public sealed interface Saved<T> {

    /**
     * The row is stored.
     *
     * @param value as it is now
     * @param created whether it is new
     * @param <T> the kind of row
     */
    record Stored<T>(T value, boolean created) implements Saved<T> {}

    /**
     * {@link SaveRule#CREATE} met a row that was there already.
     *
     * @param <T> the kind of row
     */
    record AlreadyExists<T>() implements Saved<T> {}

    /**
     * {@link SaveRule#UPDATE} met no row.
     *
     * @param <T> the kind of row
     */
    record DoesNotExist<T>() implements Saved<T> {}
}
