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

    /**
     * The row, for a save that was bound to store it, such as one with {@link SaveRule#SAVE}.
     *
     * @throws IllegalStateException if nothing was stored
     */
    default T orElseThrow() {
        if (this instanceof Stored<T> stored) {
            return stored.value();
        }
        throw new IllegalStateException("not saved: " + getClass().getSimpleName());
    }
}
