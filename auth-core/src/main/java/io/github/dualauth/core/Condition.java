package io.github.dualauth.core;

import java.util.Optional;

/**
 * What must hold of a caller beside the policy, and is known only to the transport. It is asked while the attempt is still
 * open: a fault that may be a guess counts as one.
 */
@FunctionalInterface
public interface Condition {

    /** Whatever caller the policy takes. */
    Condition NONE = caller -> Optional.empty();

    /** Why this caller is refused; empty if it is not. */
    Optional<Refusal> fault(AuthenticatedCaller caller);
}
