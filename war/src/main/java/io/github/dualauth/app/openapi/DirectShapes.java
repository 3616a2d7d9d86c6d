package io.github.dualauth.app.openapi;

import static io.github.dualauth.app.openapi.ApiShape.ACCOUNT;
import static io.github.dualauth.app.openapi.ApiShape.NOTHING;
import static io.github.dualauth.app.openapi.ApiShape.page;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.Field;
import io.github.dualauth.app.envelope.Field.Kind;
import java.util.List;
import java.util.Map;

/** {@link ApiShape}s of the methods for the Direct edges. */
final class DirectShapes {

    private static final Field ADDRESS = Field.required("directAddress");
    private static final List<Field> ADDRESS_ANSWER =
            List.of(ADDRESS, ACCOUNT, Field.text("userId"), Field.text("created"));
    private static final List<Field> CERTIFICATE_ANSWER = List.of(
            Field.text("certificateId"),
            ACCOUNT,
            Field.text("name"),
            Field.text("rule"),
            Field.text("value"),
            Field.text("created"),
            Field.text("revoked"));

    private static final Field MESSAGE = Field.required("messageId");
    private static final List<Field> DEAD_LETTER = List.of(
            MESSAGE,
            Field.text("edge"),
            Field.text("sender"),
            new Field("recipients", Kind.TEXTS, false),
            Field.text("created"),
            Field.text("died"),
            new Field("attempts", Kind.NUMBER, false),
            Field.text("failure"));

    private DirectShapes() {}

    static void addTo(Map<String, ApiShape> all) {
        addresses(all);
        certificates(all);
        deadLetters(all);
    }

    private static void deadLetters(Map<String, ApiShape> all) {
        List<ApiCode> unknown = List.of(ApiCode.DIRECT_DEAD_LETTER_UNKNOWN);
        all.put("DirectDeadLetterList", page(NOTHING, "directDeadLetterList", DEAD_LETTER, List.of()));
        all.put("DirectDeadLetterRetry", new ApiShape(List.of(MESSAGE), Map.of(), unknown));
        all.put("DirectDeadLetterDelete", new ApiShape(List.of(MESSAGE), Map.of(), unknown));
    }

    private static void addresses(Map<String, ApiShape> all) {
        Map<String, List<Field>> address = Map.of("directAddressInfo", ADDRESS_ANSWER);
        all.put(
                "DirectAddressCreate",
                new ApiShape(
                        List.of(ACCOUNT, Field.text("userId"), ADDRESS),
                        address,
                        List.of(
                                ApiCode.NO_PRACTICE_ID,
                                ApiCode.ACCOUNT_UNKNOWN,
                                ApiCode.USER_UNKNOWN,
                                ApiCode.DIRECT_ADDRESS_EXISTS,
                                ApiCode.DIRECT_ADDRESS_INVALID,
                                ApiCode.DIRECT_ADDRESS_FOREIGN)));
        all.put(
                "DirectAddressList",
                page(List.of(ACCOUNT), "directAddressList", ADDRESS_ANSWER, List.of(ApiCode.ACCOUNT_UNKNOWN)));
        all.put(
                "DirectAddressDelete",
                new ApiShape(
                        List.of(ADDRESS),
                        address,
                        List.of(ApiCode.DIRECT_ADDRESS_UNKNOWN, ApiCode.DIRECT_ADDRESS_INVALID)));
    }

    private static void certificates(Map<String, ApiShape> all) {
        Map<String, List<Field>> certificate = Map.of("clientCertificate", CERTIFICATE_ANSWER);
        all.put(
                "ClientCertificateCreate",
                new ApiShape(
                        List.of(ACCOUNT, Field.required("name"), Field.any("certificate"), Field.text("value")),
                        certificate,
                        List.of(
                                ApiCode.NO_PRACTICE_ID,
                                ApiCode.ACCOUNT_UNKNOWN,
                                ApiCode.CLIENT_CERTIFICATE_EXISTS,
                                ApiCode.CLIENT_CERTIFICATE_UNFIT)));
        all.put(
                "ClientCertificateList",
                page(List.of(ACCOUNT), "clientCertificateList", CERTIFICATE_ANSWER, List.of(ApiCode.ACCOUNT_UNKNOWN)));
        all.put(
                "ClientCertificateRevoke",
                new ApiShape(
                        List.of(Field.required("certificateId")),
                        certificate,
                        List.of(ApiCode.CLIENT_CERTIFICATE_UNKNOWN)));
    }
}
