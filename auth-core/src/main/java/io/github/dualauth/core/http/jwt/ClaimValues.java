package io.github.dualauth.core.http.jwt;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;

/** Claims in the types in which they may be asked for (MicroProfile JWT 2.1, "Supported Injection Types"). */
final class ClaimValues {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final Set<String> TIMES = Set.of(
            Claims.exp.name(), Claims.iat.name(), Claims.nbf.name(), Claims.auth_time.name(), Claims.updated_at.name());

    private ClaimValues() {}

    /** As {@code getClaim} gives it: texts, times, the audience and roles in types of Java, everything else in those of JSON. */
    static Object natural(String name, Object value) {
        if (TIMES.contains(name) && value instanceof Number number) {
            return number.longValue();
        }
        if (Claims.aud.name().equals(name)) {
            return texts(value);
        }
        return value instanceof String || value instanceof Set ? value : json(value);
    }

    /**
     * In the type that an injection point has.
     *
     * @throws IllegalArgumentException if the claim cannot be told in this type
     */
    static Object as(Type type, Object value) {
        Class<?> raw = raw(type);
        if (JsonValue.class.isAssignableFrom(raw) && raw.isInstance(json(value))) {
            return json(value);
        }
        if (raw == String.class) {
            return value instanceof String ? value : json(value).toString();
        }
        if (raw == Set.class) {
            return texts(value);
        }
        if ((raw == Long.class || raw == long.class) && value instanceof Number number) {
            return number.longValue();
        }
        if ((raw == Boolean.class || raw == boolean.class) && value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("a claim cannot be told as " + type.getTypeName());
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : (Class<?>) type;
    }

    /** One text is a set of one (RFC 7519, 4.1.3). */
    private static Set<String> texts(Object value) {
        Set<String> texts = new LinkedHashSet<>();
        Collection<?> values = value instanceof Collection<?> many ? many : List.of(value);
        values.forEach(one -> texts.add(String.valueOf(one)));
        return texts;
    }

    private static JsonValue json(Object value) {
        if (value instanceof String text) {
            return PROVIDER.createValue(text);
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return JsonValue.NULL;
        }
        if (value instanceof Number number) {
            return number instanceof Long whole
                    ? PROVIDER.createValue(whole)
                    : PROVIDER.createValue(new BigDecimal(number.toString()));
        }
        if (value instanceof Map<?, ?> members) {
            JsonObjectBuilder object = JSON.createObjectBuilder();
            members.forEach((name, member) -> object.add(name.toString(), json(member)));
            return object.build();
        }
        if (value instanceof Collection<?> items) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            items.forEach(item -> array.add(json(item)));
            return array.build();
        }
        return JsonValue.NULL;
    }
}
