package io.github.dualauth.tests.harness;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One row of the table of WIRE.md §1.
 *
 * @param name the method
 * @param level how much of the identity it needs
 * @param modes who may call it
 * @param role the role that the caller must have; {@code ""} for none
 */
public record Operation(String name, String level, Set<String> modes, String role) {
    private static final Set<String> APPLICATION = Set.of("application");
    private static final Set<String> BOTH = Set.of("application", "individual");

    /** Every method but Ping, which checks nothing. */
    public static Stream<Operation> protectedOnes() {
        Stream<Operation> plain = Stream.of(
                new Operation("PingWithApplicationAuth", "application", APPLICATION, ""),
                new Operation("PingWithAccountAuth", "account", APPLICATION, ""),
                new Operation("PingWithAuth", "user", BOTH, ""),
                new Operation("UserGet", "account", BOTH, ""),
                new Operation("UserList", "application", BOTH, ""),
                new Operation("LoginPasswordChange", "user", Set.of("individual"), ""));
        Stream<Operation> practices = Stream.of("Create", "Update", "Save", "Get", "List")
                .map(verb -> new Operation("Practice" + verb, "application", APPLICATION, ""));
        Stream<Operation> users = Stream.of("Create", "Update", "Save")
                .map(verb -> new Operation("User" + verb, "account", APPLICATION, ""));
        Stream<Operation> applications = Stream.of("Create", "List", "RotatePassword", "Suspend", "Resume")
                .map(verb -> new Operation("Application" + verb, "application", APPLICATION, "administrator"));
        Stream<Operation> passwords = Stream.of("Create", "List", "Revoke")
                .map(verb -> new Operation("ApplicationPassword" + verb, "application", APPLICATION, ""));
        Stream<Operation> halo = Stream.of(
                        "ApiKeyCreate",
                        "ApiKeyList",
                        "ApiKeyRevoke",
                        "SitePair",
                        "SiteUnpair",
                        "SiteList",
                        "DeviceList",
                        "DeviceRevoke",
                        "WebhookSet",
                        "WebhookGet",
                        "WebhookDelete",
                        "WebhookDeadLetterList",
                        "WebhookRetry")
                .map(name -> new Operation(name, "application", APPLICATION, ""));
        Stream<Operation> participants = Stream.of("Create", "Update", "RotateSecret", "List")
                .map(verb -> new Operation("Participant" + verb, "application", APPLICATION, "administrator"));
        Stream<Operation> keys = Stream.of("SigningKeyList", "SigningKeyRotate", "GatewayTokenCreate")
                .map(name -> new Operation(name, "application", APPLICATION, "administrator"));
        return Stream.of(plain, practices, users, applications, passwords, halo, direct(), participants, keys)
                .flatMap(each -> each);
    }

    private static Stream<Operation> direct() {
        return Stream.of(
                        "DirectAddressCreate",
                        "DirectAddressList",
                        "DirectAddressDelete",
                        "ClientCertificateCreate",
                        "ClientCertificateList",
                        "ClientCertificateRevoke",
                        "DirectDeadLetterList",
                        "DirectDeadLetterRetry",
                        "DirectDeadLetterDelete")
                .map(name -> new Operation(name, "application", APPLICATION, ""));
    }

    /** Those that only applications may call. */
    public static Stream<Operation> applicationOnly() {
        return protectedOnes().filter(each -> each.modes().equals(APPLICATION));
    }

    /** Those that an application may call. */
    public static Stream<Operation> forApplications() {
        return protectedOnes().filter(each -> each.modes().contains("application"));
    }

    /** Those that a person may call. */
    public static Stream<Operation> forPeople() {
        return protectedOnes().filter(each -> each.modes().contains("individual"));
    }

    /** Those that only an administrator may call. */
    public static Stream<Operation> forAdministrators() {
        return protectedOnes().filter(each -> !each.role().isEmpty());
    }

    /** Those at one of these levels. */
    public static List<Operation> atLevels(String... levels) {
        Set<String> wanted = Set.of(levels);
        return protectedOnes().filter(each -> wanted.contains(each.level())).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
