package io.github.dualauth.tests.harness;

import jakarta.json.JsonObject;

/** What goes into {@code auth}: an application with the account and user it acts for, a person, or nobody. */
public final class Caller {
    private final JsonObject auth;

    private Caller(JsonObject auth) {
        this.auth = auth;
    }

    /** No {@code auth} at all. */
    public static Caller nobody() {
        return new Caller(JsonObject.EMPTY_JSON_OBJECT);
    }

    /** Application mode. */
    public static Caller application(String id, String password) {
        return new Caller(Members.of("applicationId", id, "applicationPassword", password));
    }

    /** Individual mode. */
    public static Caller individual(String loginId, String loginPassword) {
        return new Caller(Members.of("loginId", loginId, "loginPassword", loginPassword));
    }

    /** The same caller, for this account. */
    public Caller account(String accountId) {
        return with("accountId", accountId);
    }

    /** The same caller, for this user. */
    public Caller user(String userId) {
        return with("userId", userId);
    }

    /** The same caller with one member of {@code auth} replaced or added. */
    public Caller with(String name, Object value) {
        return new Caller(Members.join(auth, Members.of(name, value)));
    }

    /** The ID that this caller presents: an application's or a login's. */
    public String id() {
        return auth.getString("applicationId", auth.getString("loginId", ""));
    }

    /** The members of {@code auth}. */
    public JsonObject auth() {
        return auth;
    }

    /** The whole body: {@code auth} first, unless there is nothing in it, and then the members. */
    public JsonObject body(JsonObject members) {
        return auth.isEmpty() ? members : Members.join(Members.of("auth", auth), members);
    }
}
