package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the policy of a resource method: from the method, else from the methods that it overrides, else from its class,
 * else from the types above. {@code @RolesAllowed} and {@code @DenyAll} (Jakarta Annotations 2.1) belong to it.
 */
final class PolicyReader {

    /** A role that nobody has; {@code @DenyAll} asks for it. */
    private static final Set<String> NOBODY = Set.of("\0nobody");

    private PolicyReader() {}

    /** The policy; empty when the method has none. */
    static Optional<ApiPolicy> read(Class<?> resource, Method method) {
        Optional<Annotation> policy = find(resource, method, Set.of(Authenticated.class, Unauthenticated.class));
        return policy.map(annotation -> annotation instanceof Authenticated authenticated
                ? closed(resource, method, authenticated)
                : open(resource, method, (Unauthenticated) annotation));
    }

    private static ApiPolicy open(Class<?> resource, Method method, Unauthenticated annotation) {
        return new ApiPolicy(
                nameOf(annotation.name(), method), Set.of(), AuthenticationLevel.NONE, Set.of(), format(resource));
    }

    private static ApiPolicy closed(Class<?> resource, Method method, Authenticated annotation) {
        Set<AuthenticationMode> modes = EnumSet.noneOf(AuthenticationMode.class);
        modes.addAll(Set.of(annotation.modes()));
        return new ApiPolicy(
                nameOf(annotation.name(), method),
                Set.copyOf(modes),
                annotation.level(),
                roles(resource, method),
                format(resource));
    }

    private static Set<String> roles(Class<?> resource, Method method) {
        Optional<Annotation> roles = find(resource, method, Set.of(RolesAllowed.class, DenyAll.class, PermitAll.class));
        if (roles.isEmpty() || roles.get() instanceof PermitAll) {
            return Set.of();
        }
        return roles.get() instanceof RolesAllowed allowed ? Set.of(allowed.value()) : NOBODY;
    }

    private static FailureFormat format(Class<?> resource) {
        for (Class<?> type : lineage(resource)) {
            RefusalsAs format = type.getAnnotation(RefusalsAs.class);
            if (format != null) {
                try {
                    return format.value().getConstructor().newInstance();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(
                            "the refusal format of " + type.getName() + " has no public constructor", e);
                }
            }
        }
        return new ProblemFormat();
    }

    private static Optional<Annotation> find(Class<?> resource, Method method, Set<Class<? extends Annotation>> kinds) {
        Set<Class<?>> lineage = lineage(resource);
        for (Class<?> type : lineage) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (overridden(candidate, method)) {
                    Optional<Annotation> found = kinds.stream()
                            .<Annotation>map(candidate::getAnnotation)
                            .filter(annotation -> annotation != null)
                            .findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return lineage.stream()
                .flatMap(type -> kinds.stream().<Annotation>map(type::getAnnotation))
                .filter(annotation -> annotation != null)
                .findFirst();
    }

    private static boolean overridden(Method candidate, Method method) {
        return candidate.getName().equals(method.getName())
                && java.util.Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes());
    }

    /** The class, its superclasses and all interfaces, nearest first. */
    static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> lineage = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            lineage.add(c);
            open.addAll(Set.of(c.getInterfaces()));
        }
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            if (lineage.add(next)) {
                open.addAll(Set.of(next.getInterfaces()));
            }
        }
        return lineage;
    }

    private static String nameOf(String declared, Method method) {
        return declared.isEmpty()
                ? method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
                : declared;
    }
}
