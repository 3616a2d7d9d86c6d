package io.github.dualauth.individual.device;

/**
 * What an application asks for on behalf of a device.
 *
 * @param applicationId the application
 * @param siteId the site, as it was named
 * @param deviceId the device, well-formed ({@link Device#isDeviceId})
 */
public record TokenRequest(String applicationId, String siteId, String deviceId) {}
