package io.github.dualauth.app.api;

import io.github.dualauth.app.api.direct.ClientCertificateResource;
import io.github.dualauth.app.api.direct.DirectAddressResource;
import io.github.dualauth.app.api.direct.DirectDeadLetterResource;
import io.github.dualauth.app.api.token.ApiKeyResource;
import io.github.dualauth.app.api.token.DeviceResource;
import io.github.dualauth.app.api.token.ParticipantResource;
import io.github.dualauth.app.api.token.SigningKeyResource;
import io.github.dualauth.app.api.token.SiteResource;
import io.github.dualauth.app.api.token.WebhookResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes method names in any case, and {@code /api/io/} for {@code /io/}: clients in the field send them all. Says here
 * already that a method takes POST only, as JAX-RS would answer OPTIONS by itself.
 */
@Provider
@PreMatching
public class MethodNameFilter implements ContainerRequestFilter {

    /** All that serve methods of the API; a test holds it against the classes that there are. */
    public static final List<Class<?>> RESOURCES = List.of(
            PingResource.class,
            PracticeResource.class,
            UserResource.class,
            ApplicationResource.class,
            ApplicationPasswordResource.class,
            ParticipantResource.class,
            SigningKeyResource.class,
            LoginResource.class,
            ApiKeyResource.class,
            SiteResource.class,
            DeviceResource.class,
            WebhookResource.class,
            OpenResource.class,
            DirectAddressResource.class,
            ClientCertificateResource.class,
            DirectDeadLetterResource.class);

    private static final String OLDER = "io/";
    private static final String NEWER = "api/io/";

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> documented = new HashSet<>();

    /** Collects the names as they are documented. */
    public MethodNameFilter() {
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getMethods()) {
                Path path = method.getAnnotation(Path.class);
                if (path != null) {
                    names.put(path.value().toLowerCase(Locale.ROOT), path.value());
                    documented.add(OLDER + path.value());
                }
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getPath();
        String asked = path.startsWith("/") ? path.substring(1) : path;
        if (documented.contains(asked) && HttpMethod.POST.equals(request.getMethod())) {
            return;
        }
        String name = asked.startsWith(NEWER) ? asked.substring(NEWER.length()) : "";
        if (asked.startsWith(OLDER)) {
            name = asked.substring(OLDER.length());
        }
        if (!name.isEmpty()) {
            String known = names.getOrDefault(name.toLowerCase(Locale.ROOT), name);
            if (names.containsValue(known) && !HttpMethod.POST.equals(request.getMethod())) {
                throw new NotAllowedException(HttpMethod.POST);
            }
            if (!asked.equals(OLDER + known)) {
                request.setRequestUri(
                        uri.getBaseUri(),
                        uri.getBaseUriBuilder().path(OLDER + "{name}").build(known));
            }
        }
    }
}
