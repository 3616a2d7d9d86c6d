package io.github.dualauth.core;

/**
 * A device that a {@link DeviceVerifier} vouches for.
 *
 * @param deviceId the device's own name for itself
 * @param siteId the site that its token is bound to
 * @param applicationId the application that got the token
 * @param accountId the row of the account that the site is
 */
public record VerifiedDevice(String deviceId, String siteId, String applicationId, String accountId) {}
