package io.github.dualauth.app.api;

import io.github.dualauth.app.api.Field.Kind;
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

    private static final Field ACCOUNT = Field.text("accountId");
    private static final Field USER = Field.text("userId");
    private static final Field APPLICATION_ID = Field.text("applicationId");
    private static final List<Field> PAGE = List.of(new Field("limit", Kind.NUMBER, false), Field.text("cursor"));
    private static final List<Field> NOTHING = List.of();
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
    private static final List<Field> API_KEY = List.of(
            Field.text("apiKeyId"),
            Field.text("name"),
            Field.text("environment"),
            new Field("addresses", Kind.TEXTS, false),
            Field.text("created"),
            Field.text("notBefore"),
            Field.text("expires"),
            Field.text("lastUsed"),
            Field.text("revoked"));
    private static final List<Field> SITE =
            List.of(Field.text("siteId"), ACCOUNT, Field.text("paired"), Field.text("unpaired"));
    private static final List<Field> DEVICE = List.of(
            Field.text("deviceId"),
            Field.text("siteId"),
            ACCOUNT,
            Field.text("created"),
            Field.text("lastSeen"),
            Field.text("revoked"));
    private static final List<Field> WEBHOOK = List.of(Field.text("url"), Field.text("set"));
    private static final List<Field> DEAD_LETTER = List.of(
            Field.text("deliveryId"),
            Field.text("event"),
            Field.text("created"),
            Field.text("died"),
            new Field("attempts", Kind.NUMBER, false),
            Field.text("failure"));
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
        keys(all);
        sites(all);
        webhooks(all);
        participants(all);
        signingKeys(all);
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
        all.put(
                "PracticeList",
                new ApiShape(PAGE, Map.of("practiceList[]", PRACTICE, "nextCursor", NOTHING), List.of()));
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
        all.put(
                "UserList",
                new ApiShape(
                        joined(List.of(ACCOUNT), PAGE),
                        Map.of("userList[]", USER_ANSWER, "nextCursor", NOTHING),
                        List.of(ApiCode.ACCOUNT_UNKNOWN)));
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
        all.put(
                "ApplicationList",
                new ApiShape(PAGE, Map.of("applicationList[]", APPLICATION, "nextCursor", NOTHING), List.of()));
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
        all.put(
                "ApplicationPasswordList",
                new ApiShape(
                        joined(List.of(APPLICATION_ID), PAGE),
                        Map.of("applicationPasswordList[]", PASSWORD, "nextCursor", NOTHING),
                        unknown));
        all.put(
                "ApplicationPasswordRevoke",
                new ApiShape(
                        List.of(APPLICATION_ID, Field.required("passwordId")),
                        Map.of("applicationPasswordInfo", PASSWORD),
                        joined(unknown, List.of(ApiCode.APPLICATION_PASSWORD_UNKNOWN))));
    }

    private static void keys(Map<String, ApiShape> all) {
        List<ApiCode> unknown = List.of(ApiCode.APPLICATION_UNKNOWN);
        List<Field> terms = List.of(
                Field.required("name"),
                Field.text("notBefore"),
                Field.text("expires"),
                Field.text("environment"),
                new Field("addresses", Kind.TEXTS, false));
        all.put(
                "ApiKeyCreate",
                new ApiShape(
                        joined(List.of(APPLICATION_ID), terms),
                        Map.of("apiKey", API_KEY, "apiKeySecret", NOTHING),
                        unknown));
        all.put(
                "ApiKeyList",
                new ApiShape(
                        joined(List.of(APPLICATION_ID), PAGE),
                        Map.of("apiKeyList[]", API_KEY, "nextCursor", NOTHING),
                        unknown));
        all.put(
                "ApiKeyRevoke",
                new ApiShape(
                        List.of(APPLICATION_ID, Field.required("apiKeyId")),
                        Map.of("apiKey", API_KEY),
                        joined(unknown, List.of(ApiCode.API_KEY_UNKNOWN))));
    }

    private static void sites(Map<String, ApiShape> all) {
        List<ApiCode> unknown = List.of(ApiCode.NO_PRACTICE_ID, ApiCode.ACCOUNT_UNKNOWN);
        List<ApiCode> gone = List.of(ApiCode.ACCOUNT_UNKNOWN, ApiCode.SITE_NOT_PAIRED);
        Map<String, List<Field>> site = Map.of("siteId", NOTHING, "site", SITE);
        List<Field> where = List.of(ACCOUNT, Field.text("siteId"));
        all.put("SitePair", new ApiShape(List.of(ACCOUNT), site, unknown));
        all.put("SiteUnpair", new ApiShape(List.of(ACCOUNT), site, joined(unknown, List.of(ApiCode.SITE_NOT_PAIRED))));
        all.put("SiteList", new ApiShape(PAGE, Map.of("siteList[]", SITE, "nextCursor", NOTHING), List.of()));
        all.put(
                "DeviceList",
                new ApiShape(joined(where, PAGE), Map.of("deviceList[]", DEVICE, "nextCursor", NOTHING), gone));
        all.put(
                "DeviceRevoke",
                new ApiShape(
                        joined(List.of(Field.required("deviceId")), where),
                        Map.of("device", DEVICE),
                        joined(gone, List.of(ApiCode.DEVICE_UNKNOWN))));
    }

    private static void webhooks(Map<String, ApiShape> all) {
        List<ApiCode> unknown = List.of(ApiCode.WEBHOOK_UNKNOWN);
        all.put(
                "WebhookSet",
                new ApiShape(
                        List.of(Field.required("url")),
                        Map.of("webhook", WEBHOOK, "webhookSecret", NOTHING),
                        List.of()));
        all.put("WebhookGet", new ApiShape(NOTHING, Map.of("webhook", WEBHOOK), unknown));
        all.put("WebhookDelete", new ApiShape(NOTHING, Map.of(), unknown));
        all.put(
                "WebhookDeadLetterList",
                new ApiShape(PAGE, Map.of("webhookDeadLetterList[]", DEAD_LETTER, "nextCursor", NOTHING), List.of()));
        all.put(
                "WebhookRetry",
                new ApiShape(
                        List.of(Field.required("deliveryId")), Map.of(), List.of(ApiCode.WEBHOOK_DELIVERY_UNKNOWN)));
    }

    private static void participants(Map<String, ApiShape> all) {
        List<Field> code = List.of(Field.required("participantCode"));
        List<Field> profile = List.of(
                Field.text("name"),
                new Field("roles", Kind.TEXTS, false),
                Field.text("status"),
                Field.text("publicKey"));
        List<Field> shown = joined(joined(code, List.of(APPLICATION_ID, Field.text("clientId"))), profile);
        Map<String, List<Field>> issued = Map.of("participant", shown, "clientId", NOTHING, "clientSecret", NOTHING);
        List<ApiCode> unknown = List.of(ApiCode.PARTICIPANT_UNKNOWN);
        all.put(
                "ParticipantCreate",
                new ApiShape(
                        joined(joined(code, List.of(APPLICATION_ID)), profile),
                        issued,
                        List.of(ApiCode.PARTICIPANT_EXISTS, ApiCode.APPLICATION_UNKNOWN)));
        all.put("ParticipantUpdate", new ApiShape(joined(code, profile), Map.of("participant", shown), unknown));
        all.put("ParticipantRotateSecret", new ApiShape(code, issued, unknown));
        all.put(
                "ParticipantList",
                new ApiShape(PAGE, Map.of("participantList[]", shown, "nextCursor", NOTHING), List.of()));
    }

    private static void signingKeys(Map<String, ApiShape> all) {
        Field purpose = Field.text("purpose");
        List<Field> key = List.of(
                purpose,
                Field.text("keyId"),
                Field.text("algorithm"),
                Field.flag("published"),
                Field.text("signsFrom"),
                Field.flag("signing"),
                Field.text("ends"));
        Map<String, List<Field>> keys = Map.of("signingKeyList[]", key);
        all.put("SigningKeyList", new ApiShape(List.of(purpose), keys, List.of()));
        all.put(
                "SigningKeyRotate",
                new ApiShape(
                        List.of(purpose, new Field("aheadSeconds", Kind.NUMBER, false), Field.flag("atOnce")),
                        keys,
                        List.of()));
        all.put(
                "GatewayTokenCreate",
                new ApiShape(NOTHING, Map.of("gatewayToken", NOTHING, "expiresInSeconds", NOTHING), List.of()));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }
}
