package io.github.dualauth.core.http.jwt;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.token.SignedToken;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The token that the caller of the current request was known by (MicroProfile JWT 2.1, {@link JsonWebToken}). For a caller
 * who was known otherwise, and where nobody is known, it has no name and no claims.
 *
 * @param caller who calls
 */
record CallerToken(Optional<AuthenticatedCaller> caller) implements JsonWebToken {

    private Optional<SignedToken> token() {
        return caller.flatMap(AuthenticatedCaller::token);
    }

    /** The caller's name; null where there is no token, as the interface wants it. */
    @Override
    public String getName() {
        return token().isPresent() ? caller.orElseThrow().getName() : null;
    }

    @Override
    public Set<String> getClaimNames() {
        Set<String> names = new HashSet<>();
        token().ifPresent(token -> {
            names.addAll(token.claims().keySet());
            names.add(Claims.raw_token.name());
            names.add(Claims.groups.name());
        });
        return names;
    }

    /** Roles are the application's, whatever the token says of groups. */
    @Override
    public Set<String> getGroups() {
        return token().isPresent() ? caller.orElseThrow().roles() : Set.of();
    }

    @Override
    // The interface's own signature.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getClaim(String name) {
        return (T) value(name).map(value -> ClaimValues.natural(name, value)).orElse(null);
    }

    /** A claim as it was read; groups are the set of roles. */
    Optional<Object> value(String name) {
        if (token().isEmpty()) {
            return Optional.empty();
        }
        if (Claims.raw_token.name().equals(name)) {
            return Optional.of(token().orElseThrow().text());
        }
        if (Claims.groups.name().equals(name)) {
            return Optional.of(getGroups());
        }
        return Optional.ofNullable(token().orElseThrow().claims().get(name));
    }

    @Override
    public String toString() {
        return "CallerToken[]";
    }
}
