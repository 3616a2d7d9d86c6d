package io.github.dualauth.app;

import io.github.dualauth.app.halo.HaloPaths;
import io.github.dualauth.app.hcx.HcxPaths;
import io.github.dualauth.app.xdr.XdrPaths;
import java.util.List;
import java.util.Optional;

/** The formats of all paths that have one of their own. */
public final class PathFormats {

    private static final List<PathFormat> ALL = List.of(new HaloPaths(), new HcxPaths(), new XdrPaths());

    private PathFormats() {}

    /** The format of a path within the deployment, with or without its first slash; empty for the envelope. */
    public static Optional<PathFormat> of(String path) {
        // Matrix parameters do not count when methods are matched (RESTful Web Services 3.1, 3.7.2).
        String bare = path.replaceAll(";[^/]*", "");
        String whole = bare.startsWith("/") ? bare : "/" + bare;
        return ALL.stream().filter(format -> format.covers(whole)).findFirst();
    }
}
