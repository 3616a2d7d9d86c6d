package io.github.dualauth.app.hcx;

import io.github.dualauth.app.PathFormats;
import io.github.dualauth.app.envelope.Details;
import io.github.dualauth.app.envelope.Envelope;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Adds the call's own identifiers to HCX's error bodies, where the request has them as headers. */
@Provider
public class HcxIdentifiers implements ContainerResponseFilter {

    private static final int LEAST_ERROR = 400;

    /** HCX has UUIDs there; nothing that could do harm in a log is repeated. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < LEAST_ERROR
                || !PathFormats.of(request.getUriInfo().getPath())
                        .filter(HcxPaths.class::isInstance)
                        .isPresent()) {
            return;
        }
        String correlation = identifier(request, "x-hcx-correlation_id");
        String call = identifier(request, "x-hcx-api_call_id");
        if (!correlation.isEmpty() || !call.isEmpty()) {
            JsonObjectBuilder body = body(response.getEntity());
            if (!correlation.isEmpty()) {
                body.add("correlation_id", correlation);
            }
            if (!call.isEmpty()) {
                body.add("api_call_id", call);
            }
            response.setEntity(body.build().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonObjectBuilder body(Object entity) {
        String text = entity instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : entity.toString();
        JsonObjectBuilder body = Envelope.object();
        Details.read(text).forEach(body::add);
        return body;
    }

    private static String identifier(ContainerRequestContext request, String name) {
        String value = request.getHeaderString(name);
        return value != null && IDENTIFIER.matcher(value).matches() ? value : "";
    }
}
