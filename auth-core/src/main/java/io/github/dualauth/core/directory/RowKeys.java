package io.github.dualauth.core.directory;

/** Two-part keys as one text. */
final class RowKeys {

    private RowKeys() {}

    /** The length of the first part stands in front, so that no two pairs make the same text. */
    static String join(String first, String second) {
        return first.length() + ":" + first + second;
    }
}
