package io.github.dualauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.policy.FaultText;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes are for good: this list may grow, and nothing in it may change. */
class RejectionReasonTest {

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(1001, "APPLICATION_UNKNOWN"),
            Map.entry(1002, "APPLICATION_PASSWORD_WRONG"),
            Map.entry(1003, "APPLICATION_SUSPENDED"),
            Map.entry(1004, "APPLICATION_PASSWORD_EXPIRED"),
            Map.entry(1005, "APPLICATION_PASSWORD_NOT_YET_VALID"),
            Map.entry(1006, "APPLICATION_PASSWORD_REVOKED"),
            Map.entry(1101, "ACCOUNT_NOT_NAMED"),
            Map.entry(1102, "ACCOUNT_UNKNOWN"),
            Map.entry(1103, "ACCOUNT_INACTIVE"),
            Map.entry(1111, "USER_NOT_NAMED"),
            Map.entry(1112, "USER_UNKNOWN"),
            Map.entry(1113, "USER_INACTIVE"),
            Map.entry(1201, "PARTICIPANT_UNKNOWN"),
            Map.entry(1202, "PARTICIPANT_NOT_ACTIVE"),
            Map.entry(1203, "CLIENT_SECRET_WRONG"),
            Map.entry(1204, "TOKEN_NOT_ISSUED"),
            Map.entry(1301, "API_KEY_UNKNOWN"),
            Map.entry(1302, "API_KEY_EXPIRED"),
            Map.entry(1303, "API_KEY_NOT_YET_VALID"),
            Map.entry(1304, "API_KEY_REVOKED"),
            Map.entry(1305, "API_KEY_ENVIRONMENT_WRONG"),
            Map.entry(1306, "API_KEY_ADDRESS_NOT_ALLOWED"),
            Map.entry(2001, "LOGIN_UNKNOWN"),
            Map.entry(2002, "LOGIN_PASSWORD_WRONG"),
            Map.entry(2003, "LOGIN_ACCOUNT_INACTIVE"),
            Map.entry(2004, "LOGIN_USER_INACTIVE"),
            Map.entry(2005, "LOGIN_CHANGED"),
            Map.entry(2011, "SIGN_ON_TOKEN_REFUSED"),
            Map.entry(2012, "SESSION_ENDED"),
            Map.entry(2101, "DEVICE_TOKEN_STOLEN"),
            Map.entry(2102, "DEVICE_REVOKED"),
            Map.entry(2103, "SITE_NOT_PAIRED"),
            Map.entry(2104, "SITE_WRONG"),
            Map.entry(2105, "DEVICE_ACCOUNT_INACTIVE"),
            Map.entry(3001, "NO_CREDENTIAL"),
            Map.entry(3002, "MODE_NOT_ACCEPTED"),
            Map.entry(3003, "ROLE_MISSING"),
            Map.entry(3004, "DEPENDENCY_UNAVAILABLE"),
            Map.entry(3005, "NO_POLICY"),
            Map.entry(3006, "OVERLOADED"),
            Map.entry(3007, "CREDENTIAL_NOT_ACCEPTED"),
            Map.entry(3010, "THROTTLED"),
            Map.entry(3011, "APPLICATION_LIMIT_REACHED"),
            Map.entry(3012, "ACCOUNT_LIMIT_REACHED"),
            Map.entry(4001, "JSON_INVALID"),
            Map.entry(4002, "ENCODING_INVALID"),
            Map.entry(4003, "JSON_TOO_DEEP"),
            Map.entry(4004, "JSON_NOT_AN_OBJECT"),
            Map.entry(4005, "AUTH_REPEATED"),
            Map.entry(4006, "AUTH_NOT_AN_OBJECT"),
            Map.entry(4007, "AUTH_NAME_REPEATED"),
            Map.entry(4008, "AUTH_TYPE_INVALID"),
            Map.entry(4009, "AUTH_VALUE_TOO_LONG"),
            Map.entry(4010, "AUTH_CHARACTER_INVALID"),
            Map.entry(4011, "TWO_CREDENTIALS"),
            Map.entry(4012, "HALF_CREDENTIAL"),
            Map.entry(4013, "BODY_INCOMPLETE"),
            Map.entry(4014, "BODY_TOO_LARGE"),
            Map.entry(4015, "CONTENT_TYPE_UNSUPPORTED"),
            Map.entry(4016, "CONTENT_ENCODING_UNSUPPORTED"),
            Map.entry(4017, "BODY_TOO_SLOW"),
            Map.entry(4018, "AUTHORIZATION_INVALID"),
            Map.entry(4019, "FORM_INVALID"),
            Map.entry(5001, "CERTIFICATE_MISSING"),
            Map.entry(5002, "CERTIFICATE_UNKNOWN"),
            Map.entry(5003, "CERTIFICATE_REVOKED"),
            Map.entry(5004, "CERTIFICATE_ACCOUNT_INACTIVE"),
            Map.entry(5005, "LOGIN_CERTIFICATE_MISMATCH"),
            Map.entry(5006, "CERTIFICATE_UNTRUSTED"),
            Map.entry(5011, "SENDER_NOT_OWNED"),
            Map.entry(5012, "MESSAGE_MALFORMED"),
            Map.entry(5013, "SMTP_SYNTAX"),
            Map.entry(5014, "AUTHORIZATION_FOREIGN"),
            Map.entry(5015, "MESSAGE_TOO_LARGE"),
            Map.entry(5016, "TOO_MANY_RECIPIENTS"),
            Map.entry(5021, "ADDRESS_BLOCK"),
            Map.entry(5022, "MIME_REFUSED"),
            Map.entry(5023, "XML_REFUSED"),
            Map.entry(5024, "DUPLICATE_SUBMISSION"),
            Map.entry(4101, "TOKEN_MALFORMED"),
            Map.entry(4102, "TOKEN_TOO_LONG"),
            Map.entry(4103, "TOKEN_HEADER_REFUSED"),
            Map.entry(4104, "TOKEN_ISSUER_UNKNOWN"),
            Map.entry(4105, "TOKEN_ALGORITHM_WRONG"),
            Map.entry(4106, "TOKEN_KEY_UNKNOWN"),
            Map.entry(4107, "TOKEN_SIGNATURE_WRONG"),
            Map.entry(4108, "TOKEN_CLAIM_MISSING"),
            Map.entry(4109, "TOKEN_CLAIM_INVALID"),
            Map.entry(4110, "TOKEN_TIME_IN_MILLISECONDS"),
            Map.entry(4111, "TOKEN_EXPIRED"),
            Map.entry(4112, "TOKEN_NOT_YET_VALID"),
            Map.entry(4113, "TOKEN_LIFETIME_TOO_LONG"));

    @Test
    void code_everyReason_isTheOneItAlwaysHad() {
        Map<Integer, String> codes = new TreeMap<>();
        Arrays.stream(RejectionReason.values()).forEach(reason -> codes.put(reason.code(), reason.name()));
        assertEquals(new TreeMap<>(CODES), codes);
        assertEquals(RejectionReason.values().length, codes.size(), "no code twice");
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void faultText_everyMalformedReason_hasItsOwn(RejectionReason reason) {
        Set<RejectionReason.Kind> readable = Set.of(
                RejectionReason.Kind.MALFORMED,
                RejectionReason.Kind.TOO_SLOW,
                RejectionReason.Kind.TOO_LARGE,
                RejectionReason.Kind.UNSUPPORTED);
        assertEquals(
                !readable.contains(reason.kind()),
                FaultText.of(reason).equals("the request cannot be read"),
                "a reason that the sender can mend is told");
        assertTrue(!FaultText.of(reason).endsWith("."));
    }
}
