package io.github.dualauth.core.audit;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * IDs that somebody typed and that nothing vouches for, as HMACs under the deployment's oldest key: the same ID gives
 * the same hash as long as that key is there, so guessing shows, and a password typed into the wrong field does not.
 * {@code ""} where nothing was typed.
 *
 * @param application of an application ID
 * @param account of an account's key
 * @param user of a user's key
 * @param login of a login ID
 */
public record HashedIds(String application, String account, String user, String login) {

    /** Nothing that has to be hashed. */
    public static final HashedIds NONE = new HashedIds("", "", "", "");

    private static final int BYTES = 16;

    /** The hashes of everything presented; what is known as well is hashed too, so that both take the same time. */
    public static HashedIds of(PresentedCredential presented, Subject known, KeyRing keys) {
        // The subject of a device's token is the device.
        String application = unless(known.deviceId(), hash(keys, "application", application(presented)));
        String login = presented instanceof LoginCredential typed ? typed.loginId() : "";
        return new HashedIds(
                unless(known.applicationId(), application),
                unless(known.accountKey(), hash(keys, "account", presented.accountId())),
                unless(known.userKey(), hash(keys, "user", presented.userId())),
                unless(known.loginId(), hash(keys, "login", login)));
    }

    private static String application(PresentedCredential presented) {
        if (presented instanceof ApplicationCredential application) {
            return application.applicationId();
        }
        if (presented instanceof ClientSecret client) {
            return client.clientId();
        }
        return presented instanceof BearerToken bearer ? bearer.token().subject() : "";
    }

    private static String unless(String known, String hash) {
        return known.isEmpty() ? hash : "";
    }

    private static String hash(KeyRing keys, String kind, String id) {
        if (id.isEmpty()) {
            return "";
        }
        byte[] hash = keys.hmac(keys.stableId(), "audit-" + kind, id.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
