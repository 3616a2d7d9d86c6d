package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic YTpi",
                "Bear",
                "Beare",
                "Bearers abc",
                "BearerAbc",
                "Bearer=abc",
                "Bearer\u00A0abc",
                "x Bearer abc"
            })
    void of_anotherScheme_isNone(String value) {
        assertEquals(Optional.empty(), BearerHeader.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "bearer ",
                "Bearer \t",
                "Bearer\tabc",
                "Bearer \tabc",
                "Bearer a b",
                "Bearer a,b",
                "Bearer =",
                "Bearer ==",
                "Bearer a=b",
                "Bearer \"abc\"",
                "Bearer a\u00E9",
                "Bearer a\uFF41",
                "Bearer a@",
                "Bearer a[",
                "Bearer a`",
                "Bearer a{",
                "Bearer a:",
                "Bearer a\u0000",
                "Bearer a, Basic YTpi"
            })
    void of_bearerWithoutASoundToken_hasNone(String value) {
        assertEquals(Optional.of(new BearerHeader(Optional.empty())), BearerHeader.of(value));
    }

    @Test
    void toString_anyToken_isNotTold() {
        assertEquals("BearerHeader", BearerHeader.of("Bearer abc").orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER   %s", "  Bearer %s \t"})
    void of_token_isReadWhole(String format) {
        for (String token : new String[] {"a", "azAZ09-._~+/", "abc.def.ghi", "a=", "a=="}) {
            assertEquals(
                    Optional.of(new BearerHeader(Optional.of(token))), BearerHeader.of(format.formatted(token)), token);
        }
    }
}
