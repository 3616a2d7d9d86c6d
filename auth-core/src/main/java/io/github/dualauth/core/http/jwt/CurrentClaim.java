package io.github.dualauth.core.http.jwt;

import io.github.dualauth.core.http.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.eclipse.microprofile.jwt.ClaimValue;

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
        Optional<Object> value =
                new CallerToken(CurrentCaller.of(request)).value(name).map(claim -> ClaimValues.as(wanted, claim));
        return optional ? value : value.orElse(null);
    }
}
