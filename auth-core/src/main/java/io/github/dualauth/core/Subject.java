package io.github.dualauth.core;

import java.util.Optional;

/**
 * Whom a decision concerns, as far as it is known to exist: what somebody merely typed is never written down. Unknown
 * parts are {@code ""}.
 *
 * @param mode the word of the mode
 * @param applicationId the application
 * @param accountKey the account
 * @param userKey the user
 * @param loginId the login
 * @param deviceId the device
 */
public record Subject(
        String mode, String applicationId, String accountKey, String userKey, String loginId, String deviceId) {

    /** Nobody known. */
    public static final Subject UNKNOWN = new Subject("", "", "", "", "", "");

    /** Nobody known, in a known mode. */
    static Subject of(AuthenticationMode mode) {
        return new Subject(mode.word(), "", "", "", "", "");
    }

    static Subject application(String applicationId) {
        return new Subject(AuthenticationMode.APPLICATION.word(), applicationId, "", "", "", "");
    }

    static Subject login(String loginId) {
        return new Subject(AuthenticationMode.INDIVIDUAL.word(), "", "", "", loginId, "");
    }

    static Subject device(String deviceId) {
        return new Subject(AuthenticationMode.DEVICE.word(), "", "", "", "", deviceId);
    }

    static Subject system() {
        return of(AuthenticationMode.SYSTEM);
    }

    /** All that a caller is. */
    public static Subject of(AuthenticatedCaller caller) {
        return new Subject(
                caller.mode().word(),
                caller.applicationId(),
                caller.account().map(account -> account.key()).orElse(""),
                caller.user().map(user -> user.key()).orElse(""),
                caller instanceof IndividualCaller person ? person.loginId() : "",
                caller instanceof DeviceCaller ? caller.getName() : "");
    }

    Subject inAccount(Optional<String> key) {
        return new Subject(mode, applicationId, key.orElse(""), userKey, loginId, deviceId);
    }
}
