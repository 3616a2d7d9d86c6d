package io.github.dualauth.core;

import java.util.Set;

/**
 * An application that an {@link ApplicationVerifier} vouches for.
 *
 * @param applicationId its ID
 * @param roles its roles
 */
public record VerifiedApplication(String applicationId, Set<String> roles) {}
