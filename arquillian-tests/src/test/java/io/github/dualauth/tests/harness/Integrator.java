package io.github.dualauth.tests.harness;

import jakarta.json.JsonObject;

/** An application of its own for one test, made through ApplicationCreate, with what tests often need below it. */
public final class Integrator {
    private final Api api;
    private final Caller caller;

    private Integrator(Api api, Caller caller) {
        this.api = api;
        this.caller = caller;
    }

    /** Makes an application with a random id and no role. */
    public static Integrator create(Api api, Caller administrator) {
        String id = RandomIds.id("app");
        Answer made = api.call(
                        "ApplicationCreate", administrator, Members.of("applicationId", id, "name", "Test " + id))
                .mustSucceed();
        return new Integrator(api, Caller.application(id, made.text("applicationPassword")));
    }

    /** The application's ID. */
    public String id() {
        return caller.id();
    }

    /** The application by itself. */
    public Caller caller() {
        return caller;
    }

    /** The application, acting for an account and a user. */
    public Caller caller(String accountId, String userId) {
        return caller.account(accountId).user(userId);
    }

    /** A call as the application itself. */
    public Answer call(String method, Object... members) {
        return api.call(method, caller, Members.of(members));
    }

    /** A call for an account. */
    public Answer callFor(String accountId, String method, Object... members) {
        return api.call(method, caller.account(accountId), Members.of(members));
    }

    /** An active practice with a random id, which is returned. */
    public String practice() {
        return practice(RandomIds.id("practice"));
    }

    /** An active practice with this id, which is returned. */
    public String practice(String accountId) {
        call("PracticeCreate", "accountId", accountId, "name", "Practice " + accountId)
                .mustSucceed();
        return accountId;
    }

    /** An active user with a random id, which is returned. */
    public String user(String accountId) {
        return user(accountId, RandomIds.id("user"));
    }

    /** An active user with this id, which is returned. */
    public String user(String accountId, String userId) {
        callFor(accountId, "UserCreate", "userId", userId, "firstName", "Ada", "lastName", "Lovelace")
                .mustSucceed();
        return userId;
    }

    /** A user with a random id and a login, whose caller is returned. */
    public Caller person(String accountId) {
        return person(accountId, RandomIds.id("user"));
    }

    /** A user with this id and a random login, whose caller is returned. */
    public Caller person(String accountId, String userId) {
        String loginId = RandomIds.id("login");
        String loginPassword = RandomIds.password("Person");
        JsonObject user = Members.of(
                "userId", userId,
                "firstName", "Grace",
                "lastName", "Hopper",
                "loginId", loginId,
                "loginPassword", loginPassword);
        api.call("UserCreate", caller.account(accountId), user).mustSucceed();
        return Caller.individual(loginId, loginPassword);
    }
}
