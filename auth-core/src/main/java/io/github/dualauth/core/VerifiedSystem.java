package io.github.dualauth.core;

/**
 * A system that a {@link CertificateVerifier} vouches for.
 *
 * @param certificateId the row of the registered certificate
 * @param accountId the row of the account that it is registered for
 */
public record VerifiedSystem(String certificateId, String accountId) {}
