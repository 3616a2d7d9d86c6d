package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.ApplicationVerifier;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CertificateVerifier;
import io.github.dualauth.core.CredentialVerifier;
import io.github.dualauth.core.DeviceVerifier;
import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.http.RequestPipeline;
import io.github.dualauth.core.policy.ApiPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Holds the policies of the deployment as they are in force, and checks the configuration before anything else. */
@ApplicationScoped
public class PolicyRegistry {

    private static final Map<AuthenticationMode, Class<? extends CredentialVerifier>> VERIFIERS = Map.of(
            AuthenticationMode.APPLICATION, ApplicationVerifier.class,
            AuthenticationMode.INDIVIDUAL, IndividualVerifier.class,
            AuthenticationMode.DEVICE, DeviceVerifier.class,
            AuthenticationMode.SYSTEM, CertificateVerifier.class);

    @Inject
    @Any
    private Instance<ConfigurationKeys> keys;

    @Inject
    @Any
    private Instance<CredentialVerifier> verifiers;

    /** Not made before the configuration was checked: it opens the database, and so brings the tables up to date. */
    @Inject
    private Instance<RequestPipeline> opened;

    private RequestPipeline pipeline;
    private ApiPolicies policies;

    /** Puts {@code declared} into force in {@code context}. */
    void start(ApiPolicies declared, ServletContext context) {
        Config config = ConfigProvider.getConfig();
        ConfigurationKeys.refuseUnknown(
                keys.stream().toList(),
                declared.all().values().stream().map(ApiPolicy::modesKey).toList(),
                config.getPropertyNames());
        policies = declared.narrowed(served(), key -> config.getOptionalValue(key, String.class));
        pipeline = opened.get();
        pipeline.deployedIn(context);
    }

    /** The modes that some verifier is there for; none is made yet. */
    private Set<AuthenticationMode> served() {
        Set<AuthenticationMode> served = EnumSet.noneOf(AuthenticationMode.class);
        VERIFIERS.forEach((mode, type) -> {
            if (!verifiers.select(type).isUnsatisfied()) {
                served.add(mode);
            }
        });
        return served;
    }

    Map<ResourceMethods.ResourceMethod, ApiPolicy> all() {
        return policies.all();
    }

    ApiPolicy policy(Class<?> resource, Method method) {
        return policies.of(resource, method)
                .orElseThrow(() -> new ConfigurationException("these API methods cannot be deployed: "
                        + resource.getName() + "." + method.getName()
                        + " was not found at start-up; give its class a @Path, or declare the method there"));
    }

    RequestPipeline pipeline() {
        return pipeline;
    }
}
