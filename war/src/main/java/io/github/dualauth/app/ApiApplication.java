package io.github.dualauth.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The JAX-RS application: everything that the WAR holds. */
@ApplicationPath("/")
@OpenAPIDefinition(info = @Info(title = "dualauth", version = "0.1.0", description = "Dual-mode authentication."))
public class ApiApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                // A redirect goes where the browser is, whatever the request says of its host and a proxy of its
                // scheme.
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
