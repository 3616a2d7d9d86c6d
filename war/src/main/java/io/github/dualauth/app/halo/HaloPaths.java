package io.github.dualauth.app.halo;

import io.github.dualauth.app.PathFormat;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.individual.device.HaloFormat;
import java.util.List;
import java.util.Map;

/** Everything under {@code /integrator} and {@code /desktop} fails as {@link HaloFormat} says. */
public final class HaloPaths implements PathFormat {

    private static final List<String> ROOTS = List.of("/integrator", "/desktop");

    /** Stateless. */
    public HaloPaths() {}

    @Override
    public boolean covers(String path) {
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    @Override
    public FailureAnswer answer(int status, String detail) {
        return HaloFormat.answer(status, detail, Map.of());
    }
}
