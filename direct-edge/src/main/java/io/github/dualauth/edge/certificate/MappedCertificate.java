package io.github.dualauth.edge.certificate;

/**
 * What a presented certificate stands for.
 *
 * @param id the row that it matches
 * @param accountId the row of the account
 * @param revoked whether it was revoked here; then it stands for nobody
 */
public record MappedCertificate(String id, String accountId, boolean revoked) {}
