package io.github.dualauth.core.directory;

/** What a save may do. */
public enum SaveRule {
    /** Only make a new row. */
    CREATE,
    /** Only change a row that is there. */
    UPDATE,
    /** Whichever of the two fits. */
    SAVE
}
