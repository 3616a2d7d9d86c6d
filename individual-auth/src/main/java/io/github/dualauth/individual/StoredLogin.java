package io.github.dualauth.individual;

import io.github.dualauth.core.secret.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * A login with its password hash, as a verifier needs it.
 *
 * @param login the login
 * @param hash the stored string, with its own parameters
 * @param version another one for each stored string; a digest, as it goes where hashes must not
 */
record StoredLogin(Login login, String hash, String version) {

    static StoredLogin of(Login login, String hash) {
        return new StoredLogin(login, hash, Sha256.hex(hash.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "StoredLogin[login=" + login + "]";
    }
}
