package io.github.dualauth.individual;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A login with its password hash, as a verifier needs it.
 *
 * @param login the login
 * @param hash the stored string, with its own parameters
 * @param version another one for each stored string; a digest, as it goes where hashes must not
 */
record StoredLogin(Login login, String hash, String version) {

    static StoredLogin of(Login login, String hash) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hash.getBytes(StandardCharsets.UTF_8));
            return new StoredLogin(login, hash, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "StoredLogin[login=" + login + "]";
    }
}
