package io.github.dualauth.individual;

/**
 * A login with its password hash, as a verifier needs it.
 *
 * @param login the login
 * @param hash the stored string, with its own parameters
 */
record StoredLogin(Login login, String hash) {

    @Override
    public String toString() {
        return "StoredLogin[login=" + login + "]";
    }
}
