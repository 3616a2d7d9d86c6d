package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.http.deployment.ResourceMethods.ResourceMethod;
import io.github.dualauth.core.policy.ApiPolicy;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policies of all JAX-RS methods of one deployment. Built at start-up, or the deployment does not start. */
public final class ApiPolicies {

    private final Map<ResourceMethod, ApiPolicy> policies;

    private ApiPolicies(Map<ResourceMethod, ApiPolicy> policies) {
        this.policies = policies;
    }

    /**
     * Reads the policies of the JAX-RS methods in {@code classes}.
     *
     * @throws ConfigurationException naming every method without a policy, with a policy that makes no sense, or with a
     *     name that another one has
     */
    static ApiPolicies read(Collection<Class<?>> classes) {
        Map<ResourceMethod, ApiPolicy> policies = new LinkedHashMap<>();
        Set<String> faults = new TreeSet<>();
        for (ResourceMethod method : ResourceMethods.of(classes)) {
            try {
                Optional<ApiPolicy> policy = PolicyReader.read(method.resource(), method.method());
                policy.ifPresent(one -> policies.put(method, one));
                if (policy.isEmpty()) {
                    faults.add(method.description() + " has neither @Authenticated nor @Unauthenticated");
                }
            } catch (ConfigurationException e) {
                faults.add(method.description() + " " + e.getMessage());
            }
        }
        qualifyNames(policies);
        faults.addAll(faults(policies));
        if (!faults.isEmpty()) {
            throw new ConfigurationException("these API methods cannot be deployed: " + String.join("; ", faults));
        }
        return new ApiPolicies(policies);
    }

    /** Puts the resource's name before a method's where several methods have the same one and none was declared. */
    private static void qualifyNames(Map<ResourceMethod, ApiPolicy> policies) {
        Map<String, Long> uses = policies.values().stream()
                .collect(Collectors.groupingBy(ApiPolicy::name, HashMap::new, Collectors.counting()));
        policies.replaceAll((method, policy) ->
                uses.get(policy.name()) == 1 || PolicyReader.isNamed(method.resource(), method.method())
                        ? policy
                        : policy.withName(PolicyReader.longName(method.resource(), method.method())));
    }

    private static Set<String> faults(Map<ResourceMethod, ApiPolicy> policies) {
        Map<String, String> names = new HashMap<>();
        Set<String> faults = new TreeSet<>();
        policies.forEach((method, policy) -> {
            if (!policy.open() && policy.modes().isEmpty()) {
                faults.add(method.description() + " takes no mode");
            }
            if (!policy.open() && policy.credentials().isEmpty()) {
                faults.add(method.description() + " takes no credentials");
            }
            String other = names.putIfAbsent(policy.name(), method.description());
            if (other != null) {
                faults.add(
                        method.description() + " and " + other + " are both called " + policy.name() + ": set a name");
            }
        });
        return faults;
    }

    /**
     * The same policies, narrowed by configuration.
     *
     * @param served the modes that this deployment has verifiers for
     * @param configured the configured modes of a key, if any
     * @throws ConfigurationException if a method asks for a mode that is not served, or configuration would widen
     */
    ApiPolicies narrowed(Set<AuthenticationMode> served, Function<String, Optional<String>> configured) {
        List<String> faults = new ArrayList<>();
        Map<ResourceMethod, ApiPolicy> narrowed = new LinkedHashMap<>();
        policies.forEach((method, policy) -> {
            for (AuthenticationMode mode : policy.modes()) {
                if (!served.contains(mode)) {
                    faults.add(method.description() + " takes " + mode.word() + " callers, but " + module(mode)
                            + " is not in the deployment");
                }
            }
            narrowed.put(method, policy.narrowed(configured));
        });
        if (!faults.isEmpty()) {
            throw new ConfigurationException("these API methods cannot be deployed: " + String.join("; ", faults));
        }
        return new ApiPolicies(narrowed);
    }

    private static String module(AuthenticationMode mode) {
        return switch (mode) {
            case APPLICATION -> "application-auth";
            case INDIVIDUAL, DEVICE -> "individual-auth";
            case SYSTEM -> "direct-edge";
        };
    }

    /** Every method with its policy. */
    Map<ResourceMethod, ApiPolicy> all() {
        return policies;
    }

    /** The policy of a method that JAX-RS matched; empty for one that the start-up did not see. */
    Optional<ApiPolicy> of(Class<?> resource, Method method) {
        return policies.entrySet().stream()
                .filter(entry -> entry.getKey().resource().equals(resource)
                        && entry.getKey().method().equals(method))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
