package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the policy of a resource method: from the method, else from the methods that it overrides, else from its class,
 * else from the types above. {@code @RolesAllowed} and {@code @DenyAll} (Jakarta Annotations 2.1) belong to it.
 */
final class PolicyReader {

    /** A role that nobody has; {@code @DenyAll} asks for it. */
    private static final Set<String> NOBODY = Set.of("\0nobody");

    private PolicyReader() {}

    /**
     * The policy; empty when the method has none.
     *
     * @throws ConfigurationException if its annotations contradict one another; the message goes on from its name
     */
    static Optional<ApiPolicy> read(Class<?> resource, Method method) {
        Optional<Annotation> policy = find(resource, method, Set.of(Authenticated.class, Unauthenticated.class));
        return policy.map(annotation -> annotation instanceof Authenticated authenticated
                ? closed(resource, method, authenticated)
                : open(resource, method, (Unauthenticated) annotation));
    }

    private static ApiPolicy open(Class<?> resource, Method method, Unauthenticated annotation) {
        if (!roles(resource, method).isEmpty()) {
            throw new ConfigurationException("is @Unauthenticated and asks for a role; add @PermitAll if it is open");
        }
        return new ApiPolicy(
                nameOf(annotation.name(), method),
                Set.of(),
                Set.of(),
                AuthenticationLevel.NONE,
                Set.of(),
                format(resource),
                new NoFields());
    }

    private static ApiPolicy closed(Class<?> resource, Method method, Authenticated annotation) {
        if (annotation.level() == AuthenticationLevel.NONE) {
            throw new ConfigurationException("is @Authenticated at level NONE; say @Unauthenticated");
        }
        Set<AuthenticationMode> modes = Set.copyOf(List.of(annotation.modes()));
        if (modes.contains(AuthenticationMode.DEVICE) && annotation.level() == AuthenticationLevel.USER) {
            throw new ConfigurationException("takes device callers, who are no user, at level USER; say ACCOUNT");
        }
        Set<CredentialKind> credentials = Set.copyOf(List.of(annotation.credentials()));
        if (credentials.contains(CredentialKind.CLIENT_SECRET)
                == annotation.fields().equals(NoFields.class)) {
            throw new ConfigurationException("takes CLIENT_SECRET without fields, or has fields without it");
        }
        return new ApiPolicy(
                nameOf(annotation.name(), method),
                modes,
                credentials,
                annotation.level(),
                roles(resource, method),
                format(resource),
                made(annotation.fields(), method));
    }

    private static Set<String> roles(Class<?> resource, Method method) {
        Optional<Annotation> roles = find(resource, method, Set.of(RolesAllowed.class, DenyAll.class, PermitAll.class));
        if (roles.isEmpty() || roles.get() instanceof PermitAll) {
            return Set.of();
        }
        return roles.get() instanceof RolesAllowed allowed ? Set.copyOf(List.of(allowed.value())) : NOBODY;
    }

    private static FailureFormat format(Class<?> resource) {
        for (Class<?> type : lineage(resource)) {
            RefusalsAs format = type.getAnnotation(RefusalsAs.class);
            if (format != null) {
                return made(format.value(), type);
            }
        }
        return new ProblemFormat();
    }

    private static <T> T made(Class<T> type, Object user) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + ", of " + user + ", has no public constructor", e);
        }
    }

    private static Optional<Annotation> find(Class<?> resource, Method method, Set<Class<? extends Annotation>> kinds) {
        Set<Class<?>> lineage = lineage(resource);
        return Stream.concat(
                        lineage.stream().flatMap(type -> overridden(type, method)),
                        lineage.stream().map(AnnotatedElement.class::cast))
                .map(element -> only(element, kinds))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Annotation> only(AnnotatedElement element, Set<Class<? extends Annotation>> kinds) {
        List<Annotation> found = kinds.stream()
                .<Annotation>map(element::getAnnotation)
                .filter(annotation -> annotation != null)
                .toList();
        if (found.size() > 1) {
            throw new ConfigurationException(kinds.stream()
                    .map(kind -> "@" + kind.getSimpleName())
                    .sorted()
                    .collect(Collectors.joining(", ", "has more than one of ", "")));
        }
        return found.stream().findFirst();
    }

    /** The methods of {@code type} that {@code method} is or overrides, also where their parameters are generic. */
    static Stream<Method> overridden(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method.getName())
                        && candidate.getParameterCount() == method.getParameterCount()
                        && IntStream.range(0, method.getParameterCount())
                                .allMatch(i -> takes(candidate, i, method.getParameterTypes()[i])));
    }

    private static boolean takes(Method candidate, int i, Class<?> parameter) {
        Class<?> own = candidate.getParameterTypes()[i];
        return own.equals(parameter)
                || (candidate.getGenericParameterTypes()[i] instanceof TypeVariable && own.isAssignableFrom(parameter));
    }

    /** The class, its superclasses and all interfaces, nearest first. */
    static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> lineage = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            lineage.add(c);
            open.addAll(List.of(c.getInterfaces()));
        }
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            if (lineage.add(next)) {
                open.addAll(List.of(next.getInterfaces()));
            }
        }
        return lineage;
    }

    private static String nameOf(String declared, Method method) {
        return declared.isEmpty() ? kebabCase(method.getName()) : declared;
    }

    /** Whether the name of the policy was declared, and is not just the method's. */
    static boolean isNamed(Class<?> resource, Method method) {
        return find(resource, method, Set.of(Authenticated.class, Unauthenticated.class))
                .map(policy -> policy instanceof Authenticated authenticated
                        ? authenticated.name()
                        : ((Unauthenticated) policy).name())
                .filter(name -> !name.isEmpty())
                .isPresent();
    }

    /** The name of a method that shares its own with another one: {@code order-list} for {@code OrderResource.list}. */
    static String longName(Class<?> resource, Method method) {
        String type = resource.getSimpleName().replaceAll("(?<=.)(Resource|Api|Endpoint)$", "");
        return kebabCase(type) + "-" + kebabCase(method.getName());
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
