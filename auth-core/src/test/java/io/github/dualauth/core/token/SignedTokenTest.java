package io.github.dualauth.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7515, 4.1, and RFC 7519, 4.1: what a token says of itself. */
class SignedTokenTest {

    @ParameterizedTest
    @CsvSource({
        "JWT, jwt",
        "at+jwt, at+jwt",
        "application/at+jwt, at+jwt",
        "APPLICATION/AT+JWT, at+jwt",
        "text/at+jwt, text/at+jwt",
        "application, application"
    })
    void type_ofAnyCaseAndWithOrWithoutApplication_isTheSame(String typ, String type) {
        assertEquals(type, withHeader("\"typ\":\"" + typ + "\"").type());
    }

    @Test
    void type_notThere_isEmpty() {
        assertEquals("", withHeader("\"kid\":\"k\"").type());
    }

    @Test
    void keyId_notThere_isEmpty() {
        assertEquals("k", withHeader("\"kid\":\"k\"").keyId());
        assertEquals("", withHeader("\"typ\":\"JWT\"").keyId());
    }

    @ParameterizedTest
    @CsvSource({"iss", "sub", "jti"})
    void claim_thatIsNoString_isEmpty(String name) {
        for (String value : new String[] {"1", "true", "null", "[\"a\"]", "{\"a\":\"b\"}"}) {
            SignedToken token = TestTokens.read(TestTokens.signed("{\"" + name + "\":" + value + "}"));
            assertEquals("", token.issuer() + token.subject() + token.id(), value);
        }
        assertEquals("", TestTokens.read(TestTokens.signed("{}")).text(name));
    }

    @Test
    void claims_areReadByTheirNames() {
        SignedToken token = TestTokens.read(TestTokens.signed("{\"iss\":\"a\",\"sub\":\"b\",\"jti\":\"c\"}"));
        assertEquals("a", token.issuer());
        assertEquals("b", token.subject());
        assertEquals("c", token.id());
    }

    @Test
    void claims_ofATokenThatWasRead_cannotBeChanged() {
        Map<String, Object> claims =
                TestTokens.read(TestTokens.signed("{\"sub\":\"a\"}")).claims();
        assertThrows(UnsupportedOperationException.class, () -> claims.put("sub", "b"));
    }

    @Test
    void text_isTheTokenAsItWasSent() {
        String sent = TestTokens.signed("{ \"sub\" : \"a\" }");
        assertEquals(sent, TestTokens.read(sent).text());
    }

    private static SignedToken withHeader(String member) {
        return TestTokens.read(TestTokens.signed("{\"alg\":\"HS256\"," + member + "}", "{}"));
    }
}
