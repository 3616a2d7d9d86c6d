package io.github.dualauth.app.openapi;

import io.github.dualauth.app.api.PracticeResource;
import io.github.dualauth.app.api.UserResource;
import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.Field;
import io.github.dualauth.app.envelope.Field.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a method takes and answers beside {@code auth} and the envelope, for the OpenAPI document.
 *
 * @param request the members of the body
 * @param answer the members of a success, by name, with what they hold
 * @param codes the failures that are the method's own
 */
record ApiShape(List<Field> request, Map<String, List<Field>> answer, List<ApiCode> codes) {

    static final Field ACCOUNT = Field.text("accountId");
    private static final Field USER = Field.text("userId");
    static final Field APPLICATION_ID = Field.text("applicationId");
    private static final List<Field> PAGE = List.of(new Field("limit", Kind.NUMBER, false), Field.text("cursor"));
    static final List<Field> NOTHING = List.of();
    private static final List<Field> APPLICATION =
            List.of(APPLICATION_ID, Field.text("name"), new Field("roles", Kind.TEXTS, false), Field.flag("active"));
    private static final List<Field> PASSWORD = List.of(
            Field.text("passwordId"),
            Field.text("name"),
            Field.text("kind"),
            Field.text("created"),
            Field.text("notBefore"),
            Field.text("expires"),
            Field.text("lastUsed"),
            Field.text("revoked"));
    private static final List<Field> PRACTICE = joined(List.of(ACCOUNT), PracticeResource.FIELDS);
    private static final List<Field> SENT_USER = joined(List.of(USER), UserResource.FIELDS);
    private static final List<Field> USER_ANSWER =
            joined(List.of(ACCOUNT), joined(SENT_USER, List.of(Field.text("loginId"))));

    /** Every method's shape, by the last segment of its path. */
    static final Map<String, ApiShape> ALL = all();

    private static Map<String, ApiShape> all() {
        Map<String, ApiShape> all = new TreeMap<>();
        for (String ping : List.of("Ping", "PingWithApplicationAuth", "PingWithAccountAuth", "PingWithAuth")) {
            all.put(ping, new ApiShape(NOTHING, Map.of(), List.of()));
        }
        all.put(
                "ApplicationOpen",
                new ApiShape(
                        List.of(new Field("expiresIn", Kind.NUMBER, false), Field.text("ipAddress")),
                        Map.of("token", NOTHING),
                        List.of()));
        practices(all);
        users(all);
        applications(all);
        passwords(all);
        TokenShapes.addTo(all);
        DirectShapes.addTo(all);
        all.put(
                "LoginPasswordChange",
                new ApiShape(
                        List.of(Field.required("newPassword")),
                        Map.of(),
                        List.of(ApiCode.PASSWORD_REQUIRED, ApiCode.PASSWORD_INVALID)));
        return all;
    }

    private static void practices(Map<String, ApiShape> all) {
        List<ApiCode> save = List.of(
                ApiCode.NO_PRACTICE_ID, ApiCode.WEB_ADDRESS_TAKEN, ApiCode.DIRECT_DOMAIN_TAKEN, ApiCode.ID_RESERVED);
        Map<String, List<Field>> saved = Map.of("practice", PRACTICE, "accountId", NOTHING, "action", NOTHING);
        all.put(
                "PracticeCreate",
                new ApiShape(PRACTICE, Map.of("practice", PRACTICE), joined(save, List.of(ApiCode.ACCOUNT_EXISTS))));
        all.put("PracticeUpdate", new ApiShape(PRACTICE, saved, joined(save, List.of(ApiCode.ACCOUNT_UNKNOWN))));
        all.put("PracticeSave", new ApiShape(PRACTICE, saved, save));
        all.put(
                "PracticeGet",
                new ApiShape(
                        List.of(ACCOUNT),
                        Map.of("practice", PRACTICE),
                        List.of(ApiCode.NO_PRACTICE_ID, ApiCode.ACCOUNT_UNKNOWN)));
        all.put("PracticeList", page(NOTHING, "practiceList", PRACTICE, List.of()));
    }

    private static void users(Map<String, ApiShape> all) {
        List<Field> sent = joined(
                SENT_USER,
                List.of(Field.text("loginId"), Field.text("loginPassword"), Field.text("loginPasswordHash")));
        List<ApiCode> save = List.of(
                ApiCode.NO_USER_ID,
                ApiCode.ID_RESERVED,
                ApiCode.PASSWORD_REQUIRED,
                ApiCode.PASSWORD_INVALID,
                ApiCode.LOGIN_EXISTS);
        Map<String, List<Field>> saved =
                Map.of("user", USER_ANSWER, "accountId", NOTHING, "userId", NOTHING, "action", NOTHING);
        all.put(
                "UserCreate",
                new ApiShape(sent, Map.of("user", USER_ANSWER), joined(save, List.of(ApiCode.USER_EXISTS))));
        all.put("UserUpdate", new ApiShape(sent, saved, joined(save, List.of(ApiCode.USER_UNKNOWN))));
        all.put("UserSave", new ApiShape(sent, saved, save));
        all.put(
                "UserGet",
                new ApiShape(
                        List.of(ACCOUNT, USER),
                        Map.of("user", USER_ANSWER),
                        List.of(ApiCode.NO_USER_ID, ApiCode.ACCOUNT_UNKNOWN, ApiCode.USER_UNKNOWN)));
        all.put("UserList", page(List.of(ACCOUNT), "userList", USER_ANSWER, List.of(ApiCode.ACCOUNT_UNKNOWN)));
    }

    private static void applications(Map<String, ApiShape> all) {
        List<ApiCode> unknown = List.of(ApiCode.APPLICATION_UNKNOWN);
        Map<String, List<Field>> issued = Map.of("application", APPLICATION, "applicationPassword", NOTHING);
        List<Field> named = List.of(Field.required("applicationId"));
        all.put(
                "ApplicationCreate",
                new ApiShape(
                        List.of(APPLICATION_ID, Field.required("name"), new Field("roles", Kind.TEXTS, false)),
                        issued,
                        List.of(ApiCode.APPLICATION_EXISTS)));
        all.put("ApplicationList", page(NOTHING, "applicationList", APPLICATION, List.of()));
        all.put(
                "ApplicationRotatePassword",
                new ApiShape(joined(named, List.of(new Field("overlapSeconds", Kind.NUMBER, false))), issued, unknown));
        all.put("ApplicationSuspend", new ApiShape(named, Map.of("application", APPLICATION), unknown));
        all.put("ApplicationResume", new ApiShape(named, Map.of("application", APPLICATION), unknown));
    }

    private static void passwords(Map<String, ApiShape> all) {
        List<ApiCode> unknown = List.of(ApiCode.APPLICATION_UNKNOWN);
        List<Field> terms = List.of(
                Field.required("name"),
                Field.text("notBefore"),
                Field.text("expires"),
                Field.text("password"),
                Field.text("passwordHash"));
        all.put(
                "ApplicationPasswordCreate",
                new ApiShape(
                        joined(List.of(APPLICATION_ID), terms),
                        Map.of("applicationPasswordInfo", PASSWORD, "applicationPassword", NOTHING),
                        unknown));
        all.put("ApplicationPasswordList", page(List.of(APPLICATION_ID), "applicationPasswordList", PASSWORD, unknown));
        all.put(
                "ApplicationPasswordRevoke",
                new ApiShape(
                        List.of(APPLICATION_ID, Field.required("passwordId")),
                        Map.of("applicationPasswordInfo", PASSWORD),
                        joined(unknown, List.of(ApiCode.APPLICATION_PASSWORD_UNKNOWN))));
    }

    /** A list that comes page by page: {@code where} says of what, {@code item} what each row is. */
    static ApiShape page(List<Field> where, String name, List<Field> item, List<ApiCode> codes) {
        return new ApiShape(joined(where, PAGE), Map.of(name + "[]", item, "nextCursor", NOTHING), codes);
    }

    static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }
}
