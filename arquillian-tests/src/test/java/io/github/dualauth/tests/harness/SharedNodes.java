package io.github.dualauth.tests.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link NodePair} for all tests of a JVM, with the delays of the product. The tests are a trusted proxy, and so call
 * from whatever address they say. A test that ends a node brings it back.
 */
public final class SharedNodes implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedNodes.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NodePair.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ServerSetup setup = ServerSetup.throttling().with("DUALAUTH_TRUSTED_PROXIES", "127.0.0.1");
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(NodePair.class, key -> NodePair.start(setup, MariaDb.running()), NodePair.class);
    }
}
