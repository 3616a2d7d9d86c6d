package io.github.dualauth.app.openapi;

import static io.github.dualauth.app.openapi.ApiShape.ACCOUNT;
import static io.github.dualauth.app.openapi.ApiShape.APPLICATION_ID;
import static io.github.dualauth.app.openapi.ApiShape.NOTHING;
import static io.github.dualauth.app.openapi.ApiShape.joined;
import static io.github.dualauth.app.openapi.ApiShape.page;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.Field;
import io.github.dualauth.app.envelope.Field.Kind;
import java.util.List;
import java.util.Map;

/** {@link ApiShape}s of the methods for keys, tokens and those who get them. */
final class TokenShapes {

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

    private TokenShapes() {}

    static void addTo(Map<String, ApiShape> all) {
        keys(all);
        sites(all);
        webhooks(all);
        participants(all);
        signingKeys(all);
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
        all.put("ApiKeyList", page(List.of(APPLICATION_ID), "apiKeyList", API_KEY, unknown));
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
        all.put("SiteList", page(NOTHING, "siteList", SITE, List.of()));
        all.put("DeviceList", page(where, "deviceList", DEVICE, gone));
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
        all.put("WebhookDeadLetterList", page(NOTHING, "webhookDeadLetterList", DEAD_LETTER, List.of()));
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
        all.put("ParticipantList", page(NOTHING, "participantList", shown, List.of()));
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
}
