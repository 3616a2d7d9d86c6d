package io.github.dualauth.core.http.deployment;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the JAX-RS methods of a deployment's classes (Jakarta RESTful Web Services 3.1, 3.3 and 3.6). */
final class ResourceMethods {

    /**
     * A method as JAX-RS matches it.
     *
     * @param resource the class whose instance serves
     * @param method the Java method
     * @param path the template, from the class and the method, beginning with a slash
     * @param verb the HTTP method
     */
    record ResourceMethod(Class<?> resource, Method method, String path, String verb) {

        String description() {
            return resource.getName() + "." + method.getName();
        }
    }

    private ResourceMethods() {}

    static List<ResourceMethod> of(Collection<Class<?>> classes) {
        List<ResourceMethod> found = new ArrayList<>();
        for (Class<?> type : classes) {
            if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
                for (Method method : type.getMethods()) {
                    if (!method.isBridge()) {
                        declaration(type, method)
                                .map(declared -> new ResourceMethod(type, method, path(type, declared), verb(declared)))
                                .ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static String path(Class<?> type, Method declared) {
        StringBuilder path = new StringBuilder();
        PolicyReader.lineage(type).stream()
                .map(parent -> parent.getAnnotation(Path.class))
                .filter(annotation -> annotation != null)
                .findFirst()
                .ifPresent(annotation -> append(path, annotation.value()));
        Path own = declared.getAnnotation(Path.class);
        if (own != null) {
            append(path, own.value());
        }
        return path.length() == 0 ? "/" : path.toString();
    }

    private static void append(StringBuilder path, String segment) {
        String trimmed = segment.replaceAll("^/+|/+$", "");
        if (!trimmed.isEmpty()) {
            path.append('/').append(trimmed);
        }
    }

    /** The method, or the nearest one that it overrides, that says which HTTP method it serves. */
    private static Optional<Method> declaration(Class<?> type, Method method) {
        return PolicyReader.lineage(type).stream()
                .flatMap(parent -> PolicyReader.overridden(parent, method))
                .filter(declared -> !verb(declared).isEmpty())
                .findFirst();
    }

    private static String verb(Method declared) {
        for (Annotation annotation : declared.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return "";
    }
}
