package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Practices, users and logins on a server, made through its API, and the calls of those who use them. */
final class Population {

    static final String OK = "\"responseCode\":2000";
    static final String LOGIN_PASSWORD = "purple-Wombat-counts-7-Kettles";

    /** What the administrator shows in {@code auth}, for the practice. */
    static final String ADMINISTRATOR =
            applicationAuth(Servers.ADMINISTRATOR, Servers.PASSWORD) + ",\"accountId\":\"practice-1\"";

    private static final int MAKERS = 4;

    private final int port;

    Population(int port) {
        this.port = port;
    }

    static String loginId(int number) {
        return "login-" + number + "@example.org";
    }

    /** One practice with so many users, each of whom has a login. */
    void make(int users) throws Exception {
        try (Connection connection = new Connection(port)) {
            savePractice(connection);
        }
        List<Callable<Void>> makers = new ArrayList<>();
        for (int i = 0; i < MAKERS; i++) {
            int first = i;
            makers.add(() -> make(first, users));
        }
        List<Void> ignored = Parallel.run(MAKERS, makers);
    }

    private Void make(int first, int users) throws IOException {
        try (Connection connection = new Connection(port)) {
            for (int i = first; i < users; i += MAKERS) {
                saveUser(connection, i, loginId(i));
            }
        }
        return null;
    }

    static void savePractice(Connection connection) throws IOException {
        String ignored = administer(connection, "PracticeSave", "\"name\":\"Practice\"");
    }

    /** A user of the practice, and this login of hers. */
    static void saveUser(Connection connection, int number, String loginId) throws IOException {
        String ignored = administer(connection, "UserSave", user(number) + "," + loginAuth(loginId, LOGIN_PASSWORD));
    }

    private static String user(int number) {
        return "\"userId\":\"user-" + number + "\",\"firstName\":\"A\",\"lastName\":\"B\"";
    }

    /** From now on the user's login has the right password and is refused. */
    void suspend(int number) throws IOException {
        try (Connection connection = new Connection(port)) {
            String ignored = administer(connection, "UserSave", user(number) + ",\"active\":false");
        }
    }

    /** Asks something of the API as the administrator for the practice; the answer. */
    static String administer(Connection connection, String method, String members) throws IOException {
        return connection.call(call(method, ADMINISTRATOR, "," + members, ""));
    }

    /** What an application shows in {@code auth}. */
    static String applicationAuth(String id, String password) {
        return "\"applicationId\":\"" + id + "\",\"applicationPassword\":\"" + password + "\"";
    }

    /** What a person does. */
    static String loginAuth(String id, String password) {
        return "\"loginId\":\"" + id + "\",\"loginPassword\":\"" + password + "\"";
    }

    /** The integrator for one user. */
    static HttpCall application(int user, String from) {
        return call("PingWithAuth", ADMINISTRATOR + ",\"userId\":\"user-" + user + "\"", "", from);
    }

    /** The user by her own login. */
    static HttpCall login(int user, String from) {
        return login(loginId(user), LOGIN_PASSWORD, from);
    }

    /** Somebody who does not know the password. */
    static HttpCall wrong(String loginId, String from) {
        return login(loginId, "purple-Wombat-counts-8-Kettles", from);
    }

    static HttpCall login(String loginId, String password, String from) {
        return call("PingWithAuth", loginAuth(loginId, password), "", from);
    }

    /** An application with a password that it does not have. */
    static HttpCall application(String id, String from) {
        String password = "benchmark-password-that-is-wrong-for-everybody";
        return call("PingWithApplicationAuth", applicationAuth(id, password), "", from);
    }

    static HttpCall call(String method, String auth, String members, String from) {
        Map<String, String> headers = from.isEmpty() ? Map.of() : Map.of("X-Forwarded-For", from);
        return HttpCall.post("/io/" + method, "{\"auth\":{" + auth + "}" + members + "}", headers, OK);
    }
}
