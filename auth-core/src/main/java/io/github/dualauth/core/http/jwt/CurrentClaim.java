package io.github.dualauth.core.http.jwt;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.token.SignedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;

/**
 * A claim of whoever calls when it is asked for, so that it may stay in a bean that outlives a request.
 *
 * @param name the claim
 * @param type what it is told as: a type of {@link ClaimValues}, or an Optional of one
 * @param request the current one
 */
record CurrentClaim(String name, Type type, HttpServletRequest request) implements ClaimValue<Object> {

    @Override
    public String getName() {
        return name;
    }

    /** Null where nobody has such a claim and the type is no Optional, as the interface wants it. */
    @Override
    public Object getValue() {
        boolean optional = ClaimValues.raw(type) == Optional.class;
        Type wanted = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        Optional<Object> value = value().map(claim -> ClaimValues.as(wanted, claim));
        return optional ? value : value.orElse(null);
    }

    private Optional<Object> value() {
        Optional<AuthenticatedCaller> caller = CurrentCaller.of(request);
        Optional<SignedToken> token = caller.flatMap(AuthenticatedCaller::token);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (name.equals(Claims.groups.name())) {
            return Optional.of(caller.orElseThrow().roles());
        }
        return name.equals(Claims.raw_token.name())
                ? Optional.of(token.get().text())
                : Optional.ofNullable(token.get().claims().get(name));
    }
}
