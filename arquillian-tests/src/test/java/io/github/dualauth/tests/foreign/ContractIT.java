package io.github.dualauth.tests.foreign;

import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** With its caller told to JAX-RS and CDI, as is the default. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ContractIT implements AnswerTests, RoleTests, CallerTests, UploadTests, DeviceTests, TokenTests {

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ContractWar.war(Map.of());
    }

    @Override
    public URL base() {
        return base;
    }

    @Override
    public boolean container() {
        return false;
    }
}
