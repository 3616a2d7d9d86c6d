package io.github.dualauth.app;

import io.github.dualauth.app.hcx.HcxPaths;
import io.github.dualauth.edge.http.SoapFaultFormat;
import io.github.dualauth.edge.xdr.SoapFault;
import io.github.dualauth.individual.device.HaloFormat;
import java.util.Map;
import java.util.Optional;

/** The formats of all paths that have one of their own, by the first segment. */
public final class PathFormats {

    private static final PathFormat HALO = (status, detail) -> HaloFormat.answer(status, detail, Map.of());
    private static final PathFormat HCX = new HcxPaths();
    private static final PathFormat XDR = (status, detail) -> SoapFaultFormat.answer(SoapFault.answer(status, detail));

    private static final Map<String, PathFormat> ALL =
            Map.of("integrator", HALO, "desktop", HALO, "token", HCX, "participant", HCX, "xdr", XDR);

    private PathFormats() {}

    /** The format of a path within the deployment, with or without its first slash; empty for the envelope. */
    public static Optional<PathFormat> of(String path) {
        // Matrix parameters do not count when methods are matched (RESTful Web Services 3.1, 3.7.2).
        String bare = path.replaceAll(";[^/]*", "");
        String whole = bare.startsWith("/") ? bare.substring(1) : bare;
        int slash = whole.indexOf('/');
        return Optional.ofNullable(ALL.get(slash < 0 ? whole : whole.substring(0, slash)));
    }
}
