package io.github.dualauth.app;

import io.github.dualauth.app.hcx.HcxPaths;
import java.util.List;
import java.util.Optional;

/** The protocols with a format of their own; everywhere else, failures are told in the envelope. */
public final class PathFormats {

    private static final List<PathFormat> ALL = List.of(new HcxPaths());

    private PathFormats() {}

    /** The format of this path, with or without a slash in front; empty for the envelope. */
    public static Optional<PathFormat> of(String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return ALL.stream().filter(format -> format.covers(bare)).findFirst();
    }
}
