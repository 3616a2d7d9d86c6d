package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Shows each API's policy in the OpenAPI document: {@code x-dualauth-modes}, {@code x-dualauth-level},
 * {@code x-dualauth-roles}. Set as {@code mp.openapi.filter}; a deployment with a filter of its own extends this one.
 */
public class PolicyOpenApiFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        CDI.current()
                .select(PolicyRegistry.class)
                .get()
                .all()
                .forEach((method, policy) -> document.getPaths().getPathItems().forEach((path, item) -> {
                    if (path.endsWith(method.path())) {
                        item.getOperations().forEach((verb, operation) -> {
                            if (verb.name().equalsIgnoreCase(method.verb())) {
                                show(operation, policy);
                            }
                        });
                    }
                }));
    }

    /** Adds what a client must know of {@code policy}. */
    protected void show(Operation operation, ApiPolicy policy) {
        operation.addExtension("x-dualauth-level", policy.level().name().toLowerCase(Locale.ROOT));
        operation.addExtension(
                "x-dualauth-modes",
                policy.modes().stream().sorted().map(mode -> mode.word()).toList());
        if (!policy.roles().isEmpty()) {
            operation.addExtension(
                    "x-dualauth-roles", policy.roles().stream().sorted().toList());
        }
        if (!policy.open() && policy.format() instanceof ProblemFormat) {
            for (String status : new String[] {"400", "401", "403", "408", "413", "415", "503"}) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(title(status)));
            }
        }
    }

    private static String title(String status) {
        return ProblemFormat.title(Integer.parseInt(status)) + " (application/problem+json, RFC 9457)";
    }
}
