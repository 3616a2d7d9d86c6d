package io.github.dualauth.core.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.TestCallers;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.token.SignedToken;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.TestTokens;
import io.github.dualauth.core.token.TokenReading;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.json.JsonNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The caller's token, and claims of it, as a bean asks for them. */
class CallerTokenTest {

    private static final String TEXT = TestTokens.signed("{\"sub\":\"somebody\",\"groups\":[\"kings\"],\"level\":7}");

    private final AuthenticatedCaller caller = TestCallers.application(token());
    private final CallerToken token = new CallerToken(Optional.of(caller));

    private static SignedToken token() {
        return ((TokenReading.Read) new SignedTokens(1, MutableClock.stopped()).read(TEXT)).token();
    }

    @Test
    void token_whereNobodyIsKnownOrByOtherMeans_hasNothing() {
        for (CallerToken none : new CallerToken[] {
            new CallerToken(Optional.empty()), new CallerToken(Optional.of(TestCallers.application()))
        }) {
            assertNull(none.getName());
            assertEquals(Set.of(), none.getClaimNames());
            assertEquals(Set.of(), none.getGroups());
            for (String name : new String[] {"sub", "groups", "raw_token"}) {
                assertEquals(Optional.empty(), none.value(name));
                assertNull(none.<Object>getClaim(name));
            }
        }
    }

    @Test
    void token_ofACaller_hasTheCallersNameAndRolesWhateverItSaysItself() {
        assertEquals("app", token.getName());
        assertEquals(Set.of("clerk"), token.getGroups());
        assertEquals(Optional.of(Set.of("clerk")), token.value("groups"));
        assertEquals(Set.of("clerk"), token.getClaim("groups"));
    }

    @Test
    void claims_areThoseOfTheToken() {
        assertEquals(Set.of("sub", "groups", "level", "raw_token"), token.getClaimNames());
        assertEquals("somebody", token.getClaim("sub"));
        assertEquals(7, token.<JsonNumber>getClaim("level").intValue());
        assertEquals(TEXT, token.getClaim("raw_token"));
        assertNull(token.<Object>getClaim("other"));
    }

    @Test
    void toString_tellsNothingOfTheToken() {
        assertEquals("CallerToken[]", token.toString());
        assertFalse(token.toString().contains(TEXT));
    }

    @Test
    void currentClaim_ofNobody_isNothing() {
        assertNull(claim("sub", String.class, Optional.empty()).getValue());
        assertEquals(
                Optional.empty(), claim("sub", optionalText(), Optional.empty()).getValue());
    }

    @Test
    void currentClaim_isInTheTypeThatIsAskedFor() {
        assertEquals("somebody", claim("sub", String.class, Optional.of(caller)).getValue());
        assertEquals("7", claim("level", String.class, Optional.of(caller)).getValue());
        assertEquals(7L, claim("level", Long.class, Optional.of(caller)).getValue());
        assertEquals(
                Optional.of("7"),
                claim("level", optionalText(), Optional.of(caller)).getValue());
        assertNull(claim("other", Long.class, Optional.of(caller)).getValue());
        assertEquals(
                Optional.empty(),
                claim("other", optionalText(), Optional.of(caller)).getValue());
        assertSame("level", claim("level", Long.class, Optional.of(caller)).getName());
    }

    private static Type optionalText() {
        return new TypeLiteral<Optional<String>>() {}.getType();
    }

    private static CurrentClaim claim(String name, Type type, Optional<AuthenticatedCaller> who) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                CallerTokenTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> CurrentCaller.PROPERTY.equals(arguments[0]) ? who.orElse(null) : null);
        return new CurrentClaim(name, type, request);
    }
}
