package io.github.dualauth.core;

import java.util.Set;

/**
 * An application that an {@link ApplicationVerifier} vouches for.
 *
 * @param applicationId its ID
 * @param roles its roles
 * @param credential what stands for the very credential that it was known by, where somebody has to tell it from a later
 *     one; {@code ""} elsewhere
 */
public record VerifiedApplication(String applicationId, Set<String> roles, String credential) {

    /** Known by a credential that nobody has to tell from others. */
    public VerifiedApplication(String applicationId, Set<String> roles) {
        this(applicationId, roles, "");
    }
}
