package io.github.dualauth.core.http.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.TestVerifiers;
import io.github.dualauth.core.http.TestPipelines;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Constructible;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.spi.OASFactoryResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the OpenAPI document tells of policies. */
class PolicyOpenApiFilterTest {

    private final Map<String, Object> shown = new TreeMap<>();
    private final Map<String, Object> answers = new TreeMap<>();
    private TestDeployment deployment;

    @BeforeEach
    void start() {
        deployment = new TestDeployment(Map.of(), List.of(new TestVerifiers.OfApplications(), TestPipelines.idle()));
        OASFactoryResolver.setInstance(new Factory());
    }

    @AfterEach
    void stop() {
        OASFactoryResolver.setInstance(null);
        deployment.close();
    }

    /** Calls the filter on a document with one operation, for a deployment of these classes. */
    private void filter(String path, PathItem.HttpMethod verb, Class<?>... classes) {
        ApiPolicies declared = ApiPolicies.read(List.of(classes));
        deployment.registry().start(declared, null);
        Object responses = model(APIResponses.class, "addAPIResponse", answers);
        Operation operation = (Operation) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Operation.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "addExtension" -> shown.put((String) arguments[0], arguments[1]);
                    case "getResponses" -> responses;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        Object item = constant(PathItem.class, "getOperations", Map.of(verb, operation));
        Object paths = constant(Paths.class, "getPathItems", Map.of(path, item));
        new PolicyOpenApiFilter().filterOpenAPI((OpenAPI) constant(OpenAPI.class, "getPaths", paths));
    }

    @Test
    void filterOpenAPI_documentWithoutPaths_isLeftAlone() {
        new PolicyOpenApiFilter().filterOpenAPI((OpenAPI) constant(OpenAPI.class, "getPaths", null));
        assertEquals(Map.of(), shown);
    }

    @Test
    void filterOpenAPI_operationOfAnotherPathOrVerb_isLeftAlone() {
        filter("/io/plain/two", PathItem.HttpMethod.POST, TestResources.Plain.class);
        filter("/io/plain/one", PathItem.HttpMethod.GET, TestResources.Plain.class);
        assertEquals(Map.of(), shown);
        assertEquals(Map.of(), answers);
    }

    @Test
    void filterOpenAPI_closedMethod_tellsWhomItTakesAndItsRefusals() {
        filter("/io/plain/one", PathItem.HttpMethod.POST, TestResources.Plain.class);
        assertEquals(Map.of("x-dualauth-level", "account", "x-dualauth-modes", List.of("application")), shown);
        assertEquals(new TreeSet<>(List.of("400", "401", "403", "408", "413", "415", "503")), answers.keySet());
        assertEquals("Unauthorized (application/problem+json, RFC 9457)", answers.get("401"));
    }

    @Test
    void filterOpenAPI_openMethod_hasNoRefusals() {
        filter("/io/plain", PathItem.HttpMethod.GET, TestResources.Plain.class);
        assertEquals(Map.of("x-dualauth-level", "none", "x-dualauth-modes", List.of()), shown);
        assertEquals(Map.of(), answers);
    }

    @Test
    void filterOpenAPI_methodWithRolesAndAFormOfItsOwn_tellsRolesAndNoRefusals() {
        filter("/io/for-roles", PathItem.HttpMethod.POST, ForRoles.class);
        assertEquals(List.of("administrator", "auditor"), shown.get("x-dualauth-roles"));
        assertEquals(Map.of(), answers);
    }

    /** Speaks a protocol of its own. */
    @Path("for-roles")
    @RefusalsAs(TestResources.ShortFormat.class)
    static final class ForRoles {

        @POST
        @RolesAllowed({"auditor", "administrator"})
        @Authenticated(modes = AuthenticationMode.APPLICATION)
        public void forRoles() {}
    }

    private static Object constant(Class<?> type, String name, Object value) {
        return Proxy.newProxyInstance(
                PolicyOpenApiFilterTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    assertEquals(name, method.getName());
                    return value;
                });
    }

    /** Notes what is added, by its description. */
    private static Object model(Class<?> type, String name, Map<String, Object> added) {
        return Proxy.newProxyInstance(
                PolicyOpenApiFilterTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    assertEquals(name, method.getName());
                    added.put((String) arguments[0], ((APIResponse) arguments[1]).getDescription());
                    return proxy;
                });
    }

    /** Makes answers that have a description and nothing else. */
    private static final class Factory extends OASFactoryResolver {

        @Override
        public <T extends Constructible> T createObject(Class<T> type) {
            Map<String, Object> set = new HashMap<>();
            return type.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "description" -> {
                            set.put("description", arguments[0]);
                            yield proxy;
                        }
                        case "getDescription" -> set.get("description");
                        default -> throw new UnsupportedOperationException(method.getName());
                    }));
        }
    }
}
