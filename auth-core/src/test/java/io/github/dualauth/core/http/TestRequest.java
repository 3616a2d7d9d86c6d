package io.github.dualauth.core.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request as a filter meets it, without any server. */
final class TestRequest {

    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    private final MultivaluedMap<String, String> path = new MultivaluedHashMap<>();
    private final Map<String, Cookie> cookies = new HashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private Optional<MediaType> type = Optional.empty();
    private InputStream body = InputStream.nullInputStream();

    /** One more header of this name. */
    TestRequest header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /** A parameter in the path. */
    TestRequest path(String name, String value) {
        path.add(name, value);
        return this;
    }

    TestRequest cookie(String name, String value) {
        cookies.put(name, new Cookie.Builder(name).value(value).build());
        return this;
    }

    /** An attribute that the server sets. */
    TestRequest property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** A body of a declared type. */
    TestRequest body(MediaType declared, String text) {
        type = Optional.of(declared);
        body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ContainerRequestContext context() {
        return proxy(ContainerRequestContext.class, (method, argument) -> switch (method) {
            case "getHeaders" -> headers;
            case "getHeaderString" -> headers.containsKey(argument) ? String.join(",", headers.get(argument)) : null;
            case "getCookies" -> cookies;
            case "getProperty" -> properties.get(argument);
            case "setProperty" -> properties.put(argument, "set");
            case "getUriInfo" -> uri();
            case "getMediaType" -> type.orElse(null);
            case "hasEntity" -> type.isPresent();
            case "getEntityStream" -> body;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private UriInfo uri() {
        return proxy(UriInfo.class, (method, argument) -> {
            if ("getPathParameters".equals(method)) {
                return path;
            }
            throw new UnsupportedOperationException(method);
        });
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                TestRequest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.of(method.getName(), arguments == null ? "" : arguments[0].toString())));
    }

    /** What a method with one argument or none returns. */
    @FunctionalInterface
    private interface Answers {
        Object of(String method, String argument);
    }
}
