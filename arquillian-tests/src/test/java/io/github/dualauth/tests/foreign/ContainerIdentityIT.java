package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With its caller told to the container, too; and with one API narrowed by configuration. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ContainerIdentityIT implements RoleTests, CallerTests, UploadTests, DeviceTests, TokenTests {

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ContractWar.war(
                Map.of("dualauth.container-identity", "true", "dualauth.api.account.modes", "application"));
    }

    @Test
    void account_narrowedByConfiguration_takesOneMode() {
        try (ForeignClient client = client()) {
            Problem problem = Problem.of(401, client.post("/api/level/account", ANN));
            assertEquals("This API takes application authentication.", problem.detail());
            client.mustPost("/api/level/account", ADMINISTRATOR.account("open"));
            client.mustPost("/api/level/user", ANN);
        }
    }

    @Override
    public URL base() {
        return base;
    }

    @Override
    public boolean container() {
        return true;
    }
}
