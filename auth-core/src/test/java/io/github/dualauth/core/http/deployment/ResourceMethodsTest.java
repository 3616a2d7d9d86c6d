package io.github.dualauth.core.http.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Jakarta RESTful Web Services 3.1, 3.3 (resource methods) and 3.6 (annotation inheritance). */
class ResourceMethodsTest {

    @Test
    void of_interfacesAndAbstractClasses_findsNone() {
        assertEquals(Map.of(), found(TestResources.Contract.class, TestResources.Generic.class));
    }

    @Test
    void of_methodWithoutVerb_isNoResourceMethod() {
        assertEquals(
                Map.of("practiceCreate", "POST /plain/one", "aliveV2Now", "GET /plain"),
                found(TestResources.Plain.class));
    }

    @Test
    void of_subclass_inheritsMethodsAndVerbs() {
        assertEquals(
                Map.of(
                        "byClass", "POST /level",
                        "byMethod", "POST /level",
                        "forRoles", "POST /level",
                        "forNobody", "POST /level",
                        "added", "POST /level"),
                found(TestResources.Inherits.class));
    }

    @Test
    void of_implementation_inheritsFromItsInterface() {
        assertEquals(
                Map.of("call", "POST /contract/call", "byDefault", "GET /contract"), found(TestResources.Serves.class));
    }

    @Test
    void of_genericSupertype_isFoundOnceWithoutBridges() {
        assertEquals(2, ResourceMethods.of(List.of(TestResources.OfText.class)).size());
        assertEquals(Map.of("take", "POST /generic", "give", "POST /generic"), found(TestResources.OfText.class));
    }

    private static Map<String, String> found(Class<?>... classes) {
        Map<String, String> found = new TreeMap<>();
        ResourceMethods.of(List.of(classes))
                .forEach(method -> found.put(method.method().getName(), method.verb() + " " + method.path()));
        return found;
    }
}
